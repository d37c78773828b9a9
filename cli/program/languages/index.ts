import { go } from "./go";
import type { Language } from "./language";
import { python } from "./python";
import { typescript } from "./typescript";
import { yaml } from "./yaml";

/** Languages by their names on the command line; the first one is meant where none is given. */
export const languages: ReadonlyMap<string, Language> = new Map(Object.entries({ typescript, python, go, yaml }));

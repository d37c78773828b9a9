/** Examples in each language, from one declaration. */
import { SDKS } from "../../cli/plugin/sdks";
import type { NamedTypes, TypeSpec } from "../pluginSchema/named";
import type { Declared } from "./declared";
import { python } from "./python";
import { typescript } from "./typescript";
import { yaml } from "./yaml";

/** A program in each language, by what marks the language in Markdown. */
export type Write = (resources: readonly Declared[]) => Promise<ReadonlyMap<string, string>>;

/** @param inputsOf the arguments of a type of resources */
export const writer =
  (inputsOf: (type: string) => Readonly<Record<string, TypeSpec>>, named: NamedTypes): Write =>
  async (resources) =>
    new Map([
      ["typescript", await typescript(resources, SDKS.nodejs)],
      ["python", python(resources, inputsOf, named)],
      ["yaml", yaml(resources)],
    ]);

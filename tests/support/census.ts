import { registry } from "../../provider/resources";
import { partOf } from "../nouns";
import type { InProcess } from "./inProcess";

/** What of the Hub a run could double or lose, in a form that can be compared. */
export function census({ fake }: Pick<InProcess, "fake">): object {
  return Object.fromEntries([...registry.keys()].map((noun) => [noun, partOf(noun, "counted")(fake)]));
}

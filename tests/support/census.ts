import { toldNouns } from "../nouns";
import type { InProcess } from "./inProcess";

/** What of the Hub a run could double or lose, in a form that can be compared. */
export function census({ fake }: Pick<InProcess, "fake">): object {
  return Object.fromEntries(toldNouns("counted").map(([noun, counted]) => [noun, counted(fake)]));
}

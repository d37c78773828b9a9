import { createContext, Script } from "node:vm";
import type { Repository } from "./store";

/** How long a rule may take; one that tries this and that without end is refused. What is none takes no time at all. */
const PATIENCE_MS = 2_000;

const within = createContext({ rule: "", names: [] as readonly string[] });
const matches = new Script("names.filter((name) => new RegExp('^(?:' + rule + ')$').test(name))");

/**
 * The names that a rule describes, from the first letter to the last: the contract's examples are `v.*` and
 * `.*-RELEASE`, which say as much at both ends.
 *
 * @returns undefined when the rule is no regular expression
 */
export function described(rule: string, names: readonly string[]): string[] | undefined {
  Object.assign(within, { rule, names });
  try {
    new RegExp(rule);
    return [...(matches.runInContext(within, { timeout: PATIENCE_MS }) as string[])];
  } catch {
    return undefined;
  }
}

/** Whether a tag of this name stays what it is once it is pushed. Without a rule that is so of all. */
export function isImmutable({ immutableTags: { enabled, rules } }: Repository, name: string): boolean {
  return enabled && (rules.length === 0 || rules.some((rule) => described(rule, [name])?.length === 1));
}

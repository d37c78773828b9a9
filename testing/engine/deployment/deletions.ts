import { needs, type Resource } from "../state/state";
import { Problem, type Step } from "./steps";
import type { Selection } from "./targets";
import { Skipped } from "./workers";

/**
 * The steps that end what is left of a state, as far as the command is about it. Throws nothing: the problems tell
 * what would go that nobody has named.
 */
export function deletions(
  base: readonly Resource[],
  left: readonly Resource[],
  selection: Selection,
): { steps: Step[]; problems: Problem[] } {
  const may = selection.deletable(base);
  // Those that wait for their deletion since this run are new objects, with the names of old ones.
  const names = new Set([...may].map(({ urn }) => urn));
  const steps = left.filter((one) => may.has(one) || names.has(one.urn)).map(deletion);
  const problems = steps
    .filter(({ urn }) => !selection.mayDelete(urn))
    .map(({ urn }) => {
      const way = "Either include resource in --target list or pass --target-dependents to proceed.";
      return new Problem(`Resource '${urn}' will be destroyed but was not specified in --target list.\n${way}`, urn);
    });
  return { steps, problems };
}

function deletion(old: Resource): Step {
  const base = { urn: old.urn, type: old.type, old };
  if (old.delete) return { ...base, op: old.external ? "discard-replaced" : "delete-replaced" };
  if (old.pendingReplacement) return { ...base, op: "remove-pending-replace" };
  return { ...base, op: old.external ? "discard" : "delete" };
}

/**
 * Takes steps in rounds, the deepest dependents first, as many at a time as `run` lets through. After a round in which
 * something failed there is no other. Returns what went wrong.
 */
export async function inRounds(steps: readonly Step[], run: (step: Step) => Promise<void>): Promise<Problem[]> {
  for (const round of rounds(steps)) {
    const results = await Promise.allSettled(round.map(run));
    const failed = results
      .filter((one) => one.status === "rejected")
      .map(({ reason }) => reason as unknown)
      .filter((error) => !(error instanceof Skipped));
    const strange = failed.find((error) => !(error instanceof Problem));
    if (strange !== undefined) throw strange;
    if (failed.length > 0) return failed as Problem[];
  }
  return [];
}

/** In the last round are those that need nothing of the others, before it those that need only these, and so on. */
function rounds(steps: readonly Step[]): Step[][] {
  const found: Step[][] = [];
  const left = new Set(steps);
  while (left.size > 0) {
    const urns = new Set([...left].map(({ urn }) => urn));
    const free = [...left].filter(({ urn, old }) => !needs(old!).some((needed) => needed !== urn && urns.has(needed)));
    if (free.length === 0) break;
    for (const step of free) left.delete(step);
    found.unshift(free);
  }
  return found;
}

import { needs, type Resource } from "../state/state";
import { Problem, type Step } from "./steps";

/** The step that ends a resource nobody declares any more. Throws for a protected one. */
export function deletion(old: Resource): Step {
  const base = { urn: old.urn, type: old.type, old };
  if (old.pendingReplacement) return { ...base, op: "remove-pending-replace" };
  if (old.delete) return { ...base, op: "delete-replaced" };
  if (old.external) return { ...base, op: "discard" };
  if (old.protect) {
    throw new Problem(
      `resource "${old.urn}" cannot be deleted\nbecause it is protected. To unprotect the resource, ` +
        "remove the `protect` flag from the resource in your Pulumi program and run `pulumi up`",
      old.urn,
    );
  }
  return { ...base, op: "delete" };
}

/**
 * Ends resources, each before what it needs, as many at a time as `run` lets through. What could
 * not be deleted keeps what it needs; the rest goes on. Returns what went wrong.
 */
export async function deleteAll(olds: readonly Resource[], run: (step: Step) => Promise<void>): Promise<Problem[]> {
  const problems: Problem[] = [];
  const left = new Set(olds);
  while (left.size > 0) {
    const needed = new Set([...left].flatMap(needs));
    const free = [...left].filter((one) => !needed.has(one.urn));
    if (free.length === 0) break;
    const results = await Promise.all(
      free.map(async (old) => {
        const goesWith = olds.some(({ urn }) => urn === old.deletedWith);
        try {
          await run({ ...deletion(old), ...(goesWith && { untouched: true }) });
          return undefined;
        } catch (error) {
          if (error instanceof Problem) return error;
          throw error;
        }
      }),
    );
    free.forEach((old, index) => {
      const problem = results[index];
      if (problem === undefined) left.delete(old);
      else problems.push(problem);
    });
    if (problems.length > 0) break;
  }
  return problems;
}

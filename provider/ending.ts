import type { AnyDefinition } from "./engine/define";
import type { Hub } from "./hub/hub";

type Stored = Parameters<NonNullable<AnyDefinition<Hub>["refuse"]>>[1];

/** Asks the resources of the stack that have one of these things. Throws where one is to end in this run and may not. */
export async function ending(
  hub: Hub,
  nouns: ReadonlyMap<string, AnyDefinition<Hub>>,
  things: readonly string[],
): Promise<void> {
  const holders = await hub.run.holders(...things);
  await Promise.all(holders.map(({ noun, properties }) => nouns.get(noun)?.refuse?.(hub, properties as Stored)));
}

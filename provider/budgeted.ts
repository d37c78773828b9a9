import { UnclearError } from "../run/run";
import { namedKeys } from "../run/things";
import type { AnyDefinition } from "./engine/define";
import type { Hub, Spent } from "./hub/hub";
import { ledger, tooMany, verdict } from "./resources/shared/rails";

type Stored = Parameters<NonNullable<AnyDefinition<Hub>["leaving"]>>[1];

/**
 * Lets people lose something in a run. Before the first removal it counts everybody who is to lose
 * something: of what the stack held, all that the program declares no longer. Throws when those are too
 * many; then nothing has been taken from anybody.
 */
export async function budgeted(
  hub: Hub,
  nouns: ReadonlyMap<string, AnyDefinition<Hub>>,
  org: string,
  leaving: readonly string[],
  { counts, rails }: Spent,
): Promise<void> {
  await hub.run.endings.needsHeld();
  const alike = [...nouns.values()].filter((noun) => noun.counts === counts);
  const known = new Map(alike.map((noun) => [noun.type, noun]));
  // What a run leaves out nobody loses in it.
  const all = (await hub.run.endings.leavesOut()) ? [] : await departures(hub, known, org, ledger(org, counts));
  const why = await tooMany(org, [...all, ...leaving], rails, hub.run, counts);
  const refused = verdict(rails, { maxRemoval: why && hub.run.budget.tell(ledger(org, counts), why) });
  if (refused !== undefined) throw new Error(refused);
}

interface Counted {
  version: number;
  leaving: Promise<string[]>;
}

const counted = new WeakMap<Hub, Map<string, Counted>>();

/** Everybody to whom the stack gave something that the program declares no longer; or everything else that is so. */
function departures(
  hub: Hub,
  nouns: ReadonlyMap<string, AnyDefinition<Hub>>,
  org: string,
  kept: string,
): Promise<string[]> {
  const byOrg = counted.get(hub) ?? new Map<string, Counted>();
  counted.set(hub, byOrg);
  const known = byOrg.get(kept);
  // What was counted holds as long as nothing more is declared.
  if (known?.version === hub.run.version) return known.leaving;
  const leaving = count(hub, nouns, org);
  byOrg.set(kept, { version: hub.run.version, leaving });
  return leaving;
}

async function count(hub: Hub, nouns: ReadonlyMap<string, AnyDefinition<Hub>>, org: string): Promise<string[]> {
  const held = (await hub.run.all()).flatMap(({ noun, properties, hidden = [] }) => {
    const definition = nouns.get(noun);
    if (definition === undefined || properties["org"] !== org) return [];
    // Whom a program keeps secret is counted when their end comes: the engine tells it then.
    return namedKeys(definition).some((key) => hidden.includes(key)) ? [] : [{ definition, properties }];
  });
  const people = await Promise.all(
    held.map(async ({ definition, properties }) => {
      const leaving = definition.leaving?.(hub, properties as Stored);
      return leaving?.catch((error: unknown) => {
        // A program that is still at work says so itself where it matters.
        if (error instanceof UnclearError) return [];
        throw error;
      });
    }),
  );
  return people.flatMap((some) => some ?? []);
}

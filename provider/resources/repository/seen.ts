import type { Hub } from "../../hub/hub";
import { getRepository, type ImmutableTags, listRepositories } from "../../hub/repositories";
import { canonical, type Kept, type Wanted } from "./values";

/**
 * A repository as it is now; undefined when it is gone. The list tells of all of them; a single one is asked for
 * what only it tells, where that is managed, and where the list does not have it.
 */
export async function seen(hub: Hub, known: Partial<Wanted & Kept>) {
  const { org, name, visibility, fullDescription, immutableTags, registeredAt } = known as typeof known & {
    org: string;
    name: string;
  };
  // An import takes over what the program declares, and get() is asked for all there is.
  const all = visibility === undefined && (await hub.run.isProgram());
  const listed = (await listRepositories(hub, org)).get(name);
  const alone = all || listed === undefined || fullDescription !== undefined || immutableTags !== undefined;
  const whole = alone ? await getRepository(hub, org, name) : undefined;
  const there = alone ? whole : listed;
  if (there === undefined) return undefined;
  const rules = (now: ImmutableTags) =>
    immutableTags !== undefined && canonical(immutableTags) === canonical(now) ? immutableTags : now;
  return {
    visibility: there.isPrivate ? ("private" as const) : ("public" as const),
    description: there.description,
    ...(whole !== undefined && (all || fullDescription !== undefined)
      ? { fullDescription: whole.fullDescription }
      : {}),
    ...(whole !== undefined && (all || immutableTags !== undefined)
      ? { immutableTags: asState(rules(whole.immutableTags)) }
      : {}),
    registeredAt: there.registeredAt,
    ...(registeredAt === undefined ? { found: true } : {}),
  };
}

const asState = ({ enabled, rules }: ImmutableTags) => ({ enabled, rules: [...rules] });

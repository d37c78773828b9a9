import { thingsOf } from "../run/things";
import { ignored } from "../run/patterns";
import type { Area } from "../provider/hub/credential";
import { ConfigError, PermissionError } from "../provider/hub/errors";
import { type Noun, registry } from "../provider/resources";
import type { Listed, Look } from "../provider/telling/look";

/** What there is of an organization: objects by noun, and parts that the credential may not see, each with the reason. */
export interface Seen {
  listed: ReadonlyMap<Noun, readonly Listed[]>;
  unseen: ReadonlyMap<Area, string>;
}

const partOf = ({ told }: Noun): Area => told.areas[0];

/** Parts of an organization that can be looked at apart. */
export const PARTS: readonly Area[] = [...new Set([...registry.values()].map(partOf))];

/** Those of them of which nobody calls something unmanaged: what there is once is nobody's oversight. */
export const LISTED: ReadonlySet<Area> = new Set([...registry.values()].filter(({ told }) => !told.isOne).map(partOf));

/** Whether an error says that the credential, or the lack of one, does not show something. */
export const isUnseen = (error: unknown): error is Error =>
  error instanceof PermissionError || error instanceof ConfigError;

/** Looks through an organization: each list is read once. What nobody has to declare is left out. */
export async function lookThrough(look: Look): Promise<Seen> {
  const unseen = new Map<Area, string>();
  const nouns = [...registry.values()].filter((noun) => look.parts.has(partOf(noun)));
  const listed = nouns.map(async (noun): Promise<[Noun, Listed[]]> => {
    const all = await noun.told.list(look).catch((error: unknown) => {
      if (!isUnseen(error)) throw error;
      unseen.set(partOf(noun), error.message);
      return [];
    });
    return [noun, all.filter(({ name }) => noun.told.isOne || !isLeft(name, look.ignore))];
  });
  return { listed: new Map(await Promise.all(listed)), unseen };
}

/** Whether something is left alone, by its name or by a part of it. */
const isLeft = (name: string, ignore: readonly string[]) =>
  [...name.split("/"), name].some((part) => ignored(ignore, part));

/** What is known of a listed object, as its state would have it. */
export const valuesOf = ({ args, known, identity }: Listed, org: string) => ({ org, ...args, ...identity, ...known });

/** What a listed object is itself, as a thing. */
export function itselfOf({ told, holds }: Noun, listed: Listed, org: string): string {
  return thingsOf([told.itself ?? holds[0]!], valuesOf(listed, org))[0] ?? "";
}

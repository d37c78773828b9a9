import type { Hub } from "../hub/hub";
import { forgetSettings, getSettings, putSettings, type RestrictedImages, type Settings } from "../hub/settings";

type Images = Partial<RestrictedImages>;

/** Somebody else may write other keys between a look and a write: looked at and written again this often. */
const ATTEMPTS = 3;

/**
 * Writes what is declared over what is there now, and returns what was there. The Hub takes settings only
 * whole, so that whoever writes others at the same time may undo this: it is looked at again, and written
 * again where that happened.
 */
export async function writeOver(hub: Hub, org: string, declared: object | undefined): Promise<Settings> {
  const said = Object.entries(declared ?? {}).filter(([, value]) => value !== undefined);
  forgetSettings(hub, org);
  const before = await getSettings(hub, org);
  for (let attempt = 1, there = before; attempt <= ATTEMPTS; attempt++) {
    await putSettings(hub, org, { restrictedImages: { ...there.restrictedImages, ...Object.fromEntries(said) } });
    there = await getSettings(hub, org);
    if (said.every(([key, value]) => there.restrictedImages[key as keyof RestrictedImages] === value)) return before;
  }
  throw new Error("somebody else writes the settings at the same time, and undoes this. Run again.");
}

/** What the state keeps of settings that were taken over. */
interface Held {
  restrictedImages?: Images;
  found?: { restrictedImages: Images };
}

/**
 * Writes what is declared, and returns what was there before this stack managed it: of keys that another
 * resource of it had, what that one found, which comes back where they are declared no longer.
 */
export async function takeOverSettings(hub: Hub, org: string, declared: object | undefined) {
  const [holder] = await hub.run.holders(`settings/${org}`);
  const held = (holder?.properties ?? {}) as Held;
  const before = narrowed(held.found?.restrictedImages ?? {}, held.restrictedImages ?? {});
  const returning = Object.entries(before ?? {}).filter(([key]) => !Object.hasOwn(declared ?? {}, key));
  const { restrictedImages: was } = await writeOver(hub, org, { ...Object.fromEntries(returning), ...declared });
  return { found: { restrictedImages: { ...was, ...before } } };
}

/** The part of `whole` that has the keys of `declared`: what a program does not name is not managed. */
export function narrowed<T extends object>(whole: T, declared: object | undefined): Partial<T> | undefined {
  if (declared === undefined) return undefined;
  return Object.fromEntries(Object.entries(whole).filter(([key]) => Object.hasOwn(declared, key))) as Partial<T>;
}

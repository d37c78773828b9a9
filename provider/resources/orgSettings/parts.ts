import { PartialFailure } from "../../engine/failure";
import { mayHaveBeenDone } from "../../hub/errors";
import type { Hub } from "../../hub/hub";
import { forgetSettings, getSettings, putSettings, type RestrictedImages, type Settings } from "../../hub/settings";

type Images = Partial<RestrictedImages>;

/** Somebody else may write other keys between a look and a write: looked at and written again this often. */
const ATTEMPTS = 3;

/** The settings as they are by now: somebody may have written them since they were read. */
function presentSettings(hub: Hub, org: string): Promise<Settings> {
  forgetSettings(hub, org);
  return getSettings(hub, org);
}

/**
 * Writes what is declared over what is there. The Hub takes settings only whole, so that whoever writes others
 * at the same time may undo this: it is looked at again, and written again where that happened.
 *
 * @param before what is there, as far as it is known
 * @param written called as soon as something may have been written
 */
export async function writeOver(
  hub: Hub,
  org: string,
  declared: object | undefined,
  before?: Settings,
  written: () => void = () => undefined,
): Promise<void> {
  const said = Object.entries(declared ?? {}).filter(([, value]) => value !== undefined);
  let there = before ?? (await presentSettings(hub, org));
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const wanted = { restrictedImages: { ...there.restrictedImages, ...Object.fromEntries(said) } };
    await putSettings(hub, org, wanted).catch((error: unknown) => {
      if (mayHaveBeenDone(error)) written();
      throw error;
    });
    written();
    there = await getSettings(hub, org);
    if (said.every(([key, value]) => there.restrictedImages[key as keyof RestrictedImages] === value)) return;
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
  const there = await presentSettings(hub, org);
  const was = there.restrictedImages;
  const found = { restrictedImages: { ...was, ...before } };
  let isWritten = false;
  await writeOver(hub, org, { ...Object.fromEntries(returning), ...declared }, there, () => (isWritten = true)).catch(
    (error: unknown) => {
      if (!isWritten) throw error;
      // The next run would take what this one has written for what was there before.
      throw new PartialFailure(org, { restrictedImages: narrowed(was, declared), found }, [(error as Error).message]);
    },
  );
  return { found };
}

/** The part of `whole` that has the keys of `declared`: what a program does not name is not managed. */
export function narrowed<T extends object>(whole: T, declared: object | undefined): Partial<T> | undefined {
  if (declared === undefined) return undefined;
  return Object.fromEntries(Object.entries(whole).filter(([key]) => Object.hasOwn(declared, key))) as Partial<T>;
}

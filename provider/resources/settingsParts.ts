import type { Hub } from "../hub/hub";
import { getSettings, putSettings, type Settings } from "../hub/settings";

/** Writes what is declared over what is there, and returns what was there. */
export async function writeOver(hub: Hub, org: string, declared: object | undefined): Promise<Settings> {
  const there = await getSettings(hub, org);
  const said = Object.entries(declared ?? {}).filter(([, value]) => value !== undefined);
  await putSettings(hub, org, { restrictedImages: { ...there.restrictedImages, ...Object.fromEntries(said) } });
  return there;
}

/** The part of `whole` that has the keys of `declared`: what a program does not name is not managed. */
export function narrowed<T extends object>(whole: T, declared: object | undefined): Partial<T> | undefined {
  if (declared === undefined) return undefined;
  return Object.fromEntries(Object.entries(whole).filter(([key]) => key in declared)) as Partial<T>;
}

import type { RestrictedImages } from "../hub/settings";

/** What is there, with what is declared written over it. */
export function overlaid(there: RestrictedImages, declared: object | undefined): RestrictedImages {
  const said = Object.entries(declared ?? {}).filter(([, value]) => value !== undefined);
  return { ...there, ...Object.fromEntries(said) };
}

/** The part of `whole` that has the keys of `declared`: what a program does not name is not managed. */
export function narrowed<T extends object>(whole: T, declared: object | undefined): Partial<T> | undefined {
  if (declared === undefined) return undefined;
  return Object.fromEntries(Object.entries(whole).filter(([key]) => key in declared)) as Partial<T>;
}

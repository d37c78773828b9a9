/**
 * Something that the audit log may have an entry of.
 *
 * Templates are made of the keys of the id; of `{name}`, the name of the resource; of `{id}`; of `{entry}`, the key of
 * one entry of a set, and `{called}`, another name that it has by now; and of `{actual}`, what a property is by now.
 */
export interface Deed {
  /** Names of actions, without the group in front of them that some places leave out. */
  did: readonly string[];
  /** To whom or what: the entry names one of these. */
  to: readonly string[];
  /** Where: the entry names it as well. */
  in?: string;
}

/** What may have been done to an object, by what is found of it; the likeliest first. */
export interface Log {
  /** It has come. */
  came: readonly Deed[];
  /** It has gone. */
  went: readonly Deed[];
  /** A property of it has changed. */
  changed: readonly Deed[];
  /** The same of an entry of a set, by its key. */
  entries?: { came: readonly Deed[]; went: readonly Deed[]; changed: readonly Deed[] };
}

export const deed = (did: string | readonly string[], to: string | readonly string[], place?: string): Deed => ({
  did: typeof did === "string" ? [did] : did,
  to: typeof to === "string" ? [to] : to,
  ...(place === undefined ? {} : { in: place }),
});

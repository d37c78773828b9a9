import { isDeepStrictEqual } from "node:util";
import { PartialFailure } from "../../engine/failure";
import { mayHaveBeenDone } from "../../hub/errors";
import type { Run } from "../../../run/run";

/** Settings of an organization by their keys; undefined for what is not there, or is to go. */
export type Document = Readonly<Record<string, unknown>>;

/** Settings that Docker Hub takes only whole. */
export interface Place {
  org: string;
  /** As the audit log of people would call it, for messages: "the settings". */
  what: string;
  /** The thing that resources hold who have it. */
  thing: string;
  run: Run;
  read(): Promise<Document>;
  /** Forgets what was read: somebody may have written it since. */
  forget(): void;
  write(document: Document): Promise<unknown>;
}

/** Somebody else may write other keys between a look and a write: looked at and written again this often. */
const ATTEMPTS = 3;

function present(place: Place): Promise<Document> {
  place.forget();
  return place.read();
}

/**
 * Writes what is declared over what is there. The Hub takes the document only whole, so that whoever writes other
 * keys at the same time may undo this: it is looked at again, and written again where that happened.
 *
 * @param before what is there, as far as it is known
 * @param written called as soon as something may have been written
 */
export async function writeOver(
  place: Place,
  declared: Document,
  before?: Document,
  written: () => void = () => undefined,
): Promise<void> {
  const said = Object.entries(declared);
  let there = before ?? (await present(place));
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    await place.write({ ...there, ...declared }).catch((error: unknown) => {
      if (mayHaveBeenDone(error)) written();
      throw error;
    });
    written();
    there = await place.read();
    if (said.every(([key, value]) => isDeepStrictEqual(there[key], value))) return;
  }
  throw new Error(`somebody else writes ${place.what} at the same time, and undoes this. Run again.`);
}

/**
 * Writes what is declared, and returns what was there before this stack managed it: of keys that another
 * resource of it had, what that one found, which comes back where they are declared no longer.
 *
 * @param held what the state of such a resource says: the keys it declares, and what it found
 * @param asState what the state keeps of a failure half-way
 */
export async function takeOver(
  place: Place,
  declared: Document,
  held: (properties: Readonly<Record<string, unknown>>) => { declared: Document; found: Document | undefined },
  asState: (declared: Document, found: Document) => Record<string, unknown>,
): Promise<Document> {
  const [holder] = await place.run.holders(place.thing);
  const kept = holder === undefined ? undefined : held(holder.properties);
  const before = kept?.found === undefined ? {} : returned(kept.found, kept.declared);
  const returning = Object.entries(before).filter(([key]) => !Object.hasOwn(declared, key));
  const there = await present(place);
  const found = { ...there, ...before };
  let isWritten = false;
  const wanted = { ...Object.fromEntries(returning), ...declared };
  await writeOver(place, wanted, there, () => (isWritten = true)).catch((error: unknown) => {
    if (!isWritten) throw error;
    // The next run would take what this one has written for what was there before.
    throw new PartialFailure(place.org, asState(narrowed(there, declared), found), [(error as Error).message]);
  });
  return found;
}

/** The part of `whole` that has the keys of `declared`: what a program does not name is not managed. */
export const narrowed = (whole: Document, declared: Document): Document =>
  Object.fromEntries(Object.entries(whole).filter(([key]) => Object.hasOwn(declared, key)));

/** What was found under the keys of `declared`; undefined where there was nothing, so that it goes again. */
export const returned = (found: Document, declared: Document): Document =>
  Object.fromEntries(Object.keys(declared).map((key) => [key, found[key]]));

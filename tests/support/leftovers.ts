import type { FakeHub } from "../../testing";

const NAMED = /the account has a token labelled "[^"]*"(?: already)? \(([0-9a-f-]{36}), /g;

/** Ids of the tokens that runs have named as what an interrupted one may have left. */
export const leftovers = (said: string): string[] => [...new Set([...said.matchAll(NAMED)].map(([, uuid]) => uuid!))];

/**
 * Deletes the tokens that a run has named, as somebody does who reads it: nobody else may, since nothing tells
 * them from tokens of the same program elsewhere. Returns their ids. Throws for one that is not there.
 */
export async function clearLeftovers(fake: FakeHub, said: string): Promise<string[]> {
  const named = leftovers(said);
  for (const uuid of named) await fake.byHand("ops", "DELETE", `/v2/access-tokens/${uuid}`);
  return named;
}

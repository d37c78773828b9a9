import type { FakeHub } from "../../testing";

const NAMED =
  /(?:the account|the organization ([\w-]+)) has a token labelled "[^"]*"(?: already)? \(([0-9a-f-]{36}), /g;

export const pathOf = (org: string | undefined, uuid: string) =>
  org === undefined ? `/v2/access-tokens/${uuid}` : `/v2/orgs/${org}/access-tokens/${uuid}`;

/** The tokens that runs have named as what an interrupted one may have left, each with the organization that has it, if one does. */
export const leftovers = (said: string): { org: string | undefined; uuid: string }[] => {
  const named = new Map([...said.matchAll(NAMED)].map(([, org, uuid]) => [uuid!, org]));
  return [...named].map(([uuid, org]) => ({ org, uuid }));
};

/**
 * Deletes the tokens that a run has named, as somebody does who reads it: nobody else may, since nothing tells
 * them from tokens of the same program elsewhere. Returns their ids. Throws for one that is not there.
 */
export async function clearLeftovers(fake: FakeHub, said: string): Promise<string[]> {
  const named = leftovers(said);
  for (const { org, uuid } of named) await fake.byHand("ops", "DELETE", pathOf(org, uuid));
  return named.map(({ uuid }) => uuid);
}

/** Deletes the tokens of a label that was told to be lost with a reply: nobody can have their value again. */
export async function clearLost(fake: FakeHub, said: string): Promise<void> {
  const lost = /made a token labelled "([^"]+)"/.exec(said)?.[1];
  const own = [...fake.store.tokens.values()].map(({ label, uuid }) => [label, pathOf(undefined, uuid)]);
  const ofOrgs = [...fake.store.organizations.values()].flatMap(({ name, accessTokens }) =>
    [...accessTokens.values()].map(({ label, id }) => [label, pathOf(name, id)]),
  );
  for (const [label, path] of [...own, ...ofOrgs]) if (label === lost) await fake.byHand("ops", "DELETE", path!);
}

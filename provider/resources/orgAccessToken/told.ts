import { getOrgAccessToken, listOrgAccessTokens, type WholeOrgAccessToken } from "../../hub/orgAccessTokens";
import { thing } from "../../hub/orgAccessTokenChanges";
import { deed } from "../../telling/log";
import type { Listed, Look } from "../../telling/look";
import type { Telling } from "../../telling/telling";
import { byName } from "../shared/listing";
import { tokenSays } from "../shared/tokenSays";
import { isDeclarable, toAccess } from "./access";

/** All of them by label, with what each may do: that is a request for each. */
async function tokensOf({ hub, org }: Look): Promise<WholeOrgAccessToken[]> {
  const listed = [...(await listOrgAccessTokens(hub, org)).keys()];
  const tokens = await Promise.all(listed.map((uuid) => getOrgAccessToken(hub, org, uuid)));
  // Somebody may end one in between.
  return tokens
    .filter((token) => token !== undefined)
    .sort((a, b) => byName(a.label, b.label) || byName(a.uuid, b.uuid));
}

const isOver = ({ expiresAt }: WholeOrgAccessToken, now: number) =>
  expiresAt !== undefined && Date.parse(expiresAt) <= now;

function asListed({ hub, org }: Look, token: WholeOrgAccessToken): Listed {
  const { uuid, label, isActive, expiresAt, resources } = token;
  const { repositories, organization } = toAccess(org, resources);
  const over = isOver(token, hub.client.clock.now());
  const cannot = over || !isDeclarable(org, { repositories, organization });
  const why = `The token "${label}" of ${org} is left out: it ${over ? "has expired" : "may do what no program can say, or nothing"}.`;
  return {
    name: label,
    args: {
      label,
      ...(Object.keys(repositories).length > 0 && { repositories }),
      ...(organization.length > 0 && { organization }),
      ...(expiresAt !== undefined && { expiresAt }),
      ...(!isActive && { isActive }),
    },
    known: { uuid },
    ...(cannot && { cannot: why }),
  };
}

/** What it may do, in one line. */
const may = (org: string, { resources }: WholeOrgAccessToken): string =>
  resources
    .map(({ type, path, scopes }) => {
      const short = scopes.map((scope) => scope.replace(/^scope-/, "")).join(", ");
      return `${type === "TYPE_ORG" && path === org ? "the organization" : path}: ${short}`;
    })
    .join("; ");

const day = (moment: string | undefined, none = "") => moment?.slice(0, 10) ?? none;

/** Resources as a Terraform state has them. */
const told = (value: unknown) =>
  (Array.isArray(value) ? value : []) as { type: string; path: string; scopes: string[] }[];

export const orgAccessTokenTold: Telling = {
  areas: ["organization tokens"],
  log: {
    came: [deed("access_token.create", ["{name}", "{uuid}"])],
    went: [deed("access_token.delete", ["{name}", "{uuid}"])],
    changed: [deed("access_token.update", ["{name}", "{actual}"])],
  },
  list: async (look) => (await tokensOf(look)).map((token) => asListed(look, token)),
  plan: { says: (changes) => changes.flatMap((change) => tokenSays("organization access token", change)) },
  terraform: {
    type: "docker_org_access_token",
    attributes: {
      org_name: "org",
      label: "label",
      description: "description",
      resources: { is: "repositories", as: (value, { org }) => toAccess(org, told(value)).repositories },
      expires_at: "expiresAt",
      is_active: "isActive",
      id: "uuid",
      token: "token",
    },
    more: async ({ resources }, { org }) => ({ organization: toAccess(org, told(resources)).organization }),
  },
  review: {
    title: "Access tokens of the organization",
    none: "None.",
    columns: ["Label", "May", "State", "Made", "Made by", "Last used", "Ends", "Declared by"],
    pictures: [
      { title: "Tokens of the organization by age", column: "Made", by: "age" },
      { title: "Tokens of the organization by last use", column: "Last used", by: "age" },
    ],
    rows: async (look, by) =>
      (await tokensOf(look)).map((token) => [
        token.label,
        may(look.org, token),
        isOver(token, look.hub.client.clock.now()) ? "expired" : token.isActive ? "active" : "switched off",
        day(token.createdAt),
        token.createdBy ?? "",
        day(token.lastUsedAt, "never, or not told"),
        day(token.expiresAt, "never"),
        by(thing(token.uuid)),
      ]),
  },
};

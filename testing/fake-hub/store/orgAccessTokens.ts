import { randomUUID } from "node:crypto";

/** What a token opens: the organization itself, or repositories. */
export interface TokenResource {
  type: "TYPE_ORG" | "TYPE_REPO";
  /** The organization; or `org/repo`, `org/*`, or the public repositories of everybody. */
  path: string;
  scopes: string[];
}

/** Repositories that everybody may pull. Source: the contract, `orgAccessTokenResource`. */
export const PUBLIC = "*/*/public";

export interface OrgAccessToken {
  id: string;
  value: string;
  label: string;
  /** Can be written, and is in no reply. */
  description: string;
  resources: TokenResource[];
  isActive: boolean;
  createdBy: string;
  createdAt: string;
  expiresAt: string | undefined;
  lastUsedAt: string | undefined;
}

/** A token as it is made. */
export type NewOrgAccessToken = Pick<OrgAccessToken, "value" | "label" | "createdBy" | "createdAt"> & {
  [Key in "description" | "resources" | "isActive" | "expiresAt" | "lastUsedAt"]?: OrgAccessToken[Key] | undefined;
};

export function newOrgAccessToken(given: NewOrgAccessToken): OrgAccessToken {
  const { description = "", resources = [], isActive = true, expiresAt, lastUsedAt, ...rest } = given;
  return { id: randomUUID(), ...rest, description, resources, isActive, expiresAt, lastUsedAt };
}

/** The scopes that a token has for its organization. */
export const scopesOf = ({ resources }: OrgAccessToken): string[] =>
  resources.flatMap(({ type, scopes }) => (type === "TYPE_ORG" ? scopes : []));

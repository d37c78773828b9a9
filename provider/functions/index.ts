import type { AnyFunction } from "./define";
import { exportMembers } from "./exportMembers";
import { getAuditLogs } from "./getAuditLogs";
import { getGroup } from "./getGroup";
import { getGroups } from "./getGroups";
import { getInvites } from "./getInvites";
import { getMember } from "./getMember";
import { getMembers } from "./getMembers";
import { getOrgAccessTokens } from "./getOrgAccessTokens";
import { getOrganization } from "./getOrganization";
import { getRepositories } from "./getRepositories";
import { getRepository } from "./getRepository";
import { getScimUsers } from "./getScimUsers";
import { getTag } from "./getTag";
import { getTags } from "./getTags";
import { getTokens } from "./getTokens";
import { searchRepositories } from "./searchRepositories";
import { staleTags } from "./staleTags";

const all = [
  ...[getOrganization, getMembers, getMember, getGroups, getGroup, getInvites, exportMembers, getScimUsers],
  ...[getTokens, getOrgAccessTokens, getAuditLogs],
  ...[getRepositories, getRepository, getTags, getTag, staleTags, searchRepositories],
];

/** Every function, by its name. */
export const functions: ReadonlyMap<string, AnyFunction> = new Map(
  all.map((definition) => [definition.name, definition as unknown as AnyFunction]),
);

// Written by "npm run generate" from the definitions in provider/resources; do not edit.

import type { Things } from "../run/things";
import type { Noun } from "./shapes";

/** What a program must know of a noun without loading its definition. */
export const nouns: Record<
  Noun,
  Things & {
    /** Inputs and outputs. */
    keys: readonly string[];
    secrets: readonly string[];
    placeUnless?: string;
    isReferredTo?: boolean;
  }
> = {
  OrgMembers: {
    keys: ["org", "members", "ignore", "resendStale", "rails", "onDestroy", "invites", "stale", "usernames"],
    secrets: [],
    declares: ["roster/{org}", "person/{org}/{members}", "role/{org}/{members}", "invite/{org}/{members}"],
    becomes: ["invite/#{invites.*}", "person/{org}/{usernames.*}"],
    whole: ["role/{org}", "invite/{org}"],
    holds: ["roster/{org}", "person/{org}/{members}", "person/{org}/{usernames.*}", "invite/#{invites.*}"],
  },
  OrgMember: {
    keys: ["org", "username", "role", "onDestroy", "found"],
    secrets: [],
    declares: ["person/{org}/{username}", "role/{org}/{username}"],
    holds: ["person/{org}/{username}"],
  },
  Invite: {
    keys: ["org", "invitee", "role", "group", "onDestroy", "status", "inviteId", "createdAt", "username", "found"],
    secrets: [],
    declares: ["invite/{org}/{invitee}", "person/{org}/{invitee}", "uses/{org}/{group}"],
    becomes: ["invite/#{inviteId}", "person/{org}/{username}"],
    holds: ["invite/{org}/{invitee}", "invite/#{inviteId}", "person/{org}/{invitee}", "person/{org}/{username}"],
  },
  Group: {
    keys: ["org", "name", "description", "adopt", "onDestroy", "groupId", "found"],
    secrets: [],
    declares: ["group/{org}/{name}"],
    isReferredTo: true,
    becomes: ["group/{org}/#{groupId}"],
    holds: ["group/{org}/#{groupId}", "group/{org}/{name}"],
  },
  GroupMembers: {
    keys: ["org", "group", "members", "ignore", "onDestroy", "groupId", "found"],
    secrets: [],
    declares: ["set/{org}/{group}", "uses/{org}/{group}", "in/{org}/{group}/{members}", "person/{org}/{members}"],
    whole: ["in/{org}/{group}"],
    holds: ["set/{org}/#{groupId}", "in/{org}/#{groupId}/{members}"],
  },
  GroupMembership: {
    keys: ["org", "group", "username", "onDestroy", "groupId", "found"],
    secrets: [],
    declares: ["in/{org}/{group}/{username}", "uses/{org}/{group}", "person/{org}/{username}"],
    holds: ["in/{org}/#{groupId}/{username}"],
  },
  Repository: {
    keys: [
      "org",
      "name",
      "visibility",
      "description",
      "fullDescription",
      "immutableTags",
      "adopt",
      "onDestroy",
      "registeredAt",
      "found",
    ],
    secrets: [],
    declares: ["repository/{org}/{name}"],
    holds: ["repository/{org}/{name}"],
  },
  RepositoryPermissions: {
    keys: ["org", "repository", "permissions", "ignore", "onDestroy", "groupIds", "found"],
    secrets: [],
    declares: [
      "permissions/{org}/{repository}",
      "permission/{org}/{repository}/{permissions}",
      "inside/{org}/{repository}",
      "uses/{org}/{permissions}",
    ],
    whole: ["permission/{org}/{repository}"],
    holds: [
      "permissions/{org}/{repository}",
      "permission/{org}/{repository}/#{groupIds.*}",
      "permission/{org}/{repository}/{permissions}",
    ],
  },
  RepositoryPermission: {
    keys: ["org", "repository", "group", "permission", "onDestroy", "groupId", "found"],
    secrets: [],
    declares: ["permission/{org}/{repository}/{group}", "inside/{org}/{repository}", "uses/{org}/{group}"],
    holds: ["permission/{org}/{repository}/#{groupId}", "permission/{org}/{repository}/{group}"],
  },
  PersonalAccessToken: {
    keys: [
      "label",
      "scopes",
      "expiresAt",
      "isActive",
      "place",
      "onDestroy",
      "rotateAfter",
      "rotationTrigger",
      "overlap",
      "uuid",
      "token",
      "createdAt",
      "expired",
      "account",
      "found",
      "rotatesAt",
      "retiring",
      "revoked",
    ],
    secrets: ["token"],
    placeUnless: "label",
    declares: [],
    holds: ["token/{uuid}", "token/{retiring}"],
  },
  OrgAccessToken: {
    keys: [
      "org",
      "label",
      "description",
      "repositories",
      "organization",
      "expiresAt",
      "isActive",
      "place",
      "onDestroy",
      "rotateAfter",
      "rotationTrigger",
      "overlap",
      "uuid",
      "token",
      "createdAt",
      "createdBy",
      "expired",
      "found",
      "rotatesAt",
      "retiring",
      "revoked",
    ],
    secrets: ["token"],
    placeUnless: "label",
    declares: [],
    holds: ["orgToken/{uuid}", "orgToken/{retiring}"],
  },
  OrgSettings: {
    keys: ["org", "restrictedImages", "onDestroy", "found"],
    secrets: [],
    declares: ["settings/{org}"],
    holds: ["settings/{org}"],
  },
};

/** The keys of the configuration, which of them are secret, and where the environment has them. */
export const configKeys: Readonly<Record<string, { secret: boolean; env: readonly string[] }>> = {
  org: { secret: false, env: ["DOCKERHUB_ORG"] },
  username: { secret: false, env: ["DOCKERHUB_USERNAME", "DOCKER_USERNAME"] },
  password: { secret: true, env: ["DOCKERHUB_PASSWORD", "DOCKER_PASSWORD"] },
  otp: { secret: true, env: ["DOCKERHUB_OTP"] },
  token: { secret: true, env: ["DOCKERHUB_TOKEN"] },
  scimToken: { secret: true, env: ["DOCKERHUB_SCIM_TOKEN"] },
  baseUrl: { secret: false, env: ["DOCKERHUB_BASE_URL"] },
  requestTimeout: { secret: false, env: ["DOCKERHUB_REQUEST_TIMEOUT"] },
  deadline: { secret: false, env: ["DOCKERHUB_DEADLINE"] },
  maxWait: { secret: false, env: ["DOCKERHUB_MAX_WAIT"] },
  maxRemoval: { secret: false, env: ["DOCKERHUB_MAX_REMOVAL"] },
  minOwners: { secret: false, env: ["DOCKERHUB_MIN_OWNERS"] },
  requiredOwners: { secret: false, env: ["DOCKERHUB_REQUIRED_OWNERS"] },
  noOwnerByInvite: { secret: false, env: ["DOCKERHUB_NO_OWNER_BY_INVITE"] },
  allowedDomains: { secret: false, env: ["DOCKERHUB_ALLOWED_DOMAINS"] },
  override: { secret: false, env: ["DOCKERHUB_OVERRIDE"] },
};

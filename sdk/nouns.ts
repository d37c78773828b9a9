// Written by "npm run generate" from the definitions in provider/resources; do not edit.

/** The definition of each noun, for its types. */
export interface Definitions {
  Group: typeof import("../provider/resources/group").group;
  GroupMembers: typeof import("../provider/resources/groupMembers").groupMembers;
  GroupMembership: typeof import("../provider/resources/groupMembership").groupMembership;
  OrgMember: typeof import("../provider/resources/orgMember").orgMember;
  OrgMembers: typeof import("../provider/resources/orgMembers").orgMembers;
  Invite: typeof import("../provider/resources/invite").invite;
  PersonalAccessToken: typeof import("../provider/resources/personalAccessToken").personalAccessToken;
  OrgSettings: typeof import("../provider/resources/orgSettings").orgSettings;
}

/** What a program must know of a noun without loading its definition. */
export const nouns: Record<
  keyof Definitions,
  { keys: readonly string[]; secrets: readonly string[]; placeUnless?: string }
> = {
  Group: { keys: ["org", "name", "description", "adopt", "groupId"], secrets: [] },
  GroupMembers: { keys: ["org", "group", "members", "ignore", "onDestroy", "groupId"], secrets: [] },
  GroupMembership: { keys: ["org", "group", "username", "groupId"], secrets: [] },
  OrgMember: { keys: ["org", "username", "role", "onDestroy"], secrets: [] },
  OrgMembers: {
    keys: ["org", "members", "ignore", "resendStale", "rails", "onDestroy", "invites", "stale", "usernames"],
    secrets: [],
  },
  Invite: { keys: ["org", "invitee", "role", "group", "status", "inviteId", "createdAt", "username"], secrets: [] },
  PersonalAccessToken: {
    keys: ["label", "scopes", "expiresAt", "isActive", "place", "uuid", "token", "createdAt", "expired"],
    secrets: ["token"],
    placeUnless: "label",
  },
  OrgSettings: { keys: ["org", "restrictedImages", "onDestroy", "found"], secrets: [] },
};

/** The keys of the configuration, and which of them are secret. */
export const configKeys: Readonly<Record<string, { secret: boolean }>> = {
  org: { secret: false },
  username: { secret: false },
  password: { secret: true },
  otp: { secret: true },
  token: { secret: true },
  baseUrl: { secret: false },
  requestTimeout: { secret: false },
  deadline: { secret: false },
  maxWait: { secret: false },
  maxRemoval: { secret: false },
  minOwners: { secret: false },
  requiredOwners: { secret: false },
  noOwnerByInvite: { secret: false },
  allowedDomains: { secret: false },
  override: { secret: false },
};

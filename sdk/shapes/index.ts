// Written by "npm run generate" from the definitions in provider/resources; do not edit.
import type { OrgMembersArgs, OrgMembersAttributes } from "./orgMembers";
import type { OrgMemberArgs, OrgMemberAttributes } from "./orgMember";
import type { InviteArgs, InviteAttributes } from "./invite";
import type { GroupArgs, GroupAttributes } from "./group";
import type { GroupMembersArgs, GroupMembersAttributes } from "./groupMembers";
import type { GroupMembershipArgs, GroupMembershipAttributes } from "./groupMembership";
import type { RepositoryArgs, RepositoryAttributes } from "./repository";
import type { RepositoryPermissionsArgs, RepositoryPermissionsAttributes } from "./repositoryPermissions";
import type { RepositoryPermissionArgs, RepositoryPermissionAttributes } from "./repositoryPermission";
import type { WebhookArgs, WebhookAttributes } from "./webhook";
import type { PersonalAccessTokenArgs, PersonalAccessTokenAttributes } from "./personalAccessToken";
import type { OrgAccessTokenArgs, OrgAccessTokenAttributes } from "./orgAccessToken";
import type { OrgSettingsArgs, OrgSettingsAttributes } from "./orgSettings";
import type { RegistryAccessArgs, RegistryAccessAttributes } from "./registryAccess";
import type { ScimUserArgs, ScimUserAttributes } from "./scimUser";

/** What a program sees of each noun. */
interface Types {
  OrgMembers: { args: OrgMembersArgs; attributes: OrgMembersAttributes };
  OrgMember: { args: OrgMemberArgs; attributes: OrgMemberAttributes };
  Invite: { args: InviteArgs; attributes: InviteAttributes };
  Group: { args: GroupArgs; attributes: GroupAttributes };
  GroupMembers: { args: GroupMembersArgs; attributes: GroupMembersAttributes };
  GroupMembership: { args: GroupMembershipArgs; attributes: GroupMembershipAttributes };
  Repository: { args: RepositoryArgs; attributes: RepositoryAttributes };
  RepositoryPermissions: { args: RepositoryPermissionsArgs; attributes: RepositoryPermissionsAttributes };
  RepositoryPermission: { args: RepositoryPermissionArgs; attributes: RepositoryPermissionAttributes };
  Webhook: { args: WebhookArgs; attributes: WebhookAttributes };
  PersonalAccessToken: { args: PersonalAccessTokenArgs; attributes: PersonalAccessTokenAttributes };
  OrgAccessToken: { args: OrgAccessTokenArgs; attributes: OrgAccessTokenAttributes };
  OrgSettings: { args: OrgSettingsArgs; attributes: OrgSettingsAttributes };
  RegistryAccess: { args: RegistryAccessArgs; attributes: RegistryAccessAttributes };
  ScimUser: { args: ScimUserArgs; attributes: ScimUserAttributes };
}

/** Last parts of the type tokens. */
export type Noun = keyof Types;

/** The arguments of a noun: keys with a default, or taken from the configuration, may be left out. */
export type Args<N extends Noun> = Types[N]["args"];

/** What an existing resource has: its inputs and its outputs. */
export type Attributes<N extends Noun> = Types[N]["attributes"];

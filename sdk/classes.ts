// Written by "npm run generate" from the definitions in provider/resources; do not edit.
import { resource } from "./resource";

/**
 * A group of an organization, called a team in the web pages of Docker Hub. Renaming it keeps its members. Ids
 * have the form `organization/group`.
 */
export class Group extends resource("Group") {}
export type { GroupArgs } from "./shapes/group";

/**
 * Everybody in a group, as one resource: who is missing is added, and who is not listed is removed. For groups
 * that the program looks after alone; `GroupMembership` adds single people and leaves the others. Ids have the
 * form `organization/group`.
 */
export class GroupMembers extends resource("GroupMembers") {}
export type { GroupMembersArgs } from "./shapes/groupMembers";

/**
 * One member of one group, for programs that declare memberships one by one. A group that is renamed keeps its
 * memberships. Ids have the form `organization/group/username`.
 */
export class GroupMembership extends resource("GroupMembership") {}
export type { GroupMembershipArgs } from "./shapes/groupMembership";

/**
 * An invitation to join an organization, and what became of it. Once accepted it stays in the stack and does
 * nothing more: deleting it then removes nobody. Ids have the form `organization/invitee`. Read by its id alone,
 * a pending one is taken to be of the role `member`, because Docker Hub does not tell it.
 */
export class Invite extends resource("Invite") {}
export type { InviteArgs } from "./shapes/invite";

/**
 * An access token of an organization, which belongs to nobody and stays when people go. Its value is kept in the
 * state, encrypted. When it has to be replaced, the new one is made before the old one ends; when it is rotated,
 * the old one works on for a while. Ids have the form `organization/uuid`.
 */
export class OrgAccessToken extends resource("OrgAccessToken") {}
export type { OrgAccessTokenArgs } from "./shapes/orgAccessToken";

/**
 * The role of somebody who is a member of the organization already; `Invite` brings in new people. Ids have the
 * form `organization/username`.
 */
export class OrgMember extends resource("OrgMember") {}
export type { OrgMemberArgs } from "./shapes/orgMember";

/**
 * Everybody in an organization with their roles, as one resource: who is missing is invited, who is not listed
 * is removed. For rosters that the program looks after alone; `OrgMember` and `Invite` are for single people.
 * Ids are the name of the organization.
 */
export class OrgMembers extends resource("OrgMembers") {}
export type { OrgMembersArgs } from "./shapes/orgMembers";

/**
 * The settings of an organization. Only declared keys are managed; deleting the resource brings back what was
 * found when it was made. Ids are the name of the organization.
 */
export class OrgSettings extends resource("OrgSettings") {}
export type { OrgSettingsArgs } from "./shapes/orgSettings";

/**
 * A personal access token of the account that signs in. Its value is kept in the state, encrypted. When it has
 * to be replaced, the new one is made before the old one ends; when it is rotated, the old one works on for a
 * while. Ids are the UUID of the token.
 */
export class PersonalAccessToken extends resource("PersonalAccessToken") {}
export type { PersonalAccessTokenArgs } from "./shapes/personalAccessToken";

/**
 * Which registries members of an organization may use with Docker Desktop (Business plan). Only what is declared
 * is managed; deleting the resource brings back what was found when it was made. Ids are the name of the
 * organization.
 */
export class RegistryAccess extends resource("RegistryAccess") {}
export type { RegistryAccessArgs } from "./shapes/registryAccess";

/**
 * A repository of an organization, or of an account, with its texts, and which of its tags stay as they are. It
 * is never deleted as a side effect: its images would go with it. Docker Hub's description of its API has no
 * routes that change the texts or the visibility, or that delete: those that its other clients use are taken.
 * Ids have the form `organization/name`.
 */
export class Repository extends resource("Repository") {}
export type { RepositoryArgs } from "./shapes/repository";

/**
 * What one group may do with a repository. It is known by the number of the group, so that a group that is
 * renamed keeps it. Docker Hub's description of its API has only the route that gives one: to read, change and
 * take one away, those that its other clients use are taken. Ids have the form `organization/repository/group`.
 */
export class RepositoryPermission extends resource("RepositoryPermission") {}
export type { RepositoryPermissionArgs } from "./shapes/repositoryPermission";

/**
 * What all groups may do with a repository, as one resource: whoever is not in it may do nothing. Groups are
 * known by their numbers, so that one that is renamed keeps what it may do. For the routes, see
 * `RepositoryPermission`. Ids have the form `organization/repository`.
 */
export class RepositoryPermissions extends resource("RepositoryPermissions") {}
export type { RepositoryPermissionsArgs } from "./shapes/repositoryPermissions";

/**
 * Somebody whom the single sign-on of an organization knows by SCIM, with `dockerhub:scimToken`. There is no
 * deletion: who is deleted may not sign in any more. Where an identity provider does this, leave it to it. Ids
 * have the form `organization/address`.
 */
export class ScimUser extends resource("ScimUser") {}
export type { ScimUserArgs } from "./shapes/scimUser";

/**
 * An address that Docker Hub calls when something is pushed to a repository. Its calls are not signed: whoever
 * knows the address can call it too, so that it is best given as a secret. A change makes a new one before the
 * old one goes. Ids have the form `organization/repository/slug`.
 */
export class Webhook extends resource("Webhook") {}
export type { WebhookArgs } from "./shapes/webhook";

import "../run/supported";
import { program } from "./program";

export { Group, type GroupArgs } from "./group";
export { GroupMembers, type GroupMembersArgs } from "./groupMembers";
export { GroupMembership, type GroupMembershipArgs } from "./groupMembership";
export { Invite, type InviteArgs } from "./invite";
export { OrgMembers, type OrgMembersArgs } from "./orgMembers";
export { OrgMember, type OrgMemberArgs } from "./orgMember";
export { OrgSettings, type OrgSettingsArgs } from "./orgSettings";
export { PersonalAccessToken, type PersonalAccessTokenArgs } from "./personalAccessToken";
export { Provider, type ProviderArgs } from "./provider";

// A program that declares nothing of this package any more still has to say so.
program();

export { Group, type GroupArgs } from "./group";
export { GroupMembership, type GroupMembershipArgs } from "./groupMembership";
export { Invite, type InviteArgs } from "./invite";
export { OrgMember, type OrgMemberArgs } from "./orgMember";
export { OrgSettings, type OrgSettingsArgs } from "./orgSettings";
export { PersonalAccessToken, type PersonalAccessTokenArgs } from "./personalAccessToken";
export { Provider, type ProviderArgs } from "./provider";

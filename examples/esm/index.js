import { Group, GroupMembership, Invite, OrgMember, OrgSettings, PersonalAccessToken } from "pulumi-dockerhub";

const platform = new Group("platform", { name: "platform", description: "Runs the clusters" });
const ada = new OrgMember("ada", { username: "ada", role: "owner", onDestroy: "downgrade" });
new GroupMembership("ada-platform", { group: platform.name, username: "ada" }, { dependsOn: ada });
new Invite("cleo", { invitee: "cleo@example.com", role: "member", group: platform.name });
new OrgSettings("acme", { restrictedImages: { enabled: true } });

export const { token } = new PersonalAccessToken("ci", { scopes: ["repo:read"] });

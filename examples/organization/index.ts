import * as dockerhub from "pulumi-dockerhub";

const platform = new dockerhub.Group("platform", { name: "platform", description: "Runs the clusters" });
new dockerhub.OrgMember("ada", { username: "ada", role: "owner" });
new dockerhub.GroupMembership("ada-platform", { group: platform.name, username: "ada" });
new dockerhub.Invite("cleo", { invitee: "cleo@example.com", role: "member", group: platform.name });
new dockerhub.OrgSettings("acme", {
  restrictedImages: { enabled: true, allowOfficialImages: true, allowVerifiedPublishers: true },
});
const ci = new dockerhub.PersonalAccessToken("ci", { label: "ci", scopes: ["repo:read"] });
export const token = ci.token;

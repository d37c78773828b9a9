import * as dockerhub from "pulumi-dockerhub";
import { newcomers, people } from "./people";

const groups = {
  platform: new dockerhub.Group("platform", { name: "platform", description: "Runs the clusters" }),
  backend: new dockerhub.Group("backend", { name: "backend", description: "Builds the services" }),
  data: new dockerhub.Group("data", { name: "data", description: "Moves and keeps the data" }),
  security: new dockerhub.Group("security", { name: "security", description: "Reviews images and access" }),
};

for (const { username, role, groups: names } of people) {
  // Whoever leaves this stack stays in the organization as a plain member; removing people is a decision of its own.
  const member = new dockerhub.OrgMember(username, { username, role, onDestroy: "downgrade" });
  for (const name of names) {
    const group = groups[name].name;
    new dockerhub.GroupMembership(`${username}-${name}`, { group, username }, { dependsOn: member });
  }
}

for (const { invitee, group } of newcomers) {
  new dockerhub.Invite(invitee, { invitee, group: groups[group].name });
}

new dockerhub.OrgSettings("settings", {
  restrictedImages: { enabled: true, allowOfficialImages: true, allowVerifiedPublishers: true },
});

// It outlives this stack: its images would go with it.
const api = new dockerhub.Repository("api", {
  name: "api",
  visibility: "private",
  description: "Answers for the services",
  immutableTags: { enabled: true, rules: ["v.*"] },
});
const mayOnApi = { platform: "admin", backend: "write", security: "read" } as const;
for (const group of ["platform", "backend", "security"] as const) {
  const permission = mayOnApi[group];
  new dockerhub.RepositoryPermission(`api-${group}`, { repository: api.name, group: groups[group].name, permission });
}

const ci = new dockerhub.PersonalAccessToken("ci", { scopes: ["repo:write"] });

/** For the build system; secret, also in the state. */
export const token = ci.token;
export const platformGroup = groups.platform.groupId;

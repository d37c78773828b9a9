import * as dockerhub from "pulumi-dockerhub";

const release = new dockerhub.Group("release", { name: "release", description: "Ships" });
new dockerhub.GroupMembership("ada-release", { group: release.name, username: "ada" });

import * as pulumi from "@pulumi/pulumi";
import * as dockerhub from "pulumi-dockerhub";

const config = new pulumi.Config();
const baseUrl = new pulumi.Config("dockerhub").get("baseUrl");

/** A provider for an organization, from the configuration keys `<name>Username` and `<name>Password`. */
function organization(name: string, org: string): dockerhub.Provider {
  const username = config.require(`${name}Username`);
  const password = config.requireSecret(`${name}Password`);
  return new dockerhub.Provider(name, { org, username, password, baseUrl });
}

const company = organization("company", "acme");
const labs = organization("labs", "acme-labs");

const release = new dockerhub.Group("release", { name: "release", description: "Ships" }, { provider: company });
const research = new dockerhub.Group("research", { name: "research", description: "Tries" }, { provider: labs });

// Ada is in both; each membership goes through the credential of its own organization.
new dockerhub.GroupMembership("ada-release", { group: release.name, username: "ada" }, { provider: company });
new dockerhub.GroupMembership("ada-research", { group: research.name, username: "ada" }, { provider: labs });

export const groups = [release.groupId, research.groupId];

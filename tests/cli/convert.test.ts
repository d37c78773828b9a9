import assert from "node:assert/strict";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SIGNATURE } from "../../run/secrets";
import { adopted } from "./adopted";
import { cli, served } from "./cli";
import { Project } from "./project";
import { seed, stateOf } from "./terraformState";

describe("convert", () => {
  it("takes over what the official Terraform provider has made, and the first preview is empty", async () => {
    const world = await served({ seed });
    const project = await Project.open("convert");
    try {
      const { text, token } = await stateOf(world.hub);
      writeFileSync(join(project.folder, "terraform.tfstate"), text);
      const audit = world.hub.store.organizations.get("acme")!.audit.length;
      const args = ["convert", "--from", "terraform.tfstate", "--out", ".", "--json"];
      const { code, stdout, stderr } = await project.cli(args, world.env);
      assert.equal(code, 0, stderr);
      const { resources, notes } = JSON.parse(stdout) as { resources: object; notes: string[] };
      assert.deepEqual(resources, {
        OrgMember: 18,
        Invite: 2,
        Group: 4,
        GroupMembership: 40,
        Repository: 3,
        RepositoryPermission: 6,
        PersonalAccessToken: 2,
        OrgAccessToken: 1,
        OrgSettings: 1,
      });
      assert.deepEqual(notes.filter((note) => note.includes("left out")).sort(), [
        "Group gone is left out: it is not on Docker Hub any more.",
        "docker_container.web is left out: there is no resource for a docker_container here.",
        "docker_org_team.left is left out: a replacement that failed has left it. Delete it by hand, or with Terraform.",
      ]);
      const program = readFileSync(join(project.folder, "index.ts"), "utf8");
      assert.match(program, /const \w+ = new dockerhub\.Group\("teams-this-platform"/);
      assert.match(
        program,
        /new dockerhub\.GroupMembership\("platform-user00", \{ group: \w+\.name, username: "user00"/,
      );
      assert.match(program, /const \w+ = new dockerhub\.Repository\("app", \{.* fullDescription: "# App\\n"/);
      assert.match(
        program,
        /new dockerhub\.RepositoryPermission\("web-0", \{ repository: \w+\.name, group: \w+\.name, permission: "read"/,
      );
      assert.ok(!program.includes(token) && !stdout.includes(token), "no token is written in clear");
      assert.equal(statSync(join(project.folder, "import.json")).mode & 0o077, 0, "its token is for nobody else");
      await adopted(world, project);
      const { stdout: state } = await project.pulumi("stack", "export", "--show-secrets");
      const { deployment } = JSON.parse(state) as { deployment: { resources: { outputs?: { token?: object } }[] } };
      const kept = deployment.resources.flatMap(({ outputs }) => outputs?.token ?? []);
      assert.equal(kept.length, 3);
      assert.ok(
        kept.every((one) => SIGNATURE in one),
        "tokens are secrets in the state",
      );
      assert.ok(JSON.stringify(kept[0]).includes(token), "and are kept");
      assert.equal(world.hub.store.organizations.get("acme")!.audit.length, audit, "nothing was changed");
    } finally {
      project.close();
      await world.close();
    }
  });

  it("knows a group by its number, and names what is not as the state has it", async () => {
    const world = await served({ seed });
    const project = await Project.open("convert-stale");
    try {
      const { text } = await stateOf(world.hub);
      writeFileSync(join(project.folder, "terraform.tfstate"), text);
      await world.hub.byHand("ops", "PATCH", "/v2/orgs/acme/groups/web", { name: "frontend" });
      await world.hub.byHand("ops", "PATCH", "/v2/orgs/acme/groups/platform", { description: "changed since" });
      const { code, stdout, stderr } = await project.cli(
        ["convert", "--from", "terraform.tfstate", "--out", ".", "--json"],
        world.env,
      );
      assert.equal(code, 0, stderr);
      const { notes } = JSON.parse(stdout) as { notes: string[] };
      assert.ok(!notes.some((note) => /GroupMembership|teams-this-web/.test(note)), notes.join("\n"));
      assert.ok(
        notes.includes(
          "Group teams-this-platform: description is not on Docker Hub as the state has it, and the first preview shows that.",
        ),
        notes.join("\n"),
      );
      const program = readFileSync(join(project.folder, "index.ts"), "utf8");
      assert.match(program, /new dockerhub\.Group\("teams-this-web", \{ name: "frontend" \}\)/);
      assert.match(program, /new dockerhub\.GroupMembership\("web-user02", \{ group: \w+\.name/);
      assert.match(readFileSync(join(project.folder, "README.md"), "utf8"), /\*\*delete it after the import\*\*/);
    } finally {
      project.close();
      await world.close();
    }
  });

  it("names a permission whose group is gone by its address in the state", async () => {
    const world = await served({ seed });
    const project = await Project.open("convert-gone");
    try {
      const { text } = await stateOf(world.hub);
      writeFileSync(join(project.folder, "terraform.tfstate"), text);
      const { id } = world.hub.store.organizations.get("acme")!.groups.get("web")!;
      await world.hub.byHand("ops", "DELETE", "/v2/orgs/acme/groups/web");
      const args = ["convert", "--from", "terraform.tfstate", "--out", ".", "--json"];
      const { notes } = JSON.parse((await project.cli(args, world.env)).stdout) as { notes: string[] };
      const said = `docker_hub_repository_team_permission\\..* is left out: acme has no group of the number ${id}, as team_id says`;
      assert.match(notes.join("\n"), new RegExp(said));
      assert.doesNotMatch(notes.join("\n"), /it must be text/);
    } finally {
      project.close();
      await world.close();
    }
  });

  it("writes the same in another language", async () => {
    const world = await served({ seed });
    const project = await Project.open("convert-yaml");
    try {
      writeFileSync(join(project.folder, "terraform.tfstate"), (await stateOf(world.hub)).text);
      const args = ["convert", "--from", "terraform.tfstate", "--out", ".", "--language", "yaml"];
      const { code, stderr } = await project.cli(args, world.env);
      assert.equal(code, 0, stderr);
      const program = readFileSync(join(project.folder, "Pulumi.yaml"), "utf8");
      assert.match(
        program,
        /  platform-user00:\n    type: dockerhub:GroupMembership\n    properties:\n      group: \$\{teams-this-platform\.name\}\n/,
      );
      const { resources } = JSON.parse(readFileSync(join(project.folder, "import.json"), "utf8")) as {
        resources: { type: string; outputs: { token?: object } }[];
      };
      assert.ok(resources.every(({ type }) => type.startsWith("dockerhub:index:")));
      const kept = resources.flatMap(({ outputs }) => outputs.token ?? []);
      assert.equal(kept.length, 3);
      assert.ok(
        kept.every((one) => SIGNATURE in one),
        "tokens are secrets",
      );
    } finally {
      project.close();
      await world.close();
    }
  });

  it("says what else it was given", async () => {
    const world = await served({ seed });
    const project = await Project.open("convert-bad");
    try {
      for (const text of ["{", "{}", '{"version":3,"modules":[]}', '{"version":4,"resources":[{"mode":1}]}']) {
        writeFileSync(join(project.folder, "bad.json"), text);
        const { code, stderr } = await project.cli(["convert", "--from", "bad.json", "--out", "out"], world.env);
        assert.equal(code, 1);
        assert.match(stderr, /bad\.json is not a state of Terraform or OpenTofu in version 4\. Write one with/);
      }
      const missing = await cli(["convert", "--from", "nothing.json", "--out", "out"], world.env);
      assert.notEqual(missing.code, 0);
      assert.match(missing.stderr, /nothing\.json cannot be read \(ENOENT\)\./);
      assert.doesNotMatch(missing.stderr, /^\s+at /m);
    } finally {
      project.close();
      await world.close();
    }
  });
});

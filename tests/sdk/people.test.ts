import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import sinon from "sinon";
import * as dockerhub from "../../sdk";

describe("People whom a program declares", () => {
  let said: { errors: string[]; warnings: string[] };

  /** Runs a program without an engine, and returns what it told the user. */
  async function run(program: () => unknown): Promise<typeof said> {
    await pulumi.runtime.setMocks({
      newResource: ({ inputs, name }) => ({ id: name, state: inputs as object }),
      call: () => ({}),
    });
    said = { errors: [], warnings: [] };
    sinon.stub(pulumi.log, "warn").callsFake(async (text) => void said.warnings.push(text));
    const ended = (error: unknown) => void said.errors.push((error as Error).message);
    const others = process.rawListeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection").on("unhandledRejection", ended);
    await pulumi.runtime.runInPulumiStack(async () => void program()).catch(ended);
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.removeListener("unhandledRejection", ended);
    for (const one of others) process.on("unhandledRejection", one as never);
    said.errors = [...new Set(said.errors)];
    return said;
  }
  afterEach(() => sinon.restore());

  const twice: [what: string, program: () => unknown, error: RegExp][] = [
    [
      "as registries that two resources restrict",
      () => {
        new dockerhub.RegistryAccess("a", { org: "acme", enabled: true });
        new dockerhub.RegistryAccess("b", { org: "acme", enabled: false });
      },
      /The registry access of acme is declared twice: by RegistryAccess "a" and by RegistryAccess "b"/,
    ],
    [
      "for single sign-on",
      () => {
        new dockerhub.ScimUser("a", { org: "acme", userName: "eva@example.com" });
        new dockerhub.ScimUser("b", { org: "acme", userName: "eva@example.com" });
      },
      /Eva@example\.com is declared twice for single sign-on/,
    ],
    [
      "in a set and alone, in a group",
      () => {
        const group = new dockerhub.Group("platform", { name: "platform" });
        new dockerhub.GroupMembers("all", { group: group.name, members: { ada: true } });
        new dockerhub.GroupMembership("ada", { group: "platform", username: pulumi.output("ada") });
      },
      /Ada is declared twice as a member of the group platform: by (GroupMembers "all" and by GroupMembership "ada"|GroupMembership "ada" and by GroupMembers "all")/,
    ],
    [
      "in two single memberships",
      () => {
        new dockerhub.GroupMembership("one", { group: "platform", username: "ada" });
        new dockerhub.GroupMembership("two", { group: "platform", username: "ada" });
      },
      /by GroupMembership "one" and by GroupMembership "two"/,
    ],
    [
      "as a group, under two providers",
      () => {
        const other = new dockerhub.Provider("other", { org: "acme" });
        new dockerhub.Group("one", { org: "acme", name: "platform" });
        new dockerhub.Group("two", { name: "platform" }, { provider: other });
      },
      /The group platform is declared twice: by Group "(one|two)" and by Group "(one|two)"/,
    ],
    [
      "as a repository",
      () => {
        new dockerhub.Repository("one", { org: "acme", name: "app", visibility: "private" });
        new dockerhub.Repository("two", { org: "acme", name: "app", visibility: "public" });
      },
      /The repository acme\/app is declared twice: by Repository "(one|two)" and by Repository "(one|two)"/,
    ],
    [
      "as a permission, alone and in a set",
      () => {
        new dockerhub.RepositoryPermissions("all", { repository: "app", permissions: { platform: "read" } });
        new dockerhub.RepositoryPermission("one", { repository: "app", group: "platform", permission: "admin" });
      },
      /What platform may do with the repository app is declared twice: by/,
    ],
    [
      "as a permission beside a set that does not list it",
      () => {
        new dockerhub.RepositoryPermissions("all", { repository: "app", permissions: { platform: "read" } });
        new dockerhub.RepositoryPermission("one", { repository: "app", group: "release", permission: "admin" });
      },
      /Release is declared by RepositoryPermission "one", and RepositoryPermissions "all" is all that groups may do with app and does not list them/,
    ],
    [
      "as settings",
      () => {
        new dockerhub.OrgSettings("one", { org: "acme" });
        new dockerhub.OrgSettings("two", { org: "Acme" });
      },
      /The settings of acme are declared twice/,
    ],
    [
      "in two rosters that share nobody",
      () => {
        new dockerhub.OrgMembers("one", { org: "acme", members: { ops: "owner" } });
        new dockerhub.OrgMembers("two", { org: "acme", members: { ada: "owner" } });
      },
      /The members of acme are declared twice/,
    ],
    [
      "alone beside a set that does not list them",
      () => {
        new dockerhub.GroupMembership("ada", { group: "platform", username: "ada" });
        new dockerhub.GroupMembers("all", { group: "platform", members: ["bo"], ignore: ["svc-*"] });
      },
      /Ada is declared by GroupMembership "ada", and GroupMembers "all" is everybody in the group platform and does not list them/,
    ],
    [
      "with a role beside a roster that does not list them",
      () => {
        new dockerhub.OrgMembers("all", { org: "acme", members: { ops: "owner" } });
        new dockerhub.OrgMember("ada", { org: "acme", username: "ada", role: "editor" });
      },
      /Ada is declared by OrgMember "ada", and OrgMembers "all" is everybody in acme and does not list them/,
    ],
    [
      "in the roster and alone",
      () => {
        new dockerhub.OrgMembers("all", { members: { ops: "owner", "cleo@example.com": "member" } });
        new dockerhub.Invite("cleo", { invitee: "Cleo@example.com" });
      },
      /Cleo@example\.com is declared twice as somebody to invite: by OrgMembers "all" and by Invite "cleo"/,
    ],
  ];
  for (const [what, program, error] of twice) {
    it(`are refused when one is there twice, ${what}`, async () => {
      const { errors } = await run(program);
      assert.equal(errors.length, 1);
      assert.match(errors[0]!, error);
    });
  }

  it("may be invited and have a role, and be in another group, organization or provider", async () => {
    const { errors } = await run(() => {
      const other = new dockerhub.Provider("other", { org: "acme-labs" });
      new dockerhub.Invite("cleo", { invitee: "cleo" });
      new dockerhub.OrgMember("cleo", { username: "cleo", role: "editor" });
      for (const group of ["a", "b"]) new dockerhub.GroupMembership(`cleo-${group}`, { group, username: "cleo" });
      new dockerhub.GroupMembership("elsewhere", { org: "acme-x", group: "a", username: "cleo" });
      new dockerhub.GroupMembership("labs", { group: "a", username: "cleo" }, { provider: other });
      new dockerhub.GroupMembers("c", { group: "c", members: ["ada"], ignore: ["svc-*"] });
      new dockerhub.GroupMembership("svc", { group: "c", username: "svc-1" });
    });
    assert.deepEqual(errors, []);
  });

  it("are not for a group that a sync fills", async () => {
    const { warnings } = await run(() => {
      new dockerhub.GroupMembership("company", { group: "company", username: "ada" });
    });
    assert.equal(warnings.length, 1);
    assert.match(warnings.join(), /group company is not for programs to fill.*SCIM/);
  });
});

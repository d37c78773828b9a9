import { PERMISSIONS } from "../../../testing/fake-hub/store";
import type { Declared } from "../../support/spec";
import { EVA, one, REPOSITORIES } from "./company";
import { named, permitted } from "./declared";
import { edited, fresh, of, type Pick, type Refactoring, withArgs } from "./edits";

const HOOKS = ["https://ci.example.com", "https://cd.example.com"] as const;

/** A repository that the program declares, or a new one. */
function repositoryFor(program: readonly Declared[], pick: Pick): Declared {
  const name = pick(REPOSITORIES)!;
  const visibility = pick(["private", "public"]);
  const args = { name, visibility, adopt: true, onDestroy: pick(["retain", "delete"]) };
  const there = of(program, "Repository").find((it) => it.args!["name"] === name);
  return there ?? one("Repository", fresh(program, "repository"), args);
}

const permission = (name: string, repository: unknown, group: unknown, may: unknown, options: Declared["options"]) =>
  one("RepositoryPermission", name, { repository, group, permission: may }, options);

const mapOf = ({ args }: Declared) => args!["permissions"] as Record<string, string>;

/** What is done to repositories, to what groups may do with them, and to tokens. */
export const WORK: readonly Refactoring[] = [
  {
    what: "add a repository, with a webhook perhaps",
    change: (program, pick) => {
      const on = repositoryFor(program, pick);
      const repository = pick([{ $: `${on.name}.name` }, on.args!["name"]]);
      const hook = one("Webhook", fresh(program, "hook"), { repository, name: "ci", hookUrl: pick(HOOKS) });
      return [...new Set([on, ...program, ...pick([[], [hook]])!])];
    },
  },
  {
    what: "add permissions on a repository",
    change: (program, pick) => {
      const on = repositoryFor(program, pick);
      const its = pick(of(program, "Group")) ?? one("Group", "group1", { name: "alpha", description: "", adopt: true });
      const repository = pick([{ $: `${on.name}.name` }, on.args!["name"]]);
      const [name, may] = [String(its.args!["name"]), pick(PERMISSIONS)!];
      const more = pick([
        permission(fresh(program, "permission"), repository, pick([{ $: `${its.name}.name` }, name]), may, {}),
        one("RepositoryPermissions", fresh(program, "permissions"), { repository, permissions: { [name]: may } }),
      ])!;
      return [...new Set([on, its, ...program, more])];
    },
  },
  {
    what: "add something of the organization",
    change: (program, pick) => {
      const more = pick<Declared>([
        one("OrgAccessToken", fresh(program, "deploy"), {
          repositories: { "acme/app": ["scope-image-pull"] },
          ...pick([{}, { rotationTrigger: "one" }, { rotationTrigger: "one", overlap: "0s" }]),
        }),
        one("RegistryAccess", fresh(program, "registries"), {
          enabled: true,
          registries: { [pick(["one.example.com", "two.example.com"])!]: {} },
        }),
        one("ScimUser", fresh(program, "scim"), { userName: EVA, besideMemberships: true }),
      ])!;
      return [...program, more];
    },
  },
  {
    what: "rotate a token, or change what it may do",
    change: (program, pick) => {
      const it = pick(of(program, "OrgAccessToken", "PersonalAccessToken"));
      const scopes = pick([undefined, ["scope-image-pull"], ["scope-image-pull", "scope-image-push"]]);
      const rotation = { rotationTrigger: pick(["two", "three", undefined]) };
      return program.map((declared) => {
        if (declared !== it) return declared;
        const isOrg = it.type === "OrgAccessToken" && scopes !== undefined;
        return withArgs(declared, { ...rotation, ...(isOrg ? { repositories: { "acme/app": scopes } } : {}) });
      });
    },
  },
  {
    what: "split a set of permissions into single ones",
    change: (program, pick) => {
      const it = pick(of(program, "RepositoryPermissions"));
      const singles = Object.entries(it === undefined ? {} : mapOf(it)).map(([name, may]) => {
        const owner = of(program, "Group").find(({ args }) => args!["name"] === name);
        const group = pick([name, owner === undefined ? name : { $: `${owner.name}.name` }]);
        return permission(fresh(program, `${name}-of-${it!.name}-`), it!.args!["repository"], group, may, it!.options);
      });
      return edited(program, (declared) => (declared === it ? singles : declared));
    },
  },
  {
    what: "merge single permissions into a set",
    change: (program, pick) => {
      const it = pick(of(program, "RepositoryPermission"));
      if (it === undefined) return [...program];
      const on = named(program, it.args!["repository"]);
      const isOn = ({ args }: Declared) => named(program, args!["repository"]) === on;
      if (of(program, "RepositoryPermissions").some(isOn)) return [...program];
      const mine = of(program, "RepositoryPermission").filter(isOn);
      const left = pick([[], mine.slice(1, 2)])!;
      const listed = mine.filter((single) => !left.includes(single));
      const permissions = Object.fromEntries(
        listed.map((single) => [permitted(program, single)[0]!, String(single.args!["permission"])]),
      );
      const ignore = left.flatMap((single) => permitted(program, single));
      const set = one(
        "RepositoryPermissions",
        fresh(program, "permissions"),
        { repository: it.args!["repository"], permissions, ignore },
        pick([it.options, { provider: "explicit" }])!,
      );
      // Those that the set leaves alone are declared beside it, or by nobody any more.
      const staying = pick([left, []])!;
      return edited(program, (declared) =>
        declared === it ? set : mine.includes(declared) && !staying.includes(declared) ? [] : declared,
      );
    },
  },
  {
    what: "give a group another permission, or none",
    change: (program, pick) => {
      const it = pick(of(program, "RepositoryPermissions", "RepositoryPermission"));
      const may = pick(PERMISSIONS)!;
      if (it === undefined) return [...program];
      if (it.type === "RepositoryPermission")
        return program.map((declared) => (declared === it ? withArgs(it, { permission: may }) : declared));
      const group = pick([...Object.keys(mapOf(it)), ...of(program, "Group").map(({ args }) => String(args!["name"]))]);
      const { [group ?? ""]: had, ...others } = mapOf(it);
      const permissions = had === undefined || pick([true, false]) ? { ...others, [group ?? ""]: may } : others;
      return program.map((declared) =>
        declared === it && group !== undefined ? withArgs(it, { permissions }) : declared,
      );
    },
  },
  {
    what: "open a repository, close it, or have it deleted with its resource",
    change: (program, pick) => {
      const it = pick(of(program, "Repository"));
      const args = pick<object>([
        { visibility: "private" },
        { visibility: "public" },
        { onDestroy: "delete" },
        { onDestroy: "retain" },
      ])!;
      return program.map((declared) => (declared === it ? withArgs(declared, args) : declared));
    },
  },
  {
    what: "point something at another repository, or name it in another way",
    change: (program, pick) => {
      const it = pick(of(program, "RepositoryPermission", "RepositoryPermissions", "Webhook"));
      const on = pick(of(program, "Repository"));
      if (it === undefined || on === undefined) return [...program];
      const repository = pick([{ $: `${on.name}.name` }, on.args!["name"]]);
      return program.map((declared) => (declared === it ? withArgs(declared, { repository }) : declared));
    },
  },
  {
    what: "have a webhook call somebody else, or by another name",
    change: (program, pick) => {
      const it = pick(of(program, "Webhook"));
      const args = { name: pick(["ci", "cd"]), hookUrl: pick(HOOKS) };
      return program.map((declared) => (declared === it ? withArgs(declared, args) : declared));
    },
  },
];

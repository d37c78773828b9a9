import { BY_SCIM, CROWD, GUEST, one, STAFF, TEMPS } from "./company";
import { named } from "./declared";
import { edited, fresh, group, groupOf, of, type Refactoring, ROLES, withArgs, withOption } from "./edits";

/** Nobody's program may take their role. */
const OWNERS: readonly string[] = ["ops", "olga"];

/** What is done to people, one by one and in sets. */
export const PEOPLE: readonly Refactoring[] = [
  {
    what: "split a set into single people",
    change: (program, pick) => {
      const it = pick(of(program, "GroupMembers", "OrgMembers"));
      if (it === undefined) return [...program];
      const members = it.args!["members"] as string[] | Record<string, string>;
      const singles = Array.isArray(members)
        ? members.map((name) => group(fresh(program, `${name}-of-${it.name}-`), it.args!["group"], name, it.options))
        : Object.entries(members)
            .filter(([name]) => !OWNERS.includes(name))
            .map(([name, role]) =>
              name.includes("@")
                ? one("Invite", fresh(program, "invite"), { invitee: name, role }, it.options)
                : one(
                    "OrgMember",
                    fresh(program, `role-${name}-`),
                    { username: name, role, onDestroy: "downgrade" },
                    it.options,
                  ),
            );
      return edited(program, (declared) => (declared === it ? singles : declared));
    },
  },
  {
    what: "merge single people into a set",
    change: (program, pick) => {
      const it = pick(of(program, "GroupMembership"));
      if (it === undefined) return [...program];
      const where = named(program, it.args!["group"]);
      const mine = of(program, "GroupMembership").filter(({ args }) => named(program, args!["group"]) === where);
      if (of(program, "GroupMembers").some(({ args }) => named(program, args!["group"]) === where)) return [...program];
      const people = mine.map(({ args }) => String(args!["username"]));
      // Some of them a set may leave to others.
      const left = pick([[], people.slice(1, 2)])!;
      const members = people.filter((name) => !left.includes(name));
      const set = one(
        "GroupMembers",
        fresh(program, "set"),
        { group: it.args!["group"], members, ignore: ["zoe", ...left] },
        pick([it.options, { provider: "explicit" }])!,
      );
      return edited(program, (declared) => (declared === it ? set : mine.includes(declared) ? [] : declared));
    },
  },
  {
    what: "merge single roles into a roster",
    change: (program, pick) => {
      const mine = of(program, "OrgMember");
      if (mine.length === 0 || of(program, "OrgMembers").length > 0) return [...program];
      const left = pick([[], mine.slice(0, 1).map(({ args }) => String(args!["username"]))])!;
      const roles = Object.fromEntries(
        mine
          .map(({ args }) => [String(args!["username"]), String(args!["role"])] as const)
          .filter(([name]) => !left.includes(name)),
      );
      const invites = of(program, "Invite").filter(({ args }) => args!["group"] === undefined);
      const guests = Object.fromEntries(invites.map(({ args }) => [String(args!["invitee"]), String(args!["role"])]));
      const members = {
        ops: "owner",
        olga: "owner",
        ...Object.fromEntries(STAFF.filter((name) => !left.includes(name)).map((name) => [name, "member"])),
        ...roles,
        ...guests,
      };
      const all = one(
        "OrgMembers",
        fresh(program, "roster"),
        { members, ignore: ["zoe", "u*", BY_SCIM, ...left, ...TEMPS.filter((name) => roles[name] === undefined)] },
        pick([{}, mine[0]!.options]) ?? {},
      );
      return [...program.filter((declared) => !mine.includes(declared) && !invites.includes(declared)), all];
    },
  },
  {
    what: "put somebody into a set, or take them out",
    change: (program, pick) => {
      const it = pick(of(program, "GroupMembers"));
      const who = pick(STAFF)!;
      return program.map((declared) => {
        if (declared !== it) return declared;
        const members = declared.args!["members"] as string[];
        const ignore = (declared.args!["ignore"] as string[]).filter((name) => name !== who);
        return withArgs(declared, {
          ignore,
          members: members.includes(who) ? members.filter((name) => name !== who) : [...members, who],
        });
      });
    },
  },
  {
    what: "leave somebody to others, whom a set has or who is declared one by one",
    change: (program, pick) => {
      const set = pick(of(program, "GroupMembers", "OrgMembers"));
      const who = pick([...STAFF, ...TEMPS])!;
      if (set === undefined) return [...program];
      return program.flatMap((declared) => {
        const members = declared.args?.["members"];
        if (declared === set) {
          const ignore = [...((declared.args!["ignore"] as string[] | undefined) ?? []), who];
          const others = Array.isArray(members)
            ? members.filter((name) => name !== who)
            : Object.fromEntries(Object.entries(members as object).filter(([name]) => name !== who));
          return [withArgs(declared, { members: others, ignore })];
        }
        const single = set.type === "GroupMembers" ? "GroupMembership" : "OrgMember";
        const isTheirs = declared.type === single && declared.args!["username"] === who;
        return isTheirs && groupOf(program, declared) === groupOf(program, set) ? [] : [declared];
      });
    },
  },
  {
    what: "empty a list of people",
    change: (program, pick) => {
      const it = pick(of(program, "GroupMembers", "GroupMembership"));
      if (it === undefined) return [...program];
      if (it.type === "GroupMembers") return program.map((one) => (one === it ? withArgs(one, { members: [] }) : one));
      return program.filter(({ type }) => type !== "GroupMembership");
    },
  },
  {
    what: "point a set at another group",
    change: (program, pick) => {
      const it = pick(of(program, "GroupMembers"));
      const where = pick(
        of(program, "Group").filter(
          ({ args }) => !of(program, "GroupMembers").some((set) => groupOf(program, set) === args!["name"]),
        ),
      );
      if (it === undefined || where === undefined) return [...program];
      return program.map((one) => (one === it ? withArgs(one, { group: { $: `${where.name}.name` } }) : one));
    },
  },
  {
    what: "give a role",
    change: (program, pick) => {
      const it = pick(of(program, "OrgMember", "OrgMembers"));
      const [who, role] = [pick(STAFF)!, pick(ROLES)!];
      return program.map((declared) => {
        if (declared !== it) return declared;
        if (declared.type === "OrgMember") return withArgs(declared, { role });
        return withArgs(declared, { members: { ...(declared.args!["members"] as object), [who]: role } });
      });
    },
  },
  {
    what: "let somebody go from a roster, or take them in",
    change: (program, pick) => {
      const it = pick(of(program, "OrgMembers"));
      const who = pick([...TEMPS, GUEST.email, GUEST.username])!;
      return program.map((declared) => {
        if (declared !== it) return declared;
        const { [who]: had, ...others } = declared.args!["members"] as Record<string, string>;
        const guest = Object.keys(others).some((name) => [GUEST.email, GUEST.username].includes(name as never));
        if (had === undefined && guest && [GUEST.email, GUEST.username].includes(who as never)) return declared;
        return withArgs(declared, { members: had === undefined ? { ...others, [who]: "member" } : others });
      });
    },
  },
  {
    what: "add people to a group",
    change: (program, pick) => {
      const it = pick(of(program, "Group"));
      if (it === undefined) return [...program];
      const ref = pick([{ $: `${it.name}.name` }, String(it.args!["name"])]);
      const people = pick<readonly string[]>([["ada"], ["bo", "dora"], STAFF, CROWD])!;
      const free = people.filter(
        (who) =>
          !program.some(
            (one) => groupOf(program, one) === it.args!["name"] && JSON.stringify(one.args).includes(`"${who}"`),
          ),
      );
      const taken = of(program, "GroupMembers").some((one) => groupOf(program, one) === it.args!["name"]);
      if (free.length === 0) return [...program];
      if (taken || pick([true, false]))
        return [...program, ...free.map((who) => group(fresh(program, `${who}-`), ref, who, {}))];
      return [...program, one("GroupMembers", fresh(program, "set"), { group: ref, members: free, ignore: ["zoe"] })];
    },
  },
  {
    what: "have memberships go with their group, or by themselves",
    change: (program, pick) => {
      const goes = pick([true, undefined]);
      return edited(program, (declared) =>
        ["GroupMembership", "GroupMembers"].includes(declared.type)
          ? withOption(declared, "deletedWith", goes)
          : declared,
      );
    },
  },
];

import type { FakeHub } from "../../../testing";
import { urnOf } from "../../support/memoryProgram";
import type { Declared } from "../../support/spec";
import { acme, BY_SCIM, CROWD, GUEST, personOf, UNTOUCHED } from "./company";
import { Said } from "./declared";
import { inOrder, of, refsIn, withArgs, withOption } from "./edits";

/** A program that asks of this organization nothing impossible: members alone are put into groups and given roles. */
export function fit(fake: FakeHub, program: readonly Declared[], before: Said): Declared[] {
  const { members, groups } = acme(fake);
  const declared = new Set(of(program, "Group").map(({ args }) => String(args!["name"])));
  const known = new Set(program.map(({ name }) => name));
  const fitted = program.flatMap((one): Declared[] => {
    const args = one.args ?? {};
    if (refsIn(one).some((name) => !known.has(name))) return [];
    // A repository that is named by text has to be there: nobody waits for it.
    const repository = args["repository"];
    if (typeof repository === "string" && !fake.store.repositories.has(`acme/${repository}`)) return [];
    // A group that nobody declares any more is there only until somebody renames it by hand.
    const isMissing = (name: string) => before.program === program && !declared.has(name) && !groups.has(name);
    if (typeof args["group"] === "string" && isMissing(args["group"])) return [];
    if (one.type === "RepositoryPermissions") {
      const given = Object.entries(args["permissions"] as object).filter(([name]) => !isMissing(name));
      return [withArgs(one, { permissions: Object.fromEntries(given) as object })];
    }
    if (["GroupMembership", "OrgMember"].includes(one.type)) return members.has(String(args["username"])) ? [one] : [];
    if (one.type === "GroupMembers") {
      const people = (args["members"] as string[]).filter((name) => members.has(name));
      return [{ ...one, args: { ...args, members: people } }];
    }
    // A roster that is new removes nobody: it lists everybody who is there.
    if (one.type === "OrgMembers" && !before.hasRoster) {
      const listed = args["members"] as Record<string, string>;
      const ignored = new Set<string>([...CROWD, UNTOUCHED.member, BY_SCIM]);
      const names = new Set(Object.keys(listed).map(personOf));
      const more = [...members].filter(([name]) => !names.has(name) && !ignored.has(name) && !name.startsWith("scim-"));
      return [{ ...one, args: { ...args, members: { ...listed, ...Object.fromEntries(more) }, ignore: [...ignored] } }];
    }
    return [one];
  });
  // A program knows that it declares something twice only where no transform makes it so.
  const written = fitted.flatMap(({ options = {} }) =>
    options["written"] === undefined ? [] : [JSON.stringify(options["written"])],
  );
  const isTwice = new Said(fitted).twice.length > 0 || new Set(written).size < written.length;
  return inOrder(isTwice ? fitted.map((one) => withOption(one, "written", undefined)) : fitted);
}

/** Whether a program can be: it names only groups that it declares, or that are there, and the guest in one way. */
export function isFeasible(fake: FakeHub, said: Said, before: Said): boolean {
  const { groups } = acme(fake);
  const spellings = said.program.flatMap(({ type, args = {} }) => {
    if (type === "Invite") return [String(args["invitee"])];
    const guests: readonly string[] = [GUEST.email, GUEST.username];
    return type === "OrgMembers" ? Object.keys(args["members"] as object).filter((name) => guests.includes(name)) : [];
  });
  const foreign = said.groups.some((name) => groups.has(name) && !before.groups.includes(name));
  const leaves = (name: string) =>
    before.program.some(
      (one) =>
        one.type === "Group" && one.args!["name"] === name && said.program.some((next) => urnOf(next) === urnOf(one)),
    );
  const missing = [...said.used].some((group) => !said.groups.includes(group) && (!groups.has(group) || leaves(group)));
  return new Set(spellings).size < 2 && !foreign && !missing;
}

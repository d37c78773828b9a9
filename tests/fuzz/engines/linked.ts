import type { Declared } from "../../support/spec";
import { personOf } from "../refactor/company";

interface Links {
  dependsOn?: string[];
  deletedWith?: string;
}

/**
 * A program whose options name only what it declares. Where all is declared at once, what speaks of the same depends
 * on each other, as it is not fixed otherwise which comes first: who names a group by text on that group, and who
 * invites somebody on those before it who invite the same person.
 */
export function linked(program: readonly Declared[], oneByOne: boolean): Declared[] {
  const there = new Set(program.map(({ name }) => name));
  return program.map((one, index) => {
    const { dependsOn = [], deletedWith, ...others } = (one.options ?? {}) as Links;
    const needed = oneByOne ? [] : [...groupsOf(program, one), ...before(program.slice(0, index), one)];
    const known = [...new Set([...dependsOn, ...needed.map(({ name }) => name)])].filter((name) => there.has(name));
    const options = {
      ...others,
      ...(known.length > 0 && { dependsOn: known }),
      ...(there.has(deletedWith ?? "") && { deletedWith }),
    };
    return { ...one, options };
  });
}

const groupsOf = (program: readonly Declared[], { args = {} }: Declared) =>
  program.filter((other) => other.type === "Group" && other.args!["name"] === args["group"]);

function before(earlier: readonly Declared[], one: Declared): Declared[] {
  const invited = new Set(invitedBy(one));
  return earlier.filter((other) => invitedBy(other).some((person) => invited.has(person)));
}

/** Whom a resource may invite. */
function invitedBy({ type, args = {} }: Declared): string[] {
  if (type === "Invite") return [personOf(String(args["invitee"]))];
  return type === "OrgMembers" ? Object.keys(args["members"] as object).map(personOf) : [];
}

import type { Declared } from "../../support/spec";
import { GUEST } from "./company";
import { edited, type Refactoring, ROLES, withArgs } from "./edits";

/** What is done to whoever is invited. */
export const GUESTS: readonly Refactoring[] = [
  {
    what: "spell the guest another way",
    change: (program) =>
      edited(program, (declared) => {
        const text = JSON.stringify(declared.args ?? {});
        const [from, to] = text.includes(GUEST.email) ? [GUEST.email, GUEST.username] : [GUEST.username, GUEST.email];
        if (!["OrgMembers", "Invite"].includes(declared.type)) return declared;
        return {
          ...declared,
          args: JSON.parse(text.replaceAll(`"${from}"`, `"${to}"`)) as NonNullable<Declared["args"]>,
        };
      }),
  },
  {
    what: "invite the guest with another role",
    change: (program, pick) => {
      const role = pick(ROLES)!;
      return edited(program, (declared) => {
        if (declared.type === "Invite") return withArgs(declared, { role });
        if (declared.type !== "OrgMembers") return declared;
        const members = Object.entries(declared.args!["members"] as Record<string, string>).map(([name, had]) =>
          [GUEST.email, GUEST.username].includes(name as never) ? [name, role] : [name, had],
        );
        return withArgs(declared, { members: Object.fromEntries(members) as object });
      });
    },
  },
];

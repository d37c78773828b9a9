import type { InProcess } from "./inProcess";

/** What of the Hub a run could double or lose, in a form that can be compared. */
export function census({ fake }: Pick<InProcess, "fake">): object {
  const acme = fake.store.organizations.get("acme")!;
  return {
    members: [...acme.members].sort(),
    groups: [...acme.groups.values()]
      .map(({ name, description, members }) => [name, description, [...members].sort()])
      .sort(),
    invites: [...acme.invites.values()].map(({ invitee, role }) => [invitee, role]).sort(),
    tokens: [...fake.store.tokens.values()]
      .map(({ label, isActive }) => [label.replace(/ [0-9a-f]{12}$/, " <drawn>"), isActive])
      .sort(),
    settings: acme.restrictedImages,
  };
}

import { registry } from "../provider/resources";
import type { Hub } from "../provider/hub/hub";
import type { FakeHub } from "../testing";

type Known = Record<string, unknown>;

/** Every resource of an organization as the state would hold it: single people, or sets. */
export function resources(fake: FakeHub, style: "edges" | "sets"): [type: string, known: Known][] {
  const acme = fake.store.organizations.get("acme")!;
  const groups = [...acme.groups.values()].filter(({ name }) => name !== "owners");
  const others: [string, Known][] = [
    ...groups.map(({ name, id }): [string, Known] => ["Group", { org: "acme", name, description: "", groupId: id }]),
    ...[...acme.invites.values()].map(({ id, invitee }): [string, Known] => [
      "Invite",
      { org: "acme", invitee, role: "member", inviteId: id },
    ]),
    ...[...fake.store.tokens.values()].map(({ uuid, label }): [string, Known] => [
      "PersonalAccessToken",
      { uuid, label, scopes: ["repo:read"] },
    ]),
    ["OrgSettings", { org: "acme", restrictedImages: { enabled: false } }],
  ];
  if (style === "sets") {
    const inside = (names: Iterable<string>) => Object.fromEntries([...names].map((name) => [name, true]));
    return [
      ...others,
      ["OrgMembers", { org: "acme", members: Object.fromEntries(acme.members) }],
      ...groups.map(({ name, id, members }): [string, Known] => [
        "GroupMembers",
        { org: "acme", group: name, groupId: id, members: inside(members) },
      ]),
    ];
  }
  return [
    ...others,
    ...[...acme.members].map(([username, role]): [string, Known] => ["OrgMember", { org: "acme", username, role }]),
    ...groups.flatMap(({ name, id, members }) =>
      [...members].map((username): [string, Known] => [
        "GroupMembership",
        { org: "acme", group: name, groupId: id, username },
      ]),
    ),
  ];
}

/** Reads all of them at the same time, as a refresh does. Throws when one seems to be gone. */
export async function refresh(hub: Hub, all: readonly [type: string, known: Known][]): Promise<void> {
  await Promise.all(
    all.map(async ([type, known]) => {
      const found = await registry.get(type)!.read(hub, known);
      if (found === undefined) throw new Error(`${type} ${JSON.stringify(known)} seems to be gone`);
    }),
  );
}

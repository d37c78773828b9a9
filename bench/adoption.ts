import { InProcess } from "../tests/support/inProcess";
import { MemoryStack } from "../tests/support/memoryStack";
import type { Declared } from "../tests/support/spec";
import type { FakeHub } from "../testing";
import { name, seedOf, type Size } from "./company";
import { type Figure, figure } from "./figure";

/** Everybody and every group of an organization, person by person, as they are. */
export function asTheyAre(fake: FakeHub): Declared[] {
  const acme = fake.store.organizations.get("acme")!;
  const groups = [...acme.groups.values()].filter((group) => group.name !== "owners");
  return [
    ...[...acme.members].map(([username, role]) => ({ type: "OrgMember", name: username, args: { username, role } })),
    ...groups.flatMap(({ name, description, members }) => [
      { type: "Group", name, args: { name, description, adopt: true } },
      ...[...members].map((username) => ({
        type: "GroupMembership",
        name: `${username} in ${name}`,
        args: { group: { $: `${name}.name` }, username },
      })),
    ]),
  ];
}

/** How many writes a first `up` makes of a program that declares an organization as it is; none is needed. */
export async function adoption(size: Size): Promise<Figure> {
  const world = new InProcess({ seed: seedOf(size), rateLimit: { limit: 1e9 } });
  const { problems } = await new MemoryStack(world).up(asTheyAre(world.fake));
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const writes = world.fake.writes().length;
  return figure("writes of a first up that adopts what is there", `${name(size)}, edges`, writes, 1, 0);
}

import type { Seed } from "../testing";
import { FakeHub } from "../testing";
import { connected } from "./company";
import { type Figure, figure } from "./figure";
import { refresh } from "./refresh";

const SIZE = { repositories: 200, permissions: 400, groups: 20 };
const AT = `${SIZE.repositories} repositories, ${SIZE.permissions} permissions`;
const PAGE = 100;

const groups = Array.from({ length: SIZE.groups }, (_, n) => `group${n}`);
const repositories = Array.from({ length: SIZE.repositories }, (_, n) => `app${n}`);
/** Two groups for each repository. */
const permitted = (n: number) => [groups[n % SIZE.groups]!, groups[(n + 1) % SIZE.groups]!];

function hub(): FakeHub {
  const seed: Seed = {
    accounts: [{ username: "ops" }],
    organizations: [
      {
        name: "acme",
        members: [{ username: "ops", role: "owner" }],
        groups: groups.map((name) => ({ name })),
        repositories: repositories.map((name, n) => ({
          name,
          permissions: Object.fromEntries(permitted(n).map((group) => [group, "write" as const])),
        })),
      },
    ],
  };
  return new FakeHub({ rateLimit: { limit: 1e9 }, seed });
}

/** How many requests a refresh of repositories takes, with what groups may do with them. */
export async function ofRepositories(): Promise<Figure[]> {
  const fake = hub();
  const numbers = new Map([...fake.store.organizations.get("acme")!.groups.values()].map(({ name, id }) => [name, id]));
  await refresh(connected(fake), [
    ...repositories.map((name): [string, Record<string, unknown>] => [
      "Repository",
      { org: "acme", name, visibility: "public", description: "" },
    ]),
    ...repositories.flatMap((repository, n) =>
      permitted(n).map((group): [string, Record<string, unknown>] => [
        "RepositoryPermission",
        { org: "acme", repository, group, groupId: numbers.get(group), permission: "write" },
      ]),
    ),
  ]);
  const asked = fake.log.length;
  const lists = Math.ceil(SIZE.repositories / PAGE) + Math.ceil(SIZE.groups / PAGE);
  // Which group may do what only each repository tells.
  const fewest = 1 + lists + SIZE.repositories;
  // One for each resource, as that provider reads them, and its sign-in.
  const single = 1 + SIZE.repositories + SIZE.permissions;
  return [
    figure("requests of a refresh of repositories, to the fewest possible", AT, asked, fewest, 1),
    figure("requests of a refresh of repositories, to the official Terraform provider's", AT, asked, single, 0.5),
  ];
}

import type { FakeHub, Seed } from "../../testing";
import { InProcess } from "../support/inProcess";
import { MemoryStack } from "../support/memoryStack";
import { type Declared, PASSWORD } from "../support/spec";
import type { Rails } from "../../provider/hub/rails";
import { isNative } from "../support/form";

export const CROWD = Array.from({ length: 40 }, (_, n) => `user${n}`);

const people = ["ops", "ada", "bo", "cleo", "constructor", "tostring", ...CROWD];

/** Forty people and the owner; cleo and the two with names that are no names in JavaScript have an account and do not belong. */
const seed: Seed = {
  accounts: people.map((username) => ({ username, email: `${username}@example.com`, password: PASSWORD })),
  organizations: [
    {
      name: "acme",
      seats: 100,
      members: [
        { username: "ops", role: "owner" },
        ...["ada", "bo", "constructor", "tostring", ...CROWD].map((username) => ({ username })),
      ],
    },
  ],
};

export const one = (type: string, name: string, args: object = {}, options: Declared["options"] = {}): Declared => ({
  type,
  name,
  args: { ...args },
  options,
});

export const company = (rails: Partial<Rails> = {}): InProcess => new InProcess({ seed }, { rails });
export const stackOf = (world = company()): MemoryStack => new MemoryStack(world);
export const acme = (fake: FakeHub) => fake.store.organizations.get("acme")!;
export const inGroup = (fake: FakeHub, name: string): string[] =>
  [...(acme(fake).groups.get(name)?.members ?? [])].sort();

/**
 * A story that only a program can make true which tells all that it declares at once, as the classes of the SDK do. A
 * plugin hears of one resource after the other, and of what a run leaves out never: it refuses, with a sentence, to give the
 * group of one resource to another, and counts what is taken away without what is declared later.
 */
export const itWhereProgramsTell = (title: string, story: () => Promise<unknown>): unknown =>
  // Each suite has its own, and this is loaded once.
  (isNative ? it.skip : it)(title, story);

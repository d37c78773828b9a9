import assert from "node:assert/strict";
import type { Seed } from "../../testing";
import { InProcess } from "../support/inProcess";
import { MemoryStack } from "../support/memoryStack";
import { type Declared, PASSWORD, SCIM_TOKEN } from "../support/spec";
import { Oracle } from "./oracle";
import { programs } from "./programs";

/** A small organization. No program names `dora` or the group she is in. */
const seed: Seed = {
  accounts: ["ops", "ada", "bo", "dora"].map((username) => ({
    username,
    email: `${username}@example.com`,
    password: PASSWORD,
  })),
  organizations: [
    {
      name: "acme",
      members: [{ username: "ops", role: "owner" }, { username: "ada" }, { username: "bo" }, { username: "dora" }],
      groups: [{ name: "untouched", members: ["dora"] }],
      scim: { token: SCIM_TOKEN },
    },
  ],
};

/** How an engine may take the steps of a program: in which order it registers, and whether it reads everything first. */
const ORDERS = [
  { reversed: false, refresh: false },
  { reversed: true, refresh: false },
  { reversed: true, refresh: true },
];

/** What others name. */
const isNamed = ({ type }: Declared) => type === "Group" || type === "Repository";
const everything = () => true;
const nothing = () => false;

/** Which resources an explicit provider has, before and after: it is a process of its own. */
const EXPLICIT: { before: (one: Declared) => boolean; after: (one: Declared) => boolean }[] = [
  { before: nothing, after: nothing },
  { before: nothing, after: everything },
  { before: everything, after: nothing },
  { before: nothing, after: isNamed },
  { before: isNamed, after: (one) => !isNamed(one) },
];

/** How many changes of one program into another there are, in all orders and by all providers. */
export const transitions = programs.length * programs.length * ORDERS.length * EXPLICIT.length;

/** The number of the change that is played as the nth: a step that has no divisor in common with their number comes by all kinds. */
export const nth = (n: number): number => (n * 7_368_787) % transitions;

/** Plays one change, by its number. Throws with both programs when something is not as it must be. */
export async function play(number: number): Promise<void> {
  const order = ORDERS[number % ORDERS.length]!;
  const explicit = EXPLICIT[Math.floor(number / ORDERS.length) % EXPLICIT.length]!;
  const pair = Math.floor(number / ORDERS.length / EXPLICIT.length);
  const by = (program: readonly Declared[], has: (one: Declared) => boolean) =>
    program.map((one) => (has(one) ? { ...one, options: { provider: "explicit" } } : one));
  const before = by(programs[Math.floor(pair / programs.length)]!, explicit.before);
  const given = by(programs[pair % programs.length]!, explicit.after);
  // A program names outputs only of what it has declared before.
  const last = given.toReversed();
  const after = order.reversed ? [...last.filter(isNamed), ...last.filter((one) => !isNamed(one))] : given;
  try {
    await change(before, after, order.refresh);
  } catch (error) {
    const lines = (program: readonly Declared[]) =>
      program.map(({ type, name, args, options }) => `  ${type} ${name} ${JSON.stringify([args, options])}`).join("\n");
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `npm run fuzz -- --change ${number}\nbefore\n${lines(before)}\nup${order.refresh ? " --refresh" : ""}\n${lines(after)}\n${why}`,
      { cause: error },
    );
  }
}

async function change(before: Declared[], after: Declared[], refresh: boolean): Promise<void> {
  const stack = new MemoryStack(new InProcess({ seed }));
  assert.deepEqual((await stack.up(before)).problems, []);
  const oracle = new Oracle(stack.fake, before, after);
  const { problems } = await stack.up(after, { refresh });
  assert.deepEqual(problems, []);
  oracle.end();
  assert.deepEqual(
    await stack.preview(after, { refresh: true }),
    { changes: [], problems: [] },
    "and nothing is left to do",
  );
}

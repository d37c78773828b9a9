import assert from "node:assert/strict";
import { look } from "../../cli/drift/look";
import type { DriftReport, Finding } from "../../cli/drift/report";
import { readState } from "../../cli/pulumi/state";
import { InProcess } from "../support/inProcess";
import { MemoryStack } from "../support/memoryStack";
import { type Declared, PASSWORD, SCIM_TOKEN } from "../support/spec";

/** A stack that is up in a Hub on a port, and somebody besides who may change things by hand. */
export async function world(program: Declared[]) {
  const inProcess = new InProcess({
    seed: {
      accounts: ["ops", "eve", "ada", "bo", "dora", "eli"].map((username) => ({
        username,
        email: `${username}@example.com`,
      })),
      organizations: [
        {
          name: "acme",
          scim: { token: SCIM_TOKEN },
          members: ["ops", "ada", "bo", "dora", "eli"].map((username) => ({
            username,
            role: username === "ops" ? "owner" : "member",
          })),
        },
      ],
    },
  });
  const { fake } = inProcess;
  const stack = new MemoryStack(inProcess);
  assert.deepEqual((await stack.up(program)).problems, []);
  // Somebody who may do everything, and whom the stack does not know.
  fake.store.setRole(fake.store.organizations.get("acme")!, "eve", "owner");
  const changedAt = fake.store.timestamp();
  inProcess.clock.time += 60_000;
  const { url, close } = await fake.serve();
  const values: Record<string, string> = {
    "dockerhub:org": "acme",
    "dockerhub:username": "ops",
    "dockerhub:password": PASSWORD,
    "dockerhub:scimToken": SCIM_TOKEN,
    "dockerhub:baseUrl": url,
  };
  const state = stack.exported(changedAt);
  const looked = (): Promise<DriftReport> => {
    const source = {
      stack: "prod",
      state: readState(state, "it"),
      config: { read: (key: string) => values[key], saved: false },
    };
    return look([source], { ignore: ["eve"], since: undefined });
  };
  return { fake, url, close, state, values, looked };
}

/** A finding in a line. */
export const told = ({ kind, noun, name, differences }: Finding) =>
  `${kind} ${noun} ${name}${differences.map(({ path }) => `: ${path}`).join("")}`;

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { openStack, type Stack } from "../../scripts/engines";
import { FakeHub, type Seed } from "../../testing";
import { kept } from "../support/kept";

export const folder = (example: string) => join(__dirname, "../../examples", example);

/** The organization an example starts from. */
export function seedOf(example: string): Seed {
  return parse(readFileSync(join(folder(example), "hub.yaml"), "utf8")) as Seed;
}

/** An example's program on a fake Hub, by the real command where there is one. */
export async function open(example: string, extra: Record<string, string | { secret: string }> = {}) {
  const hub = new FakeHub({ seed: seedOf(example) });
  const { url, close } = await hub.serve();
  const stack: Stack = await openStack({
    project: folder(example),
    start: kept,
    config: {
      "dockerhub:org": "acme",
      "dockerhub:username": "ops",
      "dockerhub:password": { secret: hub.store.accounts.get("ops")!.password },
      "dockerhub:baseUrl": url,
      ...extra,
    },
  });
  return {
    hub,
    stack,
    url,
    close: async () => {
      stack.close();
      await close();
    },
  };
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { openStack, type Stack, type StackOptions } from "../../scripts/engines";
import { FakeHub, type Seed } from "../../testing";
import { kept } from "../support/kept";

export const folder = (example: string) => join(__dirname, "../../examples", example);

/** The organization an example starts from. */
export function seedOf(example: string): Seed {
  return parse(readFileSync(join(folder(example), "hub.yaml"), "utf8")) as Seed;
}

/** What an example is configured with besides. */
const EXTRA: Record<string, StackOptions["config"]> = {
  "two-organizations": {
    "two-organizations:companyUsername": "ops",
    "two-organizations:companyPassword": { secret: "company-password" },
    "two-organizations:labsUsername": "svc",
    "two-organizations:labsPassword": { secret: "labs-password" },
  },
};

/** An example's program on a fake Hub, by the real command where there is one. */
export async function open(
  example: string,
  extra: StackOptions["config"] = EXTRA[example] ?? {},
  more: Pick<StackOptions, "env" | "plugins"> = {},
) {
  const hub = new FakeHub({ seed: seedOf(example) });
  const { url, close } = await hub.serve();
  const stack: Stack = await openStack({
    project: folder(example),
    start: kept,
    ...more,
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

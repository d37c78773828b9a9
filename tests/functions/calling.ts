import { ask, check } from "../../provider/functions/ask";
import { functions } from "../../provider/functions";
import type { Hub } from "../../provider/hub/hub";

/** Calls a function on a hub, as a program does whose organization is acme. */
export async function calling<R = Record<string, never>>(hub: Hub, name: string, given: object = {}): Promise<R> {
  const definition = functions.get(name)!;
  const asked = check(definition, { ...given }, (key) => (key === "org" ? "acme" : undefined));
  return (await ask(definition, hub, asked)) as R;
}

import * as pulumi from "@pulumi/pulumi";
import type { Told } from "../run/testimony";
import { pluginToken, typeToken } from "./contract";
import { nouns } from "./nouns";
import type { Noun } from "./shapes";

/** What marks a secret among the values that the engine sends. Source: Pulumi's RPC rules. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";

type Outputs = Readonly<Record<string, { type: string; outputs?: Record<string, unknown> }>>;

/** By their tokens in either form: of the dynamic provider, and of the plugin. */
const NOUNS = new Map(
  Object.keys(nouns).flatMap((noun) => [typeToken(noun), pluginToken(noun)].map((token) => [token, noun as Noun])),
);

/** What the state of this program's stack held of this package before the run, without secret values. Throws where it cannot be read. */
export async function heldBy(): Promise<readonly Told[]> {
  const stackName = `${pulumi.getOrganization()}/${pulumi.getProject()}/${pulumi.getStack()}`;
  const token = "pulumi:pulumi:readStackResourceOutputs";
  const { outputs } = (await pulumi.runtime.invoke(token, { stackName })) as { outputs?: Outputs };
  return Object.entries(outputs ?? {}).flatMap(([urn, resource]): Told[] => {
    const noun = NOUNS.get(resource.type);
    if (noun === undefined) return [];
    const { keys, secrets } = nouns[noun];
    const shown = keys.filter((key) => !secrets.includes(key) && resource.outputs?.[key] !== undefined);
    return [{ noun, urn, properties: Object.fromEntries(shown.map((key) => [key, open(resource.outputs![key])])) }];
  });
}

/** A value without the marks of secrets in it: names that somebody holds back from the display are names still. */
function open(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(open);
  if (typeof value !== "object" || value === null) return value;
  if (SIGNATURE in value) return open((value as { value?: unknown }).value);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, open(one)]));
}

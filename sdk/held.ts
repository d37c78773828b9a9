import * as pulumi from "@pulumi/pulumi";
import { reveal } from "../run/secrets";
import type { Told } from "../run/testimony";
import { pluginToken, typeToken } from "./contract";
import { nouns } from "./nouns";
import type { Noun } from "./shapes";

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
    // Names that somebody holds back from the display are names still.
    const shown = keys.filter((key) => !secrets.includes(key) && resource.outputs?.[key] !== undefined);
    return [{ noun, urn, properties: Object.fromEntries(shown.map((key) => [key, reveal(resource.outputs![key])])) }];
  });
}

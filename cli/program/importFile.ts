import type { Session } from "../session";
import { resourceProvider } from "../../provider/engine/lifecycle";
import { registry } from "../../provider/resources";
import { pluginToken, providerText, typeToken } from "../../sdk/contract";
import { SIGNATURE } from "../../run/secrets";
import type { Declaration } from "./declared";
import type { Language } from "./languages/language";

/** An object as it is to be declared. */
export type Wanted = Pick<Declaration, "noun" | "resource" | "args" | "known">;
type Properties = Record<string, unknown>;

/**
 * The file that `pulumi import --file` reads: each resource with inputs and outputs, so that the
 * engine asks no provider for them. Both are made by the provider itself, from the lists that have
 * been read already, so that the first preview finds nothing to do.
 */
export async function importFile(
  session: Session,
  resources: readonly Declaration[],
  { isNative }: Pick<Language, "isNative">,
): Promise<string> {
  const entries = resources.map(async (one) => {
    const made = await entryOf(session, one);
    if (made === undefined)
      throw new Error(`${one.noun} ${one.resource} went away while the organization was read. Run again.`);
    return (isNative ? native : dynamic)(one.noun, made);
  });
  return `${JSON.stringify({ nameTable: {}, resources: await Promise.all(entries) }, undefined, 1)}\n`;
}

/** A resource as both kinds of it are imported. */
export interface Entry {
  name: string;
  id: string;
  inputs: Properties;
  outputs: Properties;
}

/** What is there and no program may declare. */
export class CannotDeclare extends Error {
  constructor(
    noun: string,
    name: string,
    readonly reason: string,
  ) {
    super(`${noun} ${name} cannot be declared: ${reason}`);
  }
}

/** A resource as the engine imports it; undefined when there is no such object. Throws when it cannot be declared. */
export async function entryOf({ connection }: Session, wanted: Wanted): Promise<Entry | undefined> {
  const { noun, resource: name, args, known } = wanted;
  const definition = registry.get(noun)!;
  const provider = resourceProvider(definition, () => connection);
  const checked = await provider.check!({}, args);
  const failures = (checked.failures ?? []).map(({ reason }) => reason);
  if (failures.length > 0) throw new CannotDeclare(noun, name, failures.join(" "));
  const inputs = checked.inputs as Properties;
  const id = definition.id.replaceAll(/\{(\w+)\}/g, (_, key: string) => String({ ...inputs, ...known }[key]));
  const { props } = await provider.read!(id, { ...inputs, ...known });
  if (props === undefined || Object.keys(props as object).length === 0) return undefined;
  const outputs = withSecrets(props as Properties, definition.secrets ?? []);
  return { name, id, inputs, outputs };
}

function dynamic(noun: string, { name, id, inputs, outputs }: Entry): object {
  const __provider = providerText(noun);
  return { type: typeToken(noun), name, id, inputs: { ...inputs, __provider }, outputs: { ...outputs, __provider } };
}

/** With the text among its outputs that the plugin keeps there as well. */
const native = (noun: string, { outputs, ...entry }: Entry): object => ({
  type: pluginToken(noun),
  ...entry,
  outputs: { ...outputs, __provider: providerText(noun) },
});

/** Source: how Pulumi marks a secret, which it encrypts as it reads the file. */
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

const withSecrets = (outputs: Properties, secrets: readonly string[]): Properties =>
  Object.fromEntries(
    Object.entries(outputs).map(([key, value]) => [
      key,
      secrets.includes(key) && value !== undefined ? { [SIGNATURE]: SECRET, plaintext: JSON.stringify(value) } : value,
    ]),
  );

/** The configuration in a plugin's schema. */
import { type ConfigKey, configKeys, configTypes } from "../../provider/configKeys";
import type { Key, Types } from "../types";
import type { PropertySpec } from "./named";

type Keys = Record<string, PropertySpec & { defaultInfo?: { environment: readonly string[] } }>;

const keys: Readonly<Record<string, { env: readonly string[]; secret: boolean }>> = configKeys;

function property({ name, meaning }: Key): PropertySpec {
  const { env, secret } = keys[name]!;
  const places = env.map((one) => `\`${one}\``).join(" and then ");
  return {
    type: configTypes[name as ConfigKey] ?? "string",
    description: `${meaning} Taken from ${places} in the environment when it is not set.`,
    ...(secret ? { secret: true } : {}),
  };
}

const all = (types: Types) =>
  types.keys("Config", "keys").map((key): [string, PropertySpec] => [key.name, property(key)]);

/**
 * What an explicit provider takes. SDKs are told no place in the environment: they would write what they find there into
 * the state, and mix it with what a program says. The plugin looks there by itself.
 */
export const providerInputs = (types: Types): Keys => Object.fromEntries(all(types));

/** What the stack's configuration may have: programs read these, and no secret from the environment. */
export const configVariables = (types: Types): Keys =>
  Object.fromEntries(
    all(types).map(([key, one]) => [
      key,
      one.secret === true ? one : { ...one, defaultInfo: { environment: keys[key]!.env } },
    ]),
  );

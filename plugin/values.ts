import { hasSecret, markedAs, reveal, secret } from "../run/secrets";
import { withoutUndefined } from "../provider/engine/unknown";
import { providerText } from "../sdk/contract";
import { Struct } from "./grpc";

export type Properties = Record<string, unknown>;

/** What is in a message, with its secrets marked. */
export const marked = (struct: Struct | undefined): Properties => (struct?.toJavaScript() ?? {}) as Properties;

/** The same properties, all of them in clear. */
export const revealed = (properties: Properties): Properties => reveal(properties) as Properties;

/** What is in a message, all of it in clear. */
export const plain = (struct: Struct | undefined): Properties => revealed(marked(struct));

/** The keys whose value, or something in it, is secret. */
export const secretKeys = (properties: Properties): string[] =>
  Object.keys(properties).filter((key) => hasSecret(properties[key]));

/**
 * A message of these properties. The engine takes from it what is secret: what was so in `like`, and these keys.
 *
 * @param like properties with marks, as `marked` gives them
 */
export function structOf(properties: Properties, like: Properties = {}, secrets: readonly string[] = []): Struct {
  const entries = Object.entries(withoutUndefined(properties)).map(([key, value]) => {
    const kept = markedAs(value, like[key]);
    return [key, secrets.includes(key) && !hasSecret(kept) ? secret(kept) : kept];
  });
  return Struct.fromJavaScript(Object.fromEntries(entries) as Parameters<typeof Struct.fromJavaScript>[0]);
}

/**
 * What the state keeps of a resource. A dynamic provider is found by the text among its outputs, also where the engine
 * asks before any program has given it: with it a stack can move to the SDK for TypeScript at any time.
 */
export const stateOf = (
  { type, secrets }: { type: string; secrets?: readonly string[] },
  outputs: Properties,
  like: Properties,
): Struct => structOf({ ...outputs, __provider: providerText(type) }, like, secrets);

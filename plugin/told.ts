import type { Noun } from "../provider/resources";
import type { Told } from "../run/testimony";

/** A resource by its state, as the processes of a run tell each other of it: without what is secret of its noun. */
export function toldOf(
  { type, inputs, outputs, secrets = [] }: Noun,
  urn: string,
  state: Readonly<Record<string, unknown>>,
): Told {
  const keys = [...Object.keys(inputs), ...Object.keys(outputs)];
  const shown = keys.filter((key) => !secrets.includes(key) && state[key] !== undefined);
  return { noun: type, urn, properties: Object.fromEntries(shown.map((key) => [key, state[key]])) };
}

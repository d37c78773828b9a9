import type { Session } from "../session";
import { resourceProvider } from "../../provider/engine/lifecycle";
import { registry } from "../../provider/resources";
import { providerText, typeToken } from "../../sdk/contract";
import type { Declaration } from "./declare";

/**
 * The file that `pulumi import --file` reads: each resource with inputs and outputs, so that the
 * engine asks no provider for them. Both are made by the provider itself, from the lists that have
 * been read already, so that the first preview finds nothing to do.
 */
export async function importFile(session: Session, resources: readonly Declaration[]): Promise<string> {
  const entries = await Promise.all(resources.map((one) => entry(session, one)));
  return `${JSON.stringify({ nameTable: {}, resources: entries }, undefined, 1)}\n`;
}

async function entry({ connection }: Session, { noun, resource: name, args, known }: Declaration): Promise<object> {
  const provider = resourceProvider(registry.get(noun)!, () => connection);
  const checked = await provider.check!({}, args);
  const failures = (checked.failures ?? []).map(({ reason }) => reason);
  if (failures.length > 0) throw new Error(`${noun} ${name} cannot be declared: ${failures.join(" ")}`);
  const inputs = checked.inputs as Record<string, unknown>;
  const id = idOf(noun, { ...inputs, ...known });
  const { props } = await provider.read!(id, { ...inputs, ...known });
  if (props === undefined || Object.keys(props as object).length === 0)
    throw new Error(`${noun} ${name} went away while the organization was read. Run again.`);
  const __provider = providerText(noun);
  return {
    type: typeToken(noun),
    name,
    id,
    inputs: { ...inputs, __provider },
    outputs: { ...(props as object), __provider },
  };
}

function idOf(noun: string, values: Record<string, unknown>): string {
  return registry.get(noun)!.id.replaceAll(/\{(\w+)\}/g, (_, key: string) => String(values[key]));
}

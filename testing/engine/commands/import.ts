import { readFileSync } from "node:fs";
import { z } from "zod";
import { Problem, type Step } from "../deployment/steps";
import type { ImportOptions, Outcome } from "../outcome";
import { refOf } from "../providers/providers";
import { blank, type Resource } from "../state/state";
import { formatUrn, STACK_TYPE } from "../state/urn";
import { isObject, type Properties, secret, type Value } from "../state/values";
import type { Context } from "./context";

const properties = z.record(z.string(), z.unknown()).transform((value) => value as Properties);
const importFile = z.object({
  resources: z.array(
    z.object({ type: z.string(), name: z.string(), id: z.string(), inputs: properties, outputs: properties }),
  ),
});

/**
 * Adopts the resources of a file in the form of `pulumi import --file`, with inputs and outputs:
 * they are checked and never read.
 */
export function importResources(context: Context, path: string, { protect = true }: ImportOptions): Promise<Outcome> {
  return context.command(async (providers) => {
    const { resources } = importFile.parse(JSON.parse(readFileSync(path, "utf8")));
    const base = context.file.load();
    const root = rootOf(context, base);
    const usual = context.defaultProvider();
    const provider = base.find(({ urn }) => urn === usual.urn) ?? usual;
    providers.know(provider);
    const target = await providers.get(refOf(provider));
    const problems: Problem[] = [];
    const steps: Step[] = [];
    for (const { type, name, id, inputs, outputs } of resources) {
      const urn = formatUrn({ stack: context.stack, project: context.project.name, qualifiedType: type, name });
      if (base.some((one) => one.urn === urn))
        problems.push(new Problem("a resource of that name is in the stack already", urn));
      const checked = await target.check(urn, {}, inputs);
      problems.push(
        ...checked.failures.map(({ property, reason }) => new Problem(`property ${property}: ${reason}`, urn)),
      );
      const values = { inputs: checked.inputs, outputs: opened(outputs) };
      const links = { parent: root.urn, provider: refOf(provider), protect };
      steps.push({ op: "import", urn, type, new: blank({ urn, type, custom: true, id, ...values, ...links }) });
    }
    if (problems.length > 0) return { steps: [], problems };
    const kept = base.filter((one) => one !== root && one !== provider);
    context.file.save([root, provider, ...kept, ...steps.map((step) => step.new!)]);
    return { steps, problems };
  });
}

function rootOf({ stack, project }: Context, base: readonly Resource[]): Resource {
  const name = `${project.name}-${stack}`;
  const urn = formatUrn({ stack, project: project.name, qualifiedType: STACK_TYPE, name });
  return base.find((one) => one.urn === urn) ?? blank({ urn, type: STACK_TYPE, custom: false });
}

/** Secrets of an import file carry their value as JSON text. Source: the form the real command reads. */
function opened(outputs: Properties): Properties {
  const entries = Object.entries(outputs).map(([key, value]) => {
    const text = isObject(value) ? value["plaintext"] : undefined;
    return [key, typeof text === "string" ? secret(JSON.parse(text) as Value) : value];
  });
  return Object.fromEntries(entries) as Properties;
}

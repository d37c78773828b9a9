import { readFileSync } from "node:fs";
import { z } from "zod";
import { taken } from "../deployment/check";
import { Problem, type ProviderSource, type Step } from "../deployment/steps";
import type { ImportOptions, Outcome } from "../outcome";
import { packageOf } from "../providers/packages";
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
  return context.command("import", async (providers) => {
    const { resources } = importFile.parse(JSON.parse(readFileSync(path, "utf8")));
    const base = context.file.load();
    const root = rootOf(context, base);
    const used = await Promise.all(
      [...new Set(resources.map(({ type }) => packageOf(type)))].map((name) => usual(context, base, providers, name)),
    );
    const problems: Problem[] = [];
    const steps: Step[] = [];
    for (const { type, name, id, inputs, outputs } of resources) {
      const urn = formatUrn({ stack: context.stack, project: context.project.name, qualifiedType: type, name });
      if (base.some((one) => one.urn === urn))
        problems.push(new Problem("a resource of that name is in the stack already", urn));
      const provider = used.find((one) => packageOf(one.type) === packageOf(type))!;
      const checked = await (await providers.get(refOf(provider))).check(urn, {}, inputs);
      problems.push(
        ...checked.failures.map(({ property, reason }) => new Problem(`property ${property}: ${reason}`, urn)),
      );
      const values = { inputs: checked.inputs, outputs: opened(outputs) };
      const links = { parent: root.urn, provider: refOf(provider), protect };
      steps.push({ op: "import", urn, type, new: blank({ urn, type, custom: true, id, ...values, ...links }) });
    }
    if (problems.length > 0) return { steps: [], problems };
    const kept = base.filter((one) => one !== root && !used.includes(one));
    context.file.save([root, ...used, ...kept, ...steps.map((step) => step.new!)]);
    return { steps, problems };
  });
}

/** The default provider of a package: that which there is, or a new one. */
async function usual(
  context: Context,
  base: readonly Resource[],
  providers: ProviderSource,
  name: string,
): Promise<Resource> {
  if (!context.serves(name)) throw new Error(`The offline engine imports no resources of the package ${name}.`);
  const made = context.defaultProvider(name);
  const provider = base.find(({ urn }) => urn === made.urn) ?? made;
  providers.know(provider);
  taken(provider, provider.inputs, await providers.checkConfig(provider, provider.inputs));
  return provider;
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

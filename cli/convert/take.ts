import { idTemplate } from "../../provider/engine/id";
import { NotFoundError } from "../../provider/hub/errors";
import { type Noun, registry } from "../../provider/resources";
import type { Listed, Look, Written } from "../../provider/telling/look";
import type { Equivalent } from "../../provider/telling/terraform";
import type { Instance } from "./state";

type Properties = Record<string, unknown>;

/** What was taken over of a state, by noun, and what was not, each as a sentence. */
export interface Taken {
  listed: Map<Noun, Listed[]>;
  left: string[];
}

/** Official resources, by their type. */
const nouns = Map.groupBy(
  [...registry.values()].filter(({ told }) => told.terraform !== undefined),
  ({ told }) => told.terraform!.type,
);

/** What the resources of a state are here. Asks Docker Hub where that depends on it. */
export async function take(instances: readonly Instance[], look: Look): Promise<Taken> {
  const left: string[] = [];
  const found = await Promise.all(
    instances.map(async (instance) => {
      const noun = await nounOf(instance, look);
      if (typeof noun === "string") left.push(`${instance.address} is left out: ${noun}`);
      return typeof noun === "string" ? undefined : { noun, instance };
    }),
  );
  const known = found.filter((one) => one !== undefined);
  const taken = await Promise.all(
    known.map(async ({ noun, instance }): Promise<One | undefined> => {
      const said = valuesIn(noun, instance, look);
      try {
        const more = (await noun.told.terraform!.more?.(instance.attributes, look)) ?? {};
        return { noun, instance, said, values: { ...said, ...more } };
      } catch (error) {
        if (!(error instanceof NotFoundError)) throw error;
        left.push(`${instance.address} is left out: ${error.message}`);
        return undefined;
      }
    }),
  );
  const all = taken.filter((one) => one !== undefined);
  const listed = new Map<Noun, Listed[]>([...registry.values()].map((noun) => [noun, []]));
  for (const one of all) {
    const { written, values } = referring(one, all);
    listed.get(one.noun)!.push({ ...asListed(one.noun, one.instance, values, look), written });
  }
  return { listed, left };
}

/** A resource of a state as it is here. */
interface One {
  noun: Noun;
  instance: Instance;
  /** As the state says it. */
  said: Properties;
  /** As it is, as far as Docker Hub has been asked. */
  values: Properties;
}

/** The noun of a resource, or why there is none. */
async function nounOf({ type, attributes, isLeftover }: Instance, look: Look): Promise<Noun | string> {
  if (isLeftover) return "a replacement that failed has left it. Delete it by hand, or with Terraform.";
  const possible = nouns.get(type) ?? [];
  for (const noun of possible) {
    const { isOne } = noun.told.terraform!;
    if (isOne === undefined || (await isOne(attributes, look))) return noun;
  }
  return `there is no resource for a ${type} here.`;
}

/** The values of a resource by their names here, whole ones with a part for each attribute. */
function valuesIn(noun: Noun, { attributes }: Instance, look: Look): Properties {
  const values: Properties = {};
  for (const [name, equivalent] of Object.entries(noun.told.terraform!.attributes)) {
    const path = pathOf(equivalent);
    const value = asHere(equivalent, attributes[name], look);
    // Terraform has null or nothing where an argument was left out.
    if (path === undefined || value === undefined || value === null || value === "") continue;
    const [key, part] = path.split(".") as [string, string?];
    values[key] = part === undefined ? value : { ...(values[key] as object), [part]: value };
  }
  return values;
}

const pathOf = (one: Equivalent) => (typeof one === "string" ? one : "is" in one ? one.is : undefined);
const asHere = (one: Equivalent, value: unknown, look: Look) =>
  typeof one === "object" && "as" in one ? one.as(value, look) : value;

function asListed({ id, inputs, secrets = [] }: Noun, { name }: Instance, values: Properties, { org }: Look): Listed {
  const isSaid = (key: string, value: unknown) =>
    (key === "org" && value === org) || same(inputs[key]?.safeParse(undefined).data, value);
  const entries = Object.entries(values);
  const args = entries.filter(([key, value]) => Object.hasOwn(inputs, key) && !isSaid(key, value));
  // Docker Hub tells everything else.
  const known = entries.filter(([key]) => idTemplate(id).keys.includes(key) || secrets.includes(key));
  return { name, args: Object.fromEntries(args), known: Object.fromEntries(known) };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Arguments that refer to another resource, with what that one is called by now. */
function referring(
  { noun, said, values }: One,
  all: readonly One[],
): Required<Pick<Listed, "written">> & { values: Properties } {
  const written: Record<string, Written> = {};
  const called = { ...values };
  for (const one of Object.values(noun.told.terraform!.attributes)) {
    if (typeof one === "string" || !("refers" in one) || one.refers === undefined) continue;
    const { noun: other, output } = one.refers;
    const isMeant = (value: unknown) => value !== undefined && (value === said[one.is] || value === values[one.is]);
    const found = all.find((it) => it.noun.type === other && (isMeant(it.said[output]) || isMeant(it.values[output])));
    if (found === undefined) continue;
    written[one.is] = { from: "resource", ...one.refers, name: found.instance.name };
    called[one.is] = found.values[output];
  }
  return { written, values: called };
}

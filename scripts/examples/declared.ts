/** The resources of an example, from those that the definitions bring. */
import { type Noun, registry } from "../../provider/resources";

/** A resource of a program in whichever language. */
export interface Declared {
  name: string;
  type: string;
  args: Readonly<Record<string, unknown>>;
  /** Whether another one of the program refers to it. */
  isReferredTo: boolean;
}

/** A reference to an output of another resource: `${platform.name}`. */
const REFERENCE = /^\$\{([\w-]+)\.(\w+)\}$/;

/** The resource and its output that a value refers to; undefined for any other value. */
export function reference(value: unknown): { name: string; output: string } | undefined {
  const [, name, output] = (typeof value === "string" && REFERENCE.exec(value)) || [];
  return name === undefined ? undefined : { name, output: output! };
}

function exampleOf({ type, example }: Noun): Declared {
  const [[name, args], ...more] = Object.entries(example) as [[string, Declared["args"]]];
  if (more.length > 0) throw new Error(`The example of ${type} is one resource: others come with what it refers to.`);
  return { name, type, args, isReferredTo: false };
}

/** What an example declares: what its resource refers to, and then itself. */
export function declaredBy(noun: Noun): Declared[] {
  const all = new Map([...registry.values()].map(exampleOf).map((one) => [one.name, one]));
  const own = exampleOf(noun);
  const names = Object.values(own.args).flatMap((value) => reference(value)?.name ?? []);
  const others = [...new Set(names)].map((name) => {
    const other = all.get(name);
    if (other === undefined)
      throw new Error(`The example of ${noun.type} refers to ${name}, which no example is called.`);
    return { ...other, isReferredTo: true };
  });
  return [...others, own];
}

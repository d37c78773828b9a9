import { registry } from "../../provider/resources";

/** The key of an entry of a set that a path such as `members.ada` stands for; undefined for any other property. */
export function entryOf(noun: string, path: string): string | undefined {
  const [key = "", ...rest] = path.split(".");
  return rest.length > 0 && registry.get(noun)?.sets?.includes(key) ? rest.join(".") : undefined;
}

import * as pulumi from "@pulumi/pulumi";
import type { Told } from "../run/run";

/** What a thing is that only one resource may declare, by its first part; what several may declare is not in it. */
const ONE: Readonly<Record<string, (parts: readonly string[]) => string>> = {
  group: ([, name]) => `the group ${name} is declared twice`,
  in: ([, group, person]) => `${person} is declared twice as a member of the group ${group}`,
  set: ([, group]) => `the members of the group ${group} are declared twice`,
  role: ([, person]) => `${person} is declared twice as a member`,
  roster: ([org]) => `the members of ${org} are declared twice`,
  invite: ([, person]) => `${person} is declared twice as somebody to invite`,
  settings: ([org]) => `the settings of ${org} are declared twice`,
};

const nameOf = ({ noun, urn }: Told) => `${noun} "${urn?.split("::").at(-1)}"`;

/**
 * Throws where another resource of the program has declared one of these things, because each would undo
 * what the other does. The error ends the program, and a preview with it.
 *
 * @param owners who has declared what by now; `told` is added
 */
export function refuseTwice(owners: Map<string, Told>, told: Told, things: readonly string[]): void {
  for (const thing of things) {
    const [kind = "", ...parts] = thing.split("/");
    const what = ONE[kind];
    if (what === undefined) continue;
    const other = owners.get(thing);
    if (other === undefined) owners.set(thing, told);
    else if (other.urn !== told.urn) {
      const said = what(parts);
      throw new pulumi.RunError(
        `${said.charAt(0).toUpperCase()}${said.slice(1)}: by ${nameOf(other)} and by ${nameOf(told)}. ` +
          "Each would undo the other: take one of them out.",
      );
    }
  }
}

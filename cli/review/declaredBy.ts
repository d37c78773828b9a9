import { thingsOf } from "../../run/things";
import { registry } from "../../provider/resources";
import type { State } from "../pulumi/state";

/** Which resources of the stacks declare what, by the things that they hold. */
export class DeclaredBy {
  private readonly by = new Map<string, Set<string>>();

  /** @param org the organization of resources that do not name one */
  constructor(stacks: readonly { stack: string; state: State }[], org: string) {
    for (const { stack, state } of stacks) {
      for (const { noun, name, outputs } of state.resources) {
        const definition = registry.get(noun);
        const templates = [...(definition?.holds ?? []), ...(definition?.told.mentions ?? [])];
        for (const thing of thingsOf(templates, { org, ...outputs })) this.add(thing, `${noun} ${name} (${stack})`);
      }
    }
  }

  of = (...things: readonly string[]): string[] => [
    ...new Set(things.flatMap((thing) => [...(this.by.get(thing) ?? [])])),
  ];

  private add(thing: string, resource: string): void {
    const there = this.by.get(thing) ?? new Set();
    this.by.set(thing, there.add(resource));
  }
}

import type { Command } from "commander";

/** How to load each command by its name, in the order in which one needs them. */
const loaded: Record<string, () => Promise<Command>> = {
  doctor: async () => (await import("./doctor/index.js")).doctor(),
  dump: async () => (await import("./dump/index.js")).dump(),
  convert: async () => (await import("./convert/index.js")).convert(),
  drift: async () => (await import("./drift/index.js")).drift(),
  review: async () => (await import("./review/index.js")).review(),
  explain: async () => (await import("./explain/index.js")).explain(),
  conformance: async () => (await import("./conformance/index.js")).conformance(),
  plugin: async () => (await import("./plugin/index.js")).plugin(),
  "fake-hub": async () => (await import("./fakeHub.js")).fakeHub(),
};

export const commandNames: readonly string[] = Object.keys(loaded);

/** The command of that name alone, as to load them takes longer than to run most; every command where none is called so. */
export const commands = (name = ""): Promise<Command[]> =>
  Promise.all((Object.hasOwn(loaded, name) ? [loaded[name]!] : Object.values(loaded)).map((load) => load()));

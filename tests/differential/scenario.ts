import type { Flags, Verb } from "../../scripts/engines";
import type { FakeHub, FakeHubOptions } from "../../testing";
import type { Declared, Scene } from "../support/spec";

/** One command in a scenario, what happens before it, and what must come of it. */
export interface Act {
  do: Verb | "import";
  flags?: Flags;
  /** What the program declares from here on. */
  declare?: Declared[] | ((hub: FakeHub) => Declared[] | Promise<Declared[]>);
  /** Keys of the configuration that are set from here on. */
  configure?: Record<string, string | { secret: string }>;
  /** What is exported from here on; undefined takes a variable away. */
  export?: Record<string, string | undefined>;
  /** A change behind the engine's back. */
  before?(hub: FakeHub): unknown;
  /** Content of an import file. */
  import?(hub: FakeHub): object | Promise<object>;
  /**
   * The operations, as `op Noun name`, in any order; those of the stack and of providers, those called `same`, and
   * what is read before another command are left out. Left out where the recording alone has to tell.
   */
  steps?: string[];
  /** Default 0. */
  exit?: number;
  /** What the command must say. */
  says?: RegExp;
  /** What it must say exactly once, with no stack anywhere. */
  once?: RegExp;
  /** What nobody may lose at any moment of the command: `platform` a group, `ada` a member or invited, `ada in platform`. */
  keeps?: string[];
  /**
   * What is fixed on no engine: everything, where it ends while some steps are under way, or only what is written,
   * where that depends on which of two resources is first.
   */
  races?: "everything" | "writes";
  /** What must be true on the Hub, or in the state, afterwards. */
  then?(scene: Scene): unknown;
}

/** A story that the offline engine and the real command must tell alike. */
export interface Scenario {
  name: string;
  hub?: FakeHubOptions;
  acts: Act[];
  /** With it the plugin is held to `keeps` and `then` of the acts, and to itself on the other engine, but to nothing recorded. */
  notNative?: Otherwise;
}

/** What the plugin makes in another way, by design. */
interface Otherwise {
  why: string;
  /** What one of the commands must say of it. */
  says?: RegExp;
}

/** What follows from what a plugin cannot know: nobody tells it what is still to be declared. */
export const NATIVE = {
  noHeir: {
    why: "it does not give the group of one resource to another without an alias, as the first may be declared yet",
    says: /If that resource has another name or parent in the program now, tell Pulumi so with an alias\./,
  },
  leaves: {
    why: "who leaves a group before it is replaced leaves it on Docker Hub too, and is put back: it is not told yet",
  },
  leftOut: {
    why: "it hears nothing of what a run leaves out: that a group is not there, and not why",
    says: /acme has no group platform\. Declare it/,
  },
  partial: {
    why: "it takes nothing from anybody in a run that leaves a part out, which may declare it",
    says: /this run leaves a part of the stack out .* so that nothing is taken away that somebody could lose\./,
  },
  reads: { why: "it knows from the state that a group is only read, and does not try to make one of that name" },
} satisfies Record<string, Otherwise>;

export const group = (name = "platform", args: object = {}, options: Declared["options"] = {}): Declared => ({
  type: "Group",
  name: "group",
  args: { name, ...args },
  options,
});
export const membership = (username = "ada", args: object = {}, options: Declared["options"] = {}): Declared => ({
  type: "GroupMembership",
  name: username,
  args: { group: { $: "group.name" }, username, ...args },
  options,
});
export const acme = (scene: Scene | FakeHub) => ("hub" in scene ? scene.hub : scene).store.organizations.get("acme")!;
export const membersOf = (scene: Scene, name: string) => [...(acme(scene).groups.get(name)?.members ?? [])].sort();

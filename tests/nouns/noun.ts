import type { Change } from "../../provider/telling/change";
import type { FakeHub } from "../../testing";
import type { Scenario } from "../differential/scenario";
import type { InProcess, Outs } from "../support/inProcess";
import type { Declared } from "../support/spec";

/** All that the suites must know of a noun. Each of them is a loop over the registry, and fails for what is missing. */
export interface NounTests {
  contract: Contract;
  sample: Sample;
  /** What of the Hub a run could double or lose, in a form that can be compared. */
  counted(fake: FakeHub): unknown;
  stories: Story[];
  drift: DriftCase[];
  explain: ExplainCase[];
  doctor: Record<Credential, Verdict>;
  /** What each of its fake routes takes. */
  routes: Route[];
  /** Scenarios of its verbs; none where a table of tests/differential plays them with those of other nouns. */
  verbs: Scenario[];
}

/**
 * What users' state files hold. A change of a line here breaks existing stacks: it needs a new
 * major version and a way to keep serving the old form.
 */
export interface Contract {
  token: string;
  id: string;
  inputs: string[];
  outputs: string[];
}

/** One object, for the suites that need any. */
export interface Sample {
  args: Outs;
  /** Arguments with one key changed that can change in place; left out where everything replaces. */
  changed?: Outs;
  /** Values of single arguments that must not pass, each with part of the reason. */
  bad: [key: string, value: unknown, reason: RegExp][];
  /** What is missed where nothing is given, where each argument alone may be left out and not all of them. */
  needs?: string[];
  /** What has to be there before. */
  prepare?(world: InProcess): Promise<unknown>;
  /** Takes the object away by hand; left out for one that cannot go. */
  vanish?(fake: FakeHub, outs: Outs): Promise<unknown>;
  /** Verbs that send nothing. */
  quiet?: ("update" | "delete")[];
  /** Others whose life the fault matrix troubles as well, by what is special about them. */
  also?: Record<string, Pick<Sample, "args" | "changed" | "quiet">>;
}

/** One resource through its life, for runs that are killed in it. */
export interface Story {
  /** What is special about it, where a noun has several. */
  what?: string;
  /** What has to be declared beside it. */
  before?: Declared[];
  create: Outs;
  /** The same changed in place; left out where everything replaces. */
  update?: Outs;
  /** Changed so that it is replaced, by itself or by the option. */
  replace: Outs;
  replaceOnChanges?: string[];
  /** True when a verb sends nothing. */
  quiet?: boolean;
}

/** A change by hand, and what `drift` must find. */
export interface DriftCase {
  what: string;
  /** The program of tests/cli/driftPrograms.ts that is up. */
  program: "single" | "whole";
  /** What is declared beside it. */
  beside?: Declared[];
  change(fake: FakeHub): unknown;
  /** Kind, noun, name, and what differs. */
  found: string;
  /** Who has to be named; eve, unless nobody else than the account itself can do it. Null where no log tells. */
  by?: string | null;
}

/** What `explain` says of a change. */
export type ExplainCase = [what: string, change: Change, said: RegExp];

/** The credentials of tests/cli/doctor.test.ts. */
export type Credential =
  | "an owner"
  | "an owner whose organization restricts images"
  | "a member"
  | "a personal access token"
  | "an organization access token"
  | "an organization access token for groups alone";

/** What `doctor` says of a credential and a noun; `maybe` where only a change would show it. */
export type Verdict = "change" | "maybe" | "no";

/** What a route takes; `:` stands for any word. */
export type Route = [method: string, path: string, body?: Record<string, unknown>];

import { show } from "./display";
import type { Step } from "./deployment/steps";
import type { Targets } from "./deployment/targets";
import type { Message } from "./program/host";
import type { Resource } from "./state/state";
import type { Properties } from "./state/values";

/** Exit codes, those of the real command. */
export const EXIT = { ok: 0, failed: 1, changes: 7 } as const;

export interface RunOptions extends Targets {
  /** Read everything before the program runs. */
  refresh?: boolean;
  /** Exit with 7 when anything is, or would be, different. */
  expectNoChanges?: boolean;
  /** Resources to replace, by URN, whatever their difference. */
  replace?: readonly string[];
}

export interface RefreshOptions extends Targets {
  /** Tell, and leave the state as it is. */
  previewOnly?: boolean;
  /** Exit with 7 when anything differs. */
  expectNoChanges?: boolean;
}

export interface DestroyOptions extends Targets {
  /** Read everything before anything is deleted. */
  refresh?: boolean;
  /** Tell, and leave the state and Docker Hub as they are. */
  previewOnly?: boolean;
}

export interface ImportOptions {
  /** Protect what is imported. Default true. */
  protect?: boolean;
}

/** Throws a sentence for what the real command does and this engine does not. */
export function refuse(options: object): void {
  if ("runProgram" in options) throw new Error("The offline engine does not do --run-program.");
}

/** What became of a command. */
export interface Outcome {
  /** 0 well, 1 failed, 7 changes that were not expected. */
  exitCode: number;
  steps: readonly Step[];
  messages: readonly Message[];
  /** What failed, in the order it did. */
  problems: readonly { message: string; urn: string }[];
  /** Outputs of the stack; secrets are signed objects. */
  outputs: Properties;
  /** All of it for people. */
  text: string;
}

/** A state in the form of `pulumi stack export --show-secrets`. */
export interface Exported {
  version: 3;
  deployment: {
    /** When it was last written, in ISO 8601. */
    manifest: { time: string };
    resources: Resource[];
  };
}

/** What a command came to, before it is told. */
export interface Result {
  steps: readonly Step[];
  problems: readonly { message: string; urn: string }[];
  outputs?: Properties | undefined;
  dryRun?: boolean;
  expectNoChanges?: boolean | undefined;
}

const changes = ({ op, found }: Step) => (op === "refresh" ? found !== "same" : op !== "same" && op !== "read");

/** Exit code and text of a result. */
export function outcome(result: Result, messages: readonly Message[]): Outcome {
  const { steps, problems, outputs = {}, dryRun = false, expectNoChanges = false } = result;
  const unexpected = expectNoChanges && steps.some(changes);
  const exitCode = problems.length > 0 ? EXIT.failed : unexpected ? EXIT.changes : EXIT.ok;
  const told = problems.map(({ message, urn }) => ({ message, urn }));
  return { exitCode, steps, messages, problems: told, outputs, text: show(steps, messages, told, dryRun) };
}

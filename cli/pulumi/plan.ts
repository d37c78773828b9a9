import type { Change } from "../../provider/telling/change";
import { nounOf } from "../../sdk/contract";
import { digestOf } from "./digest";
import { type Said, saidIn } from "./said";
import { streamOf } from "./stream";

/** A preview as the command tells it, in whichever of its two forms. */
export interface Told {
  steps: { op: string; urn: string; oldState?: State; newState?: State }[];
  diagnostics: { severity: string; message: string; urn?: string | undefined }[];
  /** Resources that stay the same, whether there are steps of them or not. */
  same: number;
  /** Whether the preview came to its end. */
  whole: boolean;
  /** Whether it failed, as far as it says so by itself. */
  failed: boolean | undefined;
}

type State = { type: string; inputs: Properties; outputs: Properties } | null | undefined;
type Properties = Record<string, unknown>;

export interface Plan {
  /** Each resource once, with what becomes of it. */
  changes: Change[];
  /** Whether the preview failed; undefined where the plan does not say whether one of its errors has stopped it. */
  failed: boolean | undefined;
  /** Why it failed; or what a program has logged as an error, which stops nothing. */
  errors: Said[];
  /** Resources that stay the same and of which the plan does not tell, because `--show-sames` was left out. */
  leftOut: number;
}

const OPS: readonly string[] = ["create", "update", "replace", "delete", "same"] satisfies Change["op"][];

/** Reads what `pulumi preview --json` prints, as one document or as a stream. Throws a sentence for anything else. */
export function readPlan(text: string): Plan {
  const told = digestOf(text) ?? streamOf(text);
  if (told === undefined) throw new Error("This is not a plan as `pulumi preview --json` prints it.");
  const errors = saidIn(told.diagnostics);
  if (errors.length === 0 && !told.whole) errors.push({ of: [], message: "the plan ends before the preview does." });
  const sames = new Set(told.steps.filter(({ op }) => op === "same").map(({ urn }) => urn));
  const failed = !told.whole || (told.failed ?? (errors.length > 0 ? undefined : false));
  return { changes: told.steps.flatMap(changeOf), failed, errors, leftOut: Math.max(0, told.same - sames.size) };
}

function changeOf({ op, urn, oldState, newState }: Told["steps"][number]): Change[] {
  const noun = nounOf((newState ?? oldState)?.type ?? "");
  if (noun === undefined || !OPS.includes(op)) return [];
  const name = urn.split("::").slice(3).join("::");
  const [before, known, after] = [oldState?.inputs ?? {}, oldState?.outputs ?? {}, newState?.inputs ?? {}];
  return [{ op: op as Change["op"], noun, name, before, known, after: op === "delete" ? {} : after }];
}

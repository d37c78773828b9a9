import { HubError } from "../../../provider/hub/errors";
import type { Reply } from "../reply";
import type { Bench } from "../row";
import { type Plain, say } from "../say";
import { cannotTell, type Verdict } from "../verdict";

/** What was answered, step by step, around things that the run made itself. */
export interface Story<Step extends string> {
  steps: Partial<Record<Step, Reply>>;
  /** Why there are no more steps than these. */
  why: Plain;
}

/** Ends a story before its end. */
class Over {
  constructor(readonly why: Plain) {}
}

export const over = (why: Plain): never => {
  throw new Over(why);
};

export const FAILED = say`it did not come to that: an earlier request failed`;

/** Plays a story as far as it goes: what fails on the way ends it, and nothing else. */
export async function play<Step extends string>(
  tell: (step: (name: Step, send: () => Promise<Reply>) => Promise<Reply>) => Promise<void>,
): Promise<Story<Step>> {
  const story: Story<Step> = { steps: {}, why: FAILED };
  try {
    await tell(async (name, send) => (story.steps[name] = await send()));
  } catch (error) {
    if (error instanceof Over) story.why = error.why;
    else if (!(error instanceof HubError)) throw error;
  }
  return story;
}

/** Judges some steps of a story, where it came to all of them. */
export const seen =
  <Step extends string>(story: (bench: Bench) => Promise<Story<Step>>, ...names: readonly Step[]) =>
  (judge: (...replies: Reply[]) => Verdict) =>
  async (bench: Bench): Promise<Verdict> => {
    const { steps, why } = await story(bench);
    const replies = names.map((name) => steps[name]).filter((reply) => reply !== undefined);
    return replies.length < names.length ? cannotTell(why) : judge(...replies);
  };

import type { Left } from "../../engine/define";

/** Another resource of this run declares the object and has it from now on, or leaves it alone. */
export const declaredElsewhere: Left = {
  why: "the program still declares it, or a set ignores it, so that it stays as it is.",
  declared: true,
};

/** The object is left alone, for a reason that continues «it stays as it is: ». */
export const stays = (why: string): Left => ({ why: `it stays as it is: ${why}`, declared: false });

/** What was there before the stack took it over outlives the stack. */
export const wasFound = (ending: string): Left =>
  stays(
    `it was there before this stack took it over. ${ending} by hand, or with onDestroy written out and one more up.`,
  );

/** The program said so. */
export const retained: Left = stays('onDestroy is "retain".');

/** The same of something that the state has under another name than it has by now. */
export const called = (now: string, left: Left): Left => ({ ...left, why: `it is called ${now} by now; ${left.why}` });

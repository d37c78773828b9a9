import type { Change } from "../../telling/change";
import { msOf } from "./duration";
import { endingOf, isRotated, OVERLAP, type RotationInputs, rotationInputs, type RotationState } from "./rotation";

/** What a change of a token does. Whether a rotation is due the clock says, as in the preview itself. */
export function tokenSays(title: string, change: Change): string[] {
  const { op, name, before, known, after } = change;
  const label = (op === "delete" ? before : after)["label"] ?? known["label"];
  const what = `the ${title} ${typeof label === "string" ? label : name}`;
  if (op === "create") return [`${what} is made`];
  const retiring = Object.keys((known["retiring"] ?? {}) as object).length;
  const others =
    retiring === 0 ? "" : `, and so ${retiring === 1 ? "does the one" : "do those"} that it was made in place of`;
  if (op === "replace") return [`${what} is replaced, and the old one ends${others}`];
  if (op === "delete" && before["onDestroy"] === "retain") return [];
  if (op === "delete") return [`${what} ends${others}`];
  return op === "update" ? changed(what, change) : [];
}

function changed(what: string, { before, known, after }: Change): string[] {
  const [state, inputs] = [{ ...known, ...before } as RotationState, after as RotationInputs];
  const now = Date.now();
  const ended = endingOf(state, inputs, now).map(
    (uuid) => `the old token ${uuid} ends, in whose place ${what} was made`,
  );
  return [...ended, ...(isRotated(state, inputs, now) ? rotated(what, state, inputs) : rewritten(what, before, after))];
}

function rotated(what: string, { revoked }: RotationState, { overlap = OVERLAP }: RotationInputs): string[] {
  if (revoked === true) return [`${what} is made anew, because somebody has deleted it`];
  const old = msOf(overlap) === 0 ? "ends at once" : `works for another ${overlap}`;
  return [`${what} is rotated; the old one ${old}`];
}

function rewritten(what: string, before: Change["before"], after: Change["after"]): string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => key !== "__provider");
  const different = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  const others = different.filter((key) => !Object.hasOwn(rotationInputs, key) && key !== "onDestroy");
  const { rotateAfter } = after as RotationInputs;
  const often = rotateAfter === undefined ? "no more" : `when it is ${rotateAfter} old`;
  return [
    ...(others.length > 0 ? [`${what} is changed`] : []),
    ...(different.includes("rotateAfter") ? [`${what} is rotated ${often}, from now on`] : []),
  ];
}

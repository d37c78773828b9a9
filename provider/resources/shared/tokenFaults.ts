import { rotationFaults } from "./rotation";
import type { Wanted } from "./tokenLife";

/** What cannot stay of any declared token, by key: no label and no place, an end in the past, times that make no sense. */
export function tokenFaults(
  wanted: Wanted,
  olds: Partial<Wanted>,
): { [key in "label" | "expiresAt" | "rotateAfter"]?: string } {
  const { label, place, expiresAt, rotationTrigger } = wanted;
  const faults: ReturnType<typeof tokenFaults> = rotationFaults(wanted);
  if (label === undefined && place === undefined) faults.label = "it is required here; set it in the program.";
  const isMade = expiresAt !== olds.expiresAt || rotationTrigger !== olds.rotationTrigger;
  const over = expiresAt !== undefined && isMade && Date.parse(expiresAt) <= Date.now();
  if (over) faults.expiresAt = "it is in the past; name a later moment.";
  return faults;
}

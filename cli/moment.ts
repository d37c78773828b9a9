import { UsageError } from "./exit";

/** A moment as ISO 8601, from what somebody typed. */
export function moment(text: string): string {
  const time = Date.parse(text);
  if (Number.isNaN(time))
    throw new UsageError(`"${text}" is no moment; write one such as 2030-01-31 or 2030-01-31T08:00:00Z.`);
  return new Date(time).toISOString();
}

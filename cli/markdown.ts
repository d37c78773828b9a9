/** GitHub takes 65,536 characters; some room is left for what a script puts around. */
const MOST_BYTES = 60_000;

/** Text that Markdown, and a mention of somebody, make nothing of. */
export const plain = (text: string) =>
  text
    .replaceAll(/[\\`*_{}[\]<>()#+!|~]/g, (sign) => `\\${sign}`)
    .replaceAll("@", "@\u200B")
    .replaceAll(/\s+/g, " ");

/**
 * What is written for a comment or an issue, with its lists cut until it fits there.
 *
 * @param most items of each list, to begin with
 */
export function fitting(most: number, write: (most: number) => string): string {
  const text = write(most);
  return most <= 1 || Buffer.byteLength(text) <= MOST_BYTES
    ? text
    : fitting(Math.floor(Math.min(most, 1_000) / 2), write);
}

import { escaped } from "../escaped";
import type { Tally } from "../pictures/picture";

/**
 * What a picture is drawn with. Lengths across are in percent of the picture and lengths down are in em, so that it
 * fits any width without a script, and any size of letters, which all have one size.
 */
export interface Drawing {
  /** In em. */
  height: number;
  marks: string;
}

/** A name longer than this runs into its number where the window is narrow. */
const LONGEST_NAME = 30;

export const number = (count: number): string => count.toLocaleString("en");
/** Two digits are more than a screen shows. */
const at = (length: number): string => String(Math.round(length * 100) / 100);

export function text(said: string, { x = 0, y, anchor = "start", dim = false }: Place): string {
  const letters = [...said];
  const short =
    letters.length > LONGEST_NAME && anchor === "start" ? `${letters.slice(0, LONGEST_NAME - 1).join("")}…` : said;
  return `<text x="${at(x)}%" y="${at(y)}em"${anchor === "start" ? "" : ` text-anchor="${anchor}"`}${dim ? ' class="dim"' : ""}>${escaped(short)}</text>`;
}

interface Place {
  /** In percent. */
  x?: number;
  /** Of the line on which letters stand, in em. */
  y: number;
  anchor?: "start" | "middle" | "end";
  dim?: boolean;
}

/** A filled rectangle; with a title, which a pointer shows. */
export function box(
  { x = 0, y, width, height }: { x?: number; y: number; width: number; height: number },
  tone: Tally["tone"] | "track",
  title?: string,
): string {
  const said = title === undefined ? "" : `<title>${escaped(title)}</title>`;
  return `<rect class="${tone ?? "first"}" x="${at(x)}%" y="${at(y)}em" width="${at(width)}%" height="${at(height)}em">${said}</rect>`;
}

/**
 * How long something is in percent of the longest; never invisible unless it is nothing.
 *
 * @param least percent below which nobody sees that there is something
 */
export const length = (count: number, longest: number, least: number): number =>
  count === 0 ? 0 : Math.max(least, (100 * count) / longest);

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Refusal } from "./refusal";

/** So many characters fit on the page of a repository. Source: the contract of Docker Hub's API. */
const MOST = 25_000;

/**
 * The text of a file, for `fullDescription` of a `Repository`. Paths are relative to the program's folder. A
 * byte order mark is left out, and lines end as Docker Hub keeps them.
 */
export function readme(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === "ENOENT" ? "there is none" : (error as Error).message;
    throw new Refusal(`readme("${path}"): the file ${resolve(path)} cannot be read: ${why}.`);
  }
  const lines = text.replace(/^\uFEFF/, "").replace(/\r\n/g, "\n");
  if (lines.length > MOST)
    throw new Refusal(
      `readme("${path}"): it has ${lines.length} characters, and Docker Hub takes ${MOST}. Shorten it, or name a file of its own for Docker Hub.`,
    );
  return lines;
}

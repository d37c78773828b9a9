import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { IMPORT_FILE } from "./project";

/** What was written the last time: digests by file name. */
const RECORD = ".dump.json";
/** What may hold a secret is for the one who writes it. */
const MODES: Readonly<Record<string, number>> = { [IMPORT_FILE]: 0o600 };
const record = z.record(z.string(), z.string());

const digest = (text: string) => createHash("sha256").update(text).digest("hex");

/**
 * Writes files into a folder, each beside and then into place, so that nothing is ever half there.
 * A file that somebody has changed since it was written is left alone, unless `force`: then nothing
 * is written, and the files are named. Returns the names of those that were new or different.
 */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>, force: boolean): string[] {
  const there = (name: string) =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : undefined;
  const before = record.catch({}).parse(JSON.parse(there(RECORD) ?? "{}"));
  const different = [...files].filter(([name, text]) => there(name) !== text).map(([name]) => name);
  const changed = different.filter((name) => {
    const text = there(name);
    return text !== undefined && before[name] !== digest(text);
  });
  if (changed.length > 0 && !force) {
    throw new Error(
      `${changed.join(", ")} in ${folder} ${changed.length === 1 ? "was" : "were"} changed by hand, or not written by this command, so nothing was written. ` +
        "Give another folder with --out, or overwrite with --force.",
    );
  }
  mkdirSync(folder, { recursive: true });
  const beside = mkdtempSync(join(folder, ".writing-"));
  try {
    const digests = Object.fromEntries([...files].map(([name, text]) => [name, digest(text)]));
    const all = new Map([...files, [RECORD, `${JSON.stringify(digests, undefined, 2)}\n`]]);
    for (const [name, text] of all) writeFileSync(join(beside, name), text, { mode: MODES[name] ?? 0o666 });
    for (const name of all.keys()) renameSync(join(beside, name), join(folder, name));
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
  return different;
}

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Session } from "../session";
import type { Declared } from "./declared";
import { writeFiles } from "./files";
import { importFile } from "./importFile";
import type { Language } from "./languages/language";
import { IMPORT_FILE, projectFiles } from "./project";
import type { ProgramReport } from "./report";

interface Where {
  /** Folder to write. */
  out: string;
  force?: boolean | undefined;
  /** Command that writes it, for the README. */
  command: string;
  language: Language;
}

/** Writes a project that declares what is there, and the file that imports it. */
export async function writeProgram(
  session: Session,
  declared: Declared,
  { out, force = false, command, language }: Where,
): Promise<Pick<ProgramReport, "resources" | "written" | "notes">> {
  const files = projectFiles(session.org, declared, { command, language });
  for (const name of language.onlyNew ?? []) if (existsSync(join(out, name))) files.delete(name);
  files.set(IMPORT_FILE, await importFile(session, declared.resources, language));
  const written = writeFiles(out, files, force);
  const nouns = Map.groupBy(declared.resources, ({ noun }) => noun);
  const resources = Object.fromEntries([...nouns].map(([noun, all]) => [noun, all.length]));
  return { resources, written, notes: declared.notes };
}

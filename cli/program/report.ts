import { z } from "zod";
import { styled } from "../terminal";

/** What commands that write a program print with `--json`. */
export const programReport = z.object({
  /** Organization that was read. */
  organization: z.string(),
  /** Folder that was written. */
  folder: z.string(),
  /** Resources declared, by noun. */
  resources: z.record(z.string(), z.number()),
  /** Files that are new or different. */
  written: z.array(z.string()),
  /** What could not be declared, and what else is worth knowing. */
  notes: z.array(z.string()),
});

export type ProgramReport = z.output<typeof programReport>;

export function asText({ organization, folder, resources, written, notes }: ProgramReport): string {
  const counted = Object.entries(resources).map(([noun, count]) => `${count} ${noun}`);
  return [
    styled("bold", `${organization} is declared in ${folder}: ${counted.join(", ") || "nothing"}.`),
    written.length === 0 ? "Every file was as it is already." : `Written: ${written.join(", ")}.`,
    ...notes.map((note) => `- ${note}`),
    `Next: cd ${folder}, and the commands in its README.md.`,
  ].join("\n");
}

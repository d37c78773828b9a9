import { z } from "zod";

const check = z.object({
  what: z.string(),
  ok: z.boolean().nullable().describe("Null for what is only told."),
  said: z.string(),
});

/** What `doctor --json` prints. */
export const doctorReport = z.object({
  credential: z.string().nullable().describe("Kind of the credential; null without one."),
  organization: z.string().nullable(),
  role: z.string().nullable().describe("Role of the account in the organization; null when nobody can tell."),
  checks: z.array(check),
  nouns: z.array(
    z.object({
      noun: z.string(),
      read: z.boolean().nullable().describe("Null where it has a credential of its own, and none is configured."),
      change: z.boolean().nullable().describe("Null where only a change would show it."),
      advice: z.string().describe("What to use where it cannot; empty otherwise."),
    }),
  ),
});

export type DoctorReport = z.output<typeof doctorReport>;
export type Check = DoctorReport["checks"][number];
export type NounRow = DoctorReport["nouns"][number];

/** Whether something was found that keeps a program from working. */
export const hasFindings = ({ checks, nouns }: DoctorReport) =>
  checks.some(({ ok }) => ok === false) || nouns.some(({ read, change }) => read === false || change === false);

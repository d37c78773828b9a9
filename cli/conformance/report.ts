import { z } from "zod";
import { SOURCES } from "./row";
import { VERDICTS } from "./verdict";

const told = z.object({
  name: z.string(),
  expects: z.string(),
  source: z.enum(Object.keys(SOURCES) as [keyof typeof SOURCES]).describe("How anybody knows what is expected."),
  verdict: z.enum(VERDICTS),
  said: z.string().describe("What was seen, or why nobody can tell; statuses, kinds and field names, never a value."),
});

/** What `conformance --json` prints. */
export const conformanceReport = z.object({
  version: z.string().describe("Of pulumi-dockerhub."),
  at: z.string().describe("ISO 8601."),
  service: z.enum(["Docker Hub", "another address"]),
  credential: z.string().describe("Kind of the credential."),
  wrote: z.boolean().describe("Whether --write was given."),
  requests: z.number(),
  unanswered: z.number().describe("Requests that no reply came to."),
  rows: z.array(told),
  left: z
    .array(z.object({ what: z.string(), name: z.string(), how: z.string() }))
    .describe("What the run made and could not remove, and what to do about it."),
});

export type ConformanceReport = z.output<typeof conformanceReport>;
export type Told = ConformanceReport["rows"][number];

export const counted = ({ rows }: ConformanceReport) =>
  VERDICTS.map((verdict) => ({ verdict, rows: rows.filter((row) => row.verdict === verdict) }));

import { z } from "zod";
import { adviceOn403, type Area, type CredentialKind, nobodyIn } from "./credential";
import {
  AuthenticationError,
  ConflictError,
  type HubError,
  InvalidRequestError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
} from "./errors";
import type { Reply } from "./transport";

/** The Hub's ways of writing an error, all of them optional. Source: the contract's error schemas. */
const errorBody = z.object({
  message: z.string().optional(),
  detail: z.string().optional(),
  text: z.string().optional(),
  fields: z.record(z.string(), z.unknown()).optional(),
});

/** Why the Hub refused, in its own words; cut short, on one line. */
export function wordsOf(body: unknown): string {
  const { message, detail, text, fields } = errorBody.safeParse(body).data ?? {};
  const named = Object.entries(fields ?? {}).map(([field, why]) => `${field}: ${String(why)}`);
  const words = [message ?? detail ?? text, ...named].filter((part) => part !== undefined && part !== "").join("; ");
  return words.replace(/\s+/g, " ").slice(0, 300);
}

/** The error a reply of 400 or more stands for. */
export function refusal(route: string, reply: Reply, area: Area, kind: CredentialKind): HubError {
  const words = wordsOf(reply.body);
  const said = `${route}: Docker Hub answered ${reply.status}${words === "" ? "" : ` («${words}»)`}.`;
  const [kindOfError, advice] = meaning(reply.status, area, kind);
  return new kindOfError(`${said} ${advice}`);
}

/** Which error a status is, and what to do about it. */
function meaning(status: number, area: Area, kind: CredentialKind): [new (message: string) => HubError, string] {
  if (status >= 500) return [ServerError, "The fault is on Docker Hub's side; run again in a few minutes."];
  // What is private looks to strangers as if it did not exist.
  if (kind === "nobody" && [401, 404].includes(status)) {
    return [
      status === 401 ? AuthenticationError : NotFoundError,
      `It does not exist, or is not public. ${nobodyIn(area)}`,
    ];
  }
  switch (status) {
    case 401:
      return [
        AuthenticationError,
        "The session was refused although sign-in worked; check that the account is still active.",
      ];
    case 403:
      return [PermissionError, adviceOn403(area, kind)];
    case 404:
      return [NotFoundError, "It does not exist, or no longer; run pulumi refresh to see what changed."];
    case 409:
      return [ConflictError, "Something of that name exists already."];
    case 429:
      return [RateLimitError, "The rate limit did not open in time; run again in a few minutes."];
    default:
      return [InvalidRequestError, "Change the value it names and run again."];
  }
}

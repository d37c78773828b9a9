import type { Own } from "./own";
import type { Reply } from "./reply";
import type { GroupStory } from "./stories/groups";
import type { InvitationStory } from "./stories/invitations";
import type { TokenStory } from "./stories/tokens";
import type { Verdict } from "./verdict";
import type { Sent, Wire } from "./wire";

/** How anybody knows what a row expects. */
export const SOURCES = {
  contract: "Docker's published description of the API",
  clients: "what other clients decode in production",
  seen: "reports of people who saw it",
  assumed: "nobody has seen it; this package and its fake Hub take it for granted",
} as const;
export type Source = keyof typeof SOURCES;

/** One thing that is expected of Docker Hub. */
export interface Row {
  /** `area: what`, the same in every version. */
  name: string;
  /** What is expected, in a sentence. */
  expects: string;
  /** Whether it can be seen without changing anything. */
  needs: "read" | "write";
  source: Source;
  check(bench: Bench): Promise<Verdict>;
}

/** What the checks work with. */
export interface Bench {
  wire: Wire;
  /** The organization as a part of a path. */
  org: string;
  /** Docker ID of whoever signs in; undefined for an organization access token. */
  self: string | undefined;
  /** Whether things of the run's own may be made. */
  write: boolean;
  /** Address that may get mails, lower-case. */
  invitee: string | undefined;
  /** Signs what the run makes. */
  own: Own;
  /** When tokens of the run end, letter by letter as it is sent. */
  expiresAt: string;
  /** Reads something. Each address is asked for once in a run. */
  get(path: string, query?: Record<string, string | number>): Promise<Reply>;
  /** Sends something else, once in a run. */
  once(name: string, request: Sent): Promise<Reply>;
  /** What is written and read around things that the run makes itself; each is played once. */
  groups(): Promise<GroupStory>;
  tokens(): Promise<TokenStory>;
  invitations(): Promise<InvitationStory>;
}

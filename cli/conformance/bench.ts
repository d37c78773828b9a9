import { Own } from "./own";
import type { Reply } from "./reply";
import type { Bench } from "./row";
import { groupStory } from "./stories/groups";
import { invitationStory } from "./stories/invitations";
import { tokenStory } from "./stories/tokens";
import type { Wire } from "./wire";

const DAY_MS = 86_400_000;
const inWholeSeconds = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");

export interface BenchOptions {
  org: string;
  /** Whether things of the run's own may be made. */
  write: boolean;
  /** Address that may get mails, lower-case. */
  invitee?: string | undefined;
}

export function openBench(wire: Wire, { org, write, invitee }: BenchOptions): Bench {
  const { kind, identifier } = wire.credential;
  const once = new Map<string, Promise<unknown>>();
  /** Does something the first time, and again only when that failed. */
  const remember = <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const held = once.get(name);
    if (held !== undefined) return held as Promise<T>;
    const begun = work();
    once.set(name, begun);
    begun.catch(() => once.delete(name));
    return begun;
  };
  const bench: Bench = {
    wire,
    org: encodeURIComponent(org),
    self: kind === "organization access token" ? undefined : identifier,
    write,
    invitee,
    own: new Own(),
    expiresAt: inWholeSeconds(wire.clock.now() + DAY_MS),
    get: (path, query = {}) =>
      remember<Reply>(`${path} ${JSON.stringify(query)}`, () => wire.send({ method: "GET", path, query })),
    once: (name, request) => remember<Reply>(`once ${name}`, () => wire.send(request)),
    groups: () => remember("groups", () => groupStory(bench)),
    tokens: () => remember("tokens", () => tokenStory(bench)),
    invitations: () => remember("invitations", () => invitationStory(bench)),
  };
  return bench;
}

import { type Area, type CredentialKind, reach } from "../../provider/hub/credential";
import { AuthenticationError, ConfigError } from "../../provider/hub/errors";
import type { Hub } from "../../provider/hub/hub";
import { probe, type Probed, roleOf } from "../../provider/hub/probe";
import { type Noun, registry } from "../../provider/resources";
import { type Configured, connectionOf } from "../session";
import type { Check, DoctorReport, NounRow } from "./report";
import { versions } from "./versions";

/** Parts of the Hub that are looked at: those that nouns need, and the log that tells who did what. */
const PROBED = new Set<Area>([...[...registry.values()].flatMap(({ told }) => told.areas), "audit log"]);

/** A clock that is further off than this makes signatures and waits go wrong. */
const CLOCK_MS = 60_000;

/** Looks what a configuration can do. Changes nothing; sends a handful of requests. */
export async function examine(config: Configured, org: string | undefined, cwd: string): Promise<DoctorReport> {
  const installed = await versions(cwd);
  const connection = connectionOf(config, org);
  const organization = connection.fallback("org") ?? null;
  const nobody = { credential: null, organization, role: null, nouns: [] };
  let hub: Hub;
  try {
    hub = await connection.open();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { ...nobody, checks: [{ what: "configuration", ok: false, said: error.message }, ...installed] };
  }
  const { kind, identifier } = hub.client.credential;
  if (organization === null) {
    const said = connection.advice("org");
    return { ...nobody, credential: kind, checks: [{ what: "organization", ok: false, said }, ...installed] };
  }
  const signsIn = `${kind} of ${identifier}`;
  // One first: a refused sign-in is not tried again for the others.
  const groups = await probe(hub, organization, "groups");
  if (groups.problem instanceof AuthenticationError) {
    const checks: Check[] = [{ what: "sign-in", ok: false, said: `${signsIn}: ${groups.problem.message}` }];
    return { ...nobody, credential: kind, checks: [...checks, ...installed] };
  }
  const others = [...PROBED].filter((area) => area !== "groups");
  const [role, ...rest] = await Promise.all([
    kind === "organization access token" ? undefined : roleOf(hub, organization, identifier),
    ...others.map(async (area) => [area, await probe(hub, organization, area)] as const),
  ]);
  const probed = new Map<Area, Probed>([["groups", groups], ...rest]);
  return {
    credential: kind,
    organization,
    role: role ?? null,
    checks: [
      { what: "sign-in", ok: true, said: signsIn },
      roleCheck(kind, identifier, organization, role),
      ...seen(hub, probed),
      ...installed,
    ],
    nouns: [...registry.values()].map((noun) => row(noun, kind, role, probed)),
  };
}

function roleCheck(kind: CredentialKind, identifier: string, org: string, role: string | undefined): Check {
  const what = "role";
  if (kind === "organization access token")
    return { what, ok: null, said: `the token belongs to ${org}; its scopes decide` };
  if (role === "owner") return { what, ok: true, said: `${identifier} owns ${org}` };
  const said =
    role === undefined
      ? "cannot be seen with this credential"
      : `${identifier} is ${role} of ${org}; only owners manage people`;
  return { what, ok: kind === "password" ? false : null, said };
}

function row(
  { type: noun, told: { areas, needsBusiness } }: Noun,
  kind: CredentialKind,
  role: string | undefined,
  probed: ReadonlyMap<Area, Probed>,
): NounRow {
  const unread = areas.find((area) => probed.get(area)?.problem !== undefined);
  const [main] = areas;
  const { possible, use, ofRepository } = reach(main, kind);
  const problem = unread && probed.get(unread)!.problem!;
  // Nobody has to have the credential of what they do not use.
  if (problem instanceof ConfigError) return { noun, read: null, change: null, advice: problem.message };
  if (unread !== undefined && problem !== undefined) {
    const why = problem.message;
    return {
      noun,
      read: false,
      change: false,
      advice: reach(unread, kind).possible ? why : `use: ${reach(unread, kind).use}`,
    };
  }
  if (!possible) return { noun, read: true, change: false, advice: `use: ${use}` };
  if (kind === "organization access token") {
    const scope = /scope-[a-z]+-(?:edit|create|write)/.exec(use)?.[0] ?? "an edit scope";
    return { noun, read: true, change: null, advice: `changes need ${scope}, which only a change would show` };
  }
  if (kind === "personal access token")
    return {
      noun,
      read: true,
      change: null,
      advice: "changes need its scope repo:admin, which only a change would show",
    };
  if (needsBusiness !== undefined && role === "owner" && !probed.get(main)!.business)
    return { noun, read: true, change: null, advice: needsBusiness };
  const mayChange = main === "tokens" || role === "owner";
  if (!mayChange && ofRepository) return { noun, read: true, change: null, advice: ADMINISTERS };
  return { noun, read: true, change: mayChange, advice: mayChange ? "" : `use: ${use}` };
}

const ADMINISTERS = "changes need the permission admin on the repository, which only a change would show";

/** What else the replies told: the plan, the limit, the clock. */
function seen({ client }: Hub, probed: ReadonlyMap<Area, Probed>): Check[] {
  const { limit, remaining, clockOff } = client.seen;
  const [people, pending] = [probed.get("members")?.count, probed.get("invites")?.count];
  const images = probed.get("settings")?.problem;
  const seats =
    people === undefined
      ? "cannot be seen"
      : `${people} people and ${pending ?? "unknown"} pending invitations, each of which takes a seat`;
  const off = Math.round((clockOff ?? 0) / 1000);
  return [
    { what: "seats", ok: null, said: seats },
    {
      what: "image access",
      ok: null,
      said:
        images?.message ??
        (probed.get("settings")?.business === true ? "in use" : "not in use; needs the Business plan"),
    },
    { what: "audit log", ok: null, said: probed.get("audit log")?.problem?.message ?? "can be read" },
    {
      what: "rate limit",
      ok: null,
      said: limit === undefined ? "not told" : `${remaining} of ${limit} requests left in this window`,
    },
    {
      what: "clock",
      ok: Math.abs(clockOff ?? 0) < CLOCK_MS,
      said:
        Math.abs(off) < 2
          ? "in step with Docker Hub"
          : `${Math.abs(off)} s ${off > 0 ? "behind" : "ahead of"} Docker Hub; set this machine's clock`,
    },
  ];
}

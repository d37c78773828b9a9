import { connect } from "../../provider/connect";
import { type AuditEvent, auditLogPages } from "../../provider/hub/auditLog";
import type { Hub } from "../../provider/hub/hub";
import { registry } from "../../provider/resources";
import { isUnseen, LISTED, lookThrough } from "../looking";
import type { Source } from "../sources";
import type { Kept } from "../pulumi/state";
import { attributed } from "./attribute";
import { compare } from "./compare";
import type { DriftReport, Finding } from "./report";
import { Covered, unmanaged } from "./unmanaged";

export interface LookOptions {
  ignore: readonly string[];
  /** ISO 8601; when undefined, what is known of each resource says from when on the log tells. */
  since: string | undefined;
}

/** One organization, as far as the stacks name it. */
interface Org {
  hub: Hub;
  resources: Kept[];
}

/** What was found, and since when somebody may have done it; undefined for as long as the log goes back. */
interface Found {
  finding: Finding;
  since: string | undefined;
}

/** Compares states with Docker Hub. Writes nothing, and runs no program. */
export async function look(sources: readonly Source[], { ignore, since }: LookOptions): Promise<DriftReport> {
  const orgs = new Map<string, Org>();
  const checked: DriftReport["checked"] = [];
  const notes: string[] = [];
  const found: Found[] = [];
  for (const { stack, state, config } of sources) {
    const providers = Map.groupBy(state.resources, ({ provider }) => provider);
    const named = new Set<string>();
    const connected = [...providers].map(async ([provider, resources]) => {
      const own = state.configOf(provider);
      const areas = [...new Set(resources.flatMap(({ noun }) => registry.get(noun)?.told.areas ?? []))];
      const connection = connect(own ?? config.read, areas, async () => own !== undefined || config.saved);
      return { connection, hub: await connection.open(), resources };
    });
    const looking = (await Promise.all(connected)).flatMap(({ connection, hub, resources }) => {
      return resources.map(async (kept) => {
        const organization = String(kept.inputs["org"] ?? connection.fallback("org") ?? "");
        named.add(organization);
        const org = orgs.get(organization) ?? { hub, resources: [] };
        orgs.set(organization, org);
        org.resources.push(kept);
        const finding = await compare(kept, connection, { organization, stack });
        return finding === undefined ? [] : [{ finding, since: since ?? kept.modifiedAt }];
      });
    });
    found.push(...(await Promise.all(looking)).flat());
    checked.push({ stack, organizations: [...named].sort(), resources: state.resources.length });
  }
  for (const [name, { hub, resources }] of orgs) {
    const covered = new Covered(resources, name);
    const seen = await lookThrough({
      ...{ hub, org: name, style: "edges", ignore, parts: LISTED },
      declares: covered.has,
    });
    for (const [part, why] of seen.unseen) notes.push(`The ${part} of ${name} were not looked through: ${why}`);
    const from = since ?? earliest(resources.map(({ createdAt }) => createdAt));
    found.push(...unmanaged(name, seen, covered).map((finding) => ({ finding, since: from })));
  }
  const byOrg = Map.groupBy(found, ({ finding }) => finding.organization);
  const findings = await Promise.all([...byOrg].map(([name, all]) => named(orgs.get(name)!.hub, name, all, notes)));
  return { checked, findings: findings.flat(), notes };
}

/** The findings in one organization with who did them. The log is read no further back than that takes. */
async function named(hub: Hub, organization: string, found: readonly Found[], notes: string[]): Promise<Finding[]> {
  const events: AuditEvent[] = [];
  let told = found.map(({ finding }) => finding);
  const from = earliest(found.map(({ since }) => since));
  try {
    for await (const page of auditLogPages(hub, organization, { from })) {
      events.push(...page.events);
      told = found.map(({ since }, n) => (isNamed(told[n]!) ? told[n]! : attributed(told[n]!, after(since, events))));
      if (told.every(isNamed)) break;
    }
  } catch (error) {
    if (!isUnseen(error)) throw error;
    notes.push(`Nobody is named: ${error.message}`);
  }
  return told;
}

const isNamed = ({ kind, by, differences }: Finding) =>
  kind === "changed" ? differences.every((one) => one.by !== null) : by !== null;

const after = (since: string | undefined, events: readonly AuditEvent[]) =>
  since === undefined ? events : events.filter(({ at }) => Date.parse(at) >= Date.parse(since));

/** The earliest of some moments, in ISO 8601; undefined when one of them is not known. */
function earliest(moments: readonly (string | undefined)[]): string | undefined {
  const times = moments.map((moment) => (moment === undefined ? NaN : Date.parse(moment)));
  const first = Math.min(...times);
  return Number.isFinite(first) ? new Date(first).toISOString() : undefined;
}

import { connect } from "../../provider/connect";
import { readAuditLog } from "../../provider/hub/auditLog";
import { PermissionError } from "../../provider/hub/errors";
import type { Hub } from "../../provider/hub/hub";
import { type Part, PARTS, readOrganization } from "../organization";
import type { Source } from "../sources";
import type { Kept } from "../state";
import { attributed } from "./attribute";
import { compare } from "./compare";
import type { DriftReport, Finding } from "./report";
import { unmanaged } from "./unmanaged";

export interface LookOptions {
  ignore: readonly string[];
  /** ISO 8601; the log is read from when the stack was last changed when undefined. */
  since: string | undefined;
}

/** One organization, as far as the stacks name it. */
interface Org {
  hub: Hub;
  resources: Kept[];
  /** When the stacks that name it were last changed; undefined when one does not say. */
  changedAt: (string | undefined)[];
}

/** Settings are of an organization as a whole: nobody calls them unmanaged. */
const LISTED: ReadonlySet<Part> = new Set(PARTS.filter((part) => part !== "settings"));

/** Compares states with Docker Hub. Writes nothing, and runs no program. */
export async function look(sources: readonly Source[], { ignore, since }: LookOptions): Promise<DriftReport> {
  const orgs = new Map<string, Org>();
  const report: DriftReport = { checked: [], findings: [], notes: [] };
  for (const { stack, state, config } of sources) {
    const providers = Map.groupBy(state.resources, ({ provider }) => provider);
    const named = new Set<string>();
    const connected = [...providers].map(async ([provider, resources]) => {
      const saved = state.configOf(provider);
      const connection = connect(saved ?? config, async () => saved !== undefined);
      return { connection, hub: await connection.open(), resources };
    });
    const looking = (await Promise.all(connected)).flatMap(({ connection, hub, resources }) => {
      return resources.map((kept) => {
        const name = String(kept.inputs["org"] ?? connection.fallback("org") ?? "");
        named.add(name);
        const org = orgs.get(name) ?? { hub, resources: [], changedAt: [] };
        orgs.set(name, org);
        org.resources.push(kept);
        org.changedAt.push(state.changedAt);
        return compare(kept, connection, { organization: name, stack });
      });
    });
    const found = await Promise.all(looking);
    report.findings.push(...found.filter((one) => one !== undefined));
    report.checked.push({ stack, organizations: [...named].sort(), resources: state.resources.length });
  }
  for (const [name, { hub, resources }] of orgs) {
    const found = await readOrganization(hub, name, LISTED);
    for (const [part, why] of found.unseen) report.notes.push(`The ${part} of ${name} were not looked through: ${why}`);
    report.findings.push(...unmanaged(found, resources, ignore));
  }
  report.findings = await named(report, orgs, since);
  return report;
}

/** The findings with who did them. The log is read only for organizations in which something was found. */
async function named(
  report: DriftReport,
  orgs: ReadonlyMap<string, Org>,
  since: string | undefined,
): Promise<Finding[]> {
  const all = await Promise.all(
    [...Map.groupBy(report.findings, ({ organization }) => organization)].map(async ([organization, findings]) => {
      const { hub, changedAt } = orgs.get(organization)!;
      const from = since ?? (changedAt.includes(undefined) ? undefined : (changedAt as string[]).toSorted()[0]);
      const events = await readAuditLog(hub, organization, from).catch((error: unknown) => {
        if (!(error instanceof PermissionError)) throw error;
        report.notes.push(`Nobody is named: ${error.message}`);
        return [];
      });
      return findings.map((finding) => attributed(finding, events));
    }),
  );
  return all.flat();
}

import type { AuditEvent } from "../../provider/hub/auditLog";
import { idTemplate } from "../../provider/engine/id";
import { registry } from "../../provider/resources";
import type { Deed } from "../../provider/telling/log";
import { entryOf } from "./entry";
import type { Attribution, Difference, Finding } from "./report";

const namesIn = ({ name, data }: AuditEvent) => [name, ...Object.values(data)];

/** Names who did what was found, by the audit log, newest first; null where it has nothing. */
export function attributed(finding: Finding, events: readonly AuditEvent[]): Finding {
  const { log } = registry.get(finding.noun)!.told;
  const by = (deeds: readonly Deed[], more: Record<string, unknown> = {}): Attribution => {
    const known = { name: finding.name, ...idOf(finding), ...more };
    for (const deed of deeds) {
      const event = events.find((one) => isOf(deed, one, known));
      if (event !== undefined) return { actor: event.actor, at: event.at, action: event.action };
    }
    return null;
  };
  const byOf = ({ path, declared, actual, called }: Difference) => {
    const entry = entryOf(finding.noun, path);
    if (entry === undefined || log.entries === undefined) return by(log.changed, { actual });
    const { came, went, changed } = log.entries;
    return by(declared === null ? came : actual === null ? went : changed, { entry, called });
  };
  const differences = finding.differences.map((one) => ({ ...one, by: byOf(one) }));
  const whole = { missing: log.went, unmanaged: log.came, changed: [] };
  return { ...finding, differences, by: by(whole[finding.kind]) };
}

function idOf({ noun, id }: Finding): Record<string, unknown> {
  return idTemplate(registry.get(noun)!.id).parse(id);
}

/** Whether an entry of the log is such a deed, to something of which this is known. */
function isOf({ did, to, in: place }: Deed, event: AuditEvent, known: Record<string, unknown>): boolean {
  const names = namesIn(event);
  const isNamed = (template: string) => {
    const name = filled(template, known);
    return name !== "" && names.includes(name);
  };
  return (
    did.some((action) => event.action === action || event.action.endsWith(`.${action}`)) &&
    to.some(isNamed) &&
    (place === undefined || isNamed(place))
  );
}

const filled = (template: string, known: Record<string, unknown>) =>
  template.replaceAll(/\{(\w+)\}/g, (_, key: string) => String(known[key] ?? "")).toLowerCase();

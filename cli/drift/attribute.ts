import type { AuditEvent } from "../../provider/hub/auditLog";
import type { Attribution, Finding } from "./report";

/** What may have been done, as the audit log calls it, and to whom or what. */
interface Suspect {
  action: RegExp;
  /** The log names one of these. */
  subjects: string[];
  /** For what happens inside a group: the log names it as well. */
  group?: string;
}

const names = ({ name, data }: AuditEvent) => [name, ...Object.values(data)];

/** Names who did what was found, by the audit log, newest first; null where it has nothing. */
export function attributed(finding: Finding, events: readonly AuditEvent[]): Finding {
  const by = (suspects: Suspect[]): Attribution => {
    for (const { action, subjects, group } of suspects) {
      const event = events.find(
        (one) =>
          action.test(one.action) &&
          names(one).some((name) => subjects.includes(name)) &&
          (group === undefined || names(one).includes(group)),
      );
      if (event !== undefined) return { actor: event.actor, at: event.at, action: event.action };
    }
    return null;
  };
  const differences = finding.differences.map((one) => ({
    ...one,
    by: by(changes(finding, one.path, one.declared === null, one.actual === null, one.actual)),
  }));
  return { ...finding, differences, by: finding.kind === "changed" ? null : by(wholes(finding)) };
}

/** The object as a whole has gone, or has come. */
function wholes({ kind, noun, id, name }: Finding): Suspect[] {
  const [org = "", ...parts] = id.split("/");
  const [first = "", second = ""] = parts;
  const gone = kind === "missing";
  switch (noun) {
    case "Group":
    case "GroupMembers":
      return [{ action: gone ? /^team\.delete$/ : /^team\.create$/, subjects: [first] }];
    case "GroupMembership":
      return gone
        ? [
            { action: /^team\.member\.remove$/, subjects: [second], group: first },
            { action: /^member\.remove$/, subjects: [second] },
            { action: /^team\.delete$/, subjects: [first] },
          ]
        : [{ action: /^team\.member\.add$/, subjects: [second], group: first }];
    case "OrgMember":
      return [{ action: gone ? /^member\.remove$/ : /^member\.(add|invite)$/, subjects: [first] }];
    case "Invite":
      return gone
        ? [{ action: /^member\.(invite\.cancel|remove)$/, subjects: [first] }]
        : [{ action: /^member\.invite$/, subjects: [first] }];
    case "PersonalAccessToken":
      return [{ action: gone ? /access_token\.delete$/ : /access_token\.create$/, subjects: [name, id].map(lower) }];
    default:
      return [{ action: /^settings\.update$/, subjects: [org] }];
  }
}

/** One property, or one person of a set, has changed. */
function changes({ noun, id, name }: Finding, path: string, came: boolean, went: boolean, actual: unknown): Suspect[] {
  const [org = "", first = ""] = id.split("/");
  const person = path.replace(/^members\./, "");
  switch (noun) {
    case "Group":
      return [{ action: /^team\.update$/, subjects: [first, path === "name" ? String(actual) : first] }];
    case "GroupMembers":
      return came
        ? [{ action: /^team\.member\.add$/, subjects: [person], group: first }]
        : [
            { action: /^team\.member\.remove$/, subjects: [person], group: first },
            { action: /^member\.remove$/, subjects: [person] },
          ];
    case "OrgMembers":
      if (came) return [{ action: /^member\.(add|invite)$/, subjects: [person] }];
      return [{ action: went ? /^member\.(remove|invite\.cancel)$/ : /^member\.role\.change$/, subjects: [person] }];
    case "OrgMember":
      return [{ action: /^member\.role\.change$/, subjects: [first] }];
    case "Invite":
      return [{ action: /^member\.(invite|invite\.cancel|remove)$/, subjects: [first] }];
    case "PersonalAccessToken":
      return [{ action: /access_token\.update$/, subjects: [name, String(path === "label" ? actual : "")].map(lower) }];
    default:
      return [{ action: /^settings\.update$/, subjects: [org] }];
  }
}

const lower = (text: string) => text.toLowerCase();

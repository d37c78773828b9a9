import { ok, type Route } from "../http";
import { organization } from "../middleware/permission";

/** What the fake Hub records, by the part of the action before the first point. */
const ACTIONS = {
  "team.create": "Team created",
  "team.update": "Team updated",
  "team.delete": "Team deleted",
  "team.member.add": "Team member added",
  "team.member.remove": "Team member removed",
  "member.add": "Organization member added",
  "member.remove": "Organization member removed",
  "member.role.change": "Member role changed",
  "member.invite": "Member invited",
  "member.invite.cancel": "Invitation cancelled",
  "settings.update": "Settings updated",
  "access_token.create": "Access token created",
  "access_token.update": "Access token updated",
  "access_token.delete": "Access token deleted",
};

/** The audit log, newest first. */
export const auditLogRoutes: Route[] = [
  {
    method: "GET",
    path: "/v2/auditlogs/:org/actions",
    handle: (call) => {
      organization(call, "scope-activity-read");
      const actions = Object.entries(ACTIONS).map(([name, label]) => ({ name, label, description: label }));
      return ok({ actions: { org: { actions, label: "Organization" } } });
    },
  },
  {
    method: "GET",
    path: "/v2/auditlogs/:org",
    handle: (call) => {
      const org = organization(call, "scope-activity-read");
      const wanted = (key: string) => call.query.get(key);
      const time = (key: string, otherwise: number) => (wanted(key) === null ? otherwise : Date.parse(wanted(key)!));
      const logs = org.audit.filter(
        (event) =>
          (wanted("action") ?? event.action) === event.action &&
          (wanted("name") ?? event.name) === event.name &&
          (wanted("actor") ?? event.actor) === event.actor &&
          Date.parse(event.timestamp) >= time("from", -Infinity) &&
          Date.parse(event.timestamp) <= time("to", Infinity),
      );
      const size = Math.min(Number(wanted("page_size") ?? 25), 100);
      const start = (Number(wanted("page") ?? 1) - 1) * size;
      return ok({ logs: logs.reverse().slice(start, start + size) });
    },
  },
];

import { ok, type Route } from "../http";
import { organization } from "../middleware/permission";
import { MOST } from "../pages";
import { count, type RefuseQuery, time } from "../query";

/** What the fake Hub records, of the organization and of its repositories. */
const OF_ORGANIZATION = {
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
  "registry_access.enabled": "Registry access enabled",
  "registry_access.disabled": "Registry access disabled",
  "registry_access.registry_added": "Registry added",
  "registry_access.registry_updated": "Registry updated",
  "registry_access.registry_removed": "Registry removed",
  "access_token.create": "Access token created",
  "access_token.update": "Access token updated",
  "access_token.delete": "Access token deleted",
};
const OF_REPOSITORY = {
  create: "Repository created",
  update: "Repository updated",
  delete: "Repository deleted",
  change_privacy: "Privacy changed",
  "immutable.tags.updated": "Tag immutability updated",
  "tag.push": "Tag pushed",
};

const described = (labels: Record<string, string>) =>
  Object.entries(labels).map(([name, label]) => ({ name, label, description: label }));

/** How these routes refuse a parameter. Source: schema `rpcStatus` of the contract; 3 is the invalid argument of gRPC. */
const rpcStatus: RefuseQuery = (name, why) => ({
  status: 400,
  body: { code: 3, message: `parameter ${name} ${why}`, details: [] },
});

/** The audit log, newest first. It tells no count, and a page beyond its end is empty. */
export const auditLogRoutes: Route[] = [
  {
    method: "GET",
    path: "/v2/auditlogs/:org/actions",
    handle: (call) => {
      organization(call, "scope-activity-read");
      const org = { actions: described(OF_ORGANIZATION), label: "Organization" };
      return ok({ actions: { org, repo: { actions: described(OF_REPOSITORY), label: "Repository" } } });
    },
  },
  {
    method: "GET",
    path: "/v2/auditlogs/:org",
    handle: (call) => {
      const org = organization(call, "scope-activity-read");
      const wanted = (key: string) => call.query.get(key);
      const [from, to] = [time(call, "from", -Infinity, rpcStatus), time(call, "to", Infinity, rpcStatus)];
      const size = Math.min(count(call, "page_size", 25, rpcStatus), MOST);
      const start = (count(call, "page", 1, rpcStatus) - 1) * size;
      const logs = org.audit.filter(
        (event) =>
          (wanted("action") ?? event.action) === event.action &&
          (wanted("name") ?? event.name) === event.name &&
          (wanted("actor") ?? event.actor) === event.actor &&
          Date.parse(event.timestamp) >= from &&
          Date.parse(event.timestamp) <= to,
      );
      return ok({ logs: logs.reverse().slice(start, start + size) });
    },
  },
];

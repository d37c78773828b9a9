import { ok, refuse, refuseFields, type Route } from "../http";
import { actor, organization } from "../middleware/permission";

const FLAGS = ["enabled", "allow_official_images", "allow_verified_publishers"] as const;

/** Image access settings of an organization: owners with a password only, and the business plan. */
export const settingsRoutes: Route[] = [
  {
    method: "GET",
    path: "/v2/orgs/:org/settings",
    handle: (call) => ok({ restricted_images: organization(call, "settings").restrictedImages }),
  },
  {
    method: "PUT",
    path: "/v2/orgs/:org/settings",
    handle: (call) => {
      const org = organization(call, "settings");
      if (org.plan !== "business") return refuse(403, "a business subscription is needed");
      const given = (call.body["restricted_images"] ?? {}) as Record<string, unknown>;
      const missing = FLAGS.filter((flag) => typeof given[flag] !== "boolean");
      if (missing.length > 0)
        return refuseFields("invalid settings", Object.fromEntries(missing.map((flag) => [flag, "required"])));
      for (const flag of FLAGS) org.restrictedImages[flag] = given[flag] as boolean;
      call.store.record(org, actor(call), "org.settings.update", org.name);
      return ok({ restricted_images: org.restrictedImages });
    },
  },
];

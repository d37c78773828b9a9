import { z } from "zod";
import { fields } from "../body";
import { ok, refuse, refuseFields, type Route } from "../http";
import { actor, organization } from "../middleware/permission";

const flag = z.boolean("required, true or false");
const settings = z.object({
  restricted_images: z.object(
    { enabled: flag, allow_official_images: flag, allow_verified_publishers: flag },
    "required, with all that restricts images",
  ),
});

/** Image access settings of an organization: owners with a password only, and the business plan. */
export const settingsRoutes: Route[] = [
  {
    method: "GET",
    path: "/v2/orgs/:org/settings",
    handle: (call) => ok({ restricted_images: organization(call, "password").restrictedImages }),
  },
  {
    method: "PUT",
    path: "/v2/orgs/:org/settings",
    handle: (call) => {
      const org = organization(call, "password");
      if (org.plan !== "business") return refuse(403, "a business subscription is needed");
      const { restricted_images: given } = fields(call, settings, (wrong) => refuseFields("invalid settings", wrong));
      Object.assign(org.restrictedImages, given);
      call.store.record(org, actor(call), "org.settings.update", org.name);
      return ok({ restricted_images: org.restrictedImages });
    },
  },
];

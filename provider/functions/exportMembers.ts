import { z } from "zod";
import { exportMembers as read } from "../hub/memberExport";
import { defineFunction } from "./define";
import { list, orgName } from "./values";

/** The table of members that Docker Hub makes for spreadsheets. It knows no editors: `getMembers` tells roles. */
export const exportMembers = defineFunction({
  name: "exportMembers",
  inputs: {
    /** Organization; `dockerhub:org` when left out. */
    org: orgName,
  },
  outputs: {
    /** The table as it came. */
    csv: z.string(),
    /** What stands in it. */
    members: list(
      z.object({
        /** Name as the person writes it. */
        fullName: z.string(),
        /** Docker ID; empty for an address that nobody has registered. */
        username: z.string(),
        /** Address. */
        email: z.string(),
        /** `User`, or `Invitee` for an invitation. */
        type: z.string(),
        /** `Owner` or `Member`. */
        permission: z.string(),
        /** Names of the groups. */
        groups: list(z.string()),
        /** As Docker Hub writes it, such as `2020-01-01 15:00:51 +0000 UTC`. */
        joinedAt: z.string(),
      }),
    ),
  },
  fromConfig: { org: "org" },
  invoke: (hub, { org }) => hub.snapshot.get(`export of the members of ${org}`, () => read(hub, org)),
});

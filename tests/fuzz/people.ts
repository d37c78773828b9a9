import type { Seed } from "../../testing";
import { PASSWORD } from "../support/spec";

/** Members whom programs name. Nobody takes them out of the organization but a program. */
export const STAFF = ["ada", "bo", "dora", "eli"] as const;
/** Members who come and go. */
export const TEMPS = ["tim", "tess"] as const;
/** People who are invited: two with an account, one without. */
export const OUTSIDERS = ["fay", "gus@example.com", "new@example.com"] as const;
/** What a group can be called, by the resource that declares it. */
export const SLOTS = [["alpha", "alpha-two"], ["beta", "beta-two"], ["gamma"]] as const;
/** What no program ever names. */
export const UNMANAGED = { group: "untouched", token: "untouched", member: "bot-1" } as const;

/** An organization in which some groups exist already. */
export const seed: Seed = {
  accounts: ["ops", ...STAFF, ...TEMPS, "fay", "gus", UNMANAGED.member].map((username) => ({
    username,
    email: `${username}@example.com`,
    password: PASSWORD,
  })),
  organizations: [
    {
      name: "acme",
      members: [
        { username: "ops", role: "owner" },
        ...[...STAFF, "tim", UNMANAGED.member].map((username) => ({ username })),
      ],
      groups: [
        { name: UNMANAGED.group, description: "as it was", members: ["ada", UNMANAGED.member] },
        { name: "gamma", description: "made by hand", members: ["bo", UNMANAGED.member] },
      ],
    },
  ],
};

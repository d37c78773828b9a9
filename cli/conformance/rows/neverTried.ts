import type { Source } from "../row";
import { type Plain, say } from "../say";

/** What is expected as well, and cannot be seen without danger for what was there before. */
export const neverTried: readonly { name: string; expects: string; source: Source; because: Plain }[] = [
  {
    name: "last owner",
    expects: "the last owner of an organization can neither be removed nor get another role",
    source: "contract",
    because: say`never tried: where it is not so, the organization would be left without an owner`,
  },
  {
    name: "members: change of a role",
    expects: "PUT of a role answers 200, and sets it for a member",
    source: "contract",
    because: say`never tried: roles are of people who were there before`,
  },
  {
    name: "members: removal",
    expects: "DELETE of a member answers 204, and takes them out of all groups",
    source: "contract",
    because: say`never tried: members are people who were there before`,
  },
  {
    name: "settings: written whole",
    expects: "PUT of settings wants all three flags of restricted_images, and the Business plan",
    source: "contract",
    because: say`never tried: settings hold for everybody, and even a wrong request could change them`,
  },
  {
    name: "sign-in: lock",
    expects: "a few wrong passwords lock a user name for about ten minutes, with 429",
    source: "seen",
    because: say`never tried: it would lock the account`,
  },
];

import type { Part, ReviewReport } from "../report";
import { brought } from "./brought";
import { changes } from "./changes";
import { groups, roles, seats } from "./people";
import type { Picture } from "./picture";
import { tokens } from "./tokens";

/** What each picture counts, so that none says zero of what could not be looked at. */
const PICTURES: readonly { of: readonly Part[]; from(report: ReviewReport): Picture | Picture[] }[] = [
  { of: ["members", "invites"], from: seats },
  { of: ["members"], from: roles },
  { of: ["groups", "members"], from: groups },
  { of: ["tokens"], from: tokens },
  { of: ["changes"], from: changes },
  { of: [], from: brought },
];

/** The review as pictures, in the order in which one looks at them. */
export const picturesOf = (report: ReviewReport): Picture[] =>
  PICTURES.filter(({ of }) => !of.some((part) => report.unseen.includes(part))).flatMap(({ from }) => from(report));

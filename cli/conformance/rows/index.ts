import type { Row } from "../row";
import { auditLogRows } from "./auditLog";
import { errorRows } from "./errors";
import { groupLifeRows } from "./groupLife";
import { groupRows } from "./groups";
import { invitationLifeRows } from "./invitationLife";
import { invitationRows } from "./invitations";
import { listRows } from "./lists";
import { memberRows } from "./members";
import { membershipLifeRows } from "./membershipLife";
import { profileRows } from "./profiles";
import { orgTokenRows } from "./orgTokens";
import { rateLimitRows } from "./rateLimit";
import { repositoryRows } from "./repositories";
import { settingsRows } from "./settings";
import { signInRows } from "./signIn";
import { slashRows } from "./slashes";
import { tokenLifeRows } from "./tokenLife";
import { tokenRows } from "./tokens";

/** The table: everything that is expected of Docker Hub, in the order in which it is looked at. */
export const rows: readonly Row[] = [
  ...signInRows,
  ...errorRows,
  ...listRows,
  ...slashRows,
  ...memberRows,
  ...groupRows,
  ...invitationRows,
  ...tokenRows,
  ...settingsRows,
  ...profileRows,
  ...orgTokenRows,
  ...repositoryRows,
  ...auditLogRows,
  ...groupLifeRows,
  ...membershipLifeRows,
  ...tokenLifeRows,
  ...invitationLifeRows,
  // Last: by then a 429 may have come.
  ...rateLimitRows,
];

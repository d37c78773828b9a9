import { z } from "zod";
import type { Hub } from "./hub";
import { UnexpectedReplyError } from "./errors";
import { missingList } from "./pages";

/** A line of the table of members that the Hub makes for spreadsheets. */
export interface ExportedMember {
  fullName: string;
  /** Empty for an address that nobody has registered. */
  username: string;
  email: string;
  /** `User`, or `Invitee` for an invitation. */
  type: string;
  /** `Owner` or `Member`: there are no editors in it, and it is no source for roles. */
  permission: string;
  groups: readonly string[];
  /** As the Hub writes it, such as `2020-01-01 15:00:51.193355 +0000 UTC`. */
  joinedAt: string;
}

const row = z
  .object({
    Name: z.string(),
    Username: z.string(),
    Email: z.string(),
    Type: z.string(),
    // The contract has both names for it.
    Permission: z.string().optional(),
    Role: z.string().optional(),
    Teams: z.string().default(""),
    "Date Joined": z.string(),
  })
  .transform((line): ExportedMember => ({
    fullName: line.Name,
    username: line.Username,
    email: line.Email,
    type: line.Type,
    permission: line.Permission ?? line.Role ?? "",
    groups: line.Teams.split(",").flatMap((team) => team.trim() || []),
    joinedAt: line["Date Joined"],
  }));
const rows = z.array(row);

/** The table as it came, and what stands in it. `GET /v2/orgs/{org}/members/export` */
export async function exportMembers(hub: Hub, org: string): Promise<{ csv: string; members: ExportedMember[] }> {
  const path = `v2/orgs/${encodeURIComponent(org)}/members/export`;
  const csv = await hub.client
    .call({ method: "GET", path, area: "members", media: "csv", schema: z.string() })
    .catch(missingList(path));
  // Nothing else needs it, and every provider process would load it.
  const { parse } = await import("csv-parse/sync");
  try {
    return { csv, members: rows.parse(parse(csv, { columns: true, bom: true, skip_empty_lines: true })) };
  } catch (error) {
    throw new UnexpectedReplyError(
      `GET /${path}: Docker Hub's table of members has another form than expected (${(error as Error).name}). ` +
        "Look for a newer version of pulumi-dockerhub, or report it.",
    );
  }
}

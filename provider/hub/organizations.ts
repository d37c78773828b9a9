import { z } from "zod";
import type { Hub } from "./hub";

/** What an organization says of itself to everybody. */
export interface Organization {
  name: string;
  organizationId: string;
  fullName: string | undefined;
  location: string | undefined;
  company: string | undefined;
  /** ISO 8601. */
  createdAt: string | undefined;
}

const wire = z
  .object({
    orgname: z.string(),
    id: z.union([z.string(), z.number()]),
    full_name: z.string().nullish(),
    location: z.string().nullish(),
    company: z.string().nullish(),
    date_joined: z.string().nullish(),
  })
  .transform((row): Organization => ({
    name: row.orgname.toLowerCase(),
    organizationId: String(row.id),
    fullName: row.full_name || undefined,
    location: row.location || undefined,
    company: row.company || undefined,
    createdAt: row.date_joined || undefined,
  }));

/**
 * The profile of an organization. Throws UnexpectedReplyError where there is none, because the Hub then leads to the
 * page of an account. `GET /v2/orgs/{org}/`, which the contract does not have. Source: public clients.
 */
export function getOrganization(hub: Hub, org: string): Promise<Organization> {
  const path = `v2/orgs/${encodeURIComponent(org)}/`;
  return hub.snapshot.get(`profile of ${org}`, () =>
    hub.client.call({ method: "GET", path, area: "profiles", schema: wire }),
  );
}

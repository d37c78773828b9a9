import { z } from "zod";
import type { Row } from "../row";
import { filled, moment } from "../shapes";
import { fits } from "../verdict";
import { type Field, fieldRows } from "./fields";

const FIELDS: readonly Field[] = [
  { field: "orgname", expects: "is text", source: "clients", shape: filled },
  { field: "id", expects: "is text or a number", source: "clients", shape: z.union([filled, z.int()]) },
  { field: "full_name", expects: "is text or null", source: "clients", shape: z.string().nullable() },
  { field: "location", expects: "is text or null", source: "clients", shape: z.string().nullable() },
  { field: "company", expects: "is text or null", source: "clients", shape: z.string().nullable() },
  { field: "date_joined", expects: "is a moment", source: "clients", shape: moment },
];

/** What an organization says of itself to everybody. */
export const profileRows: readonly Row[] = fieldRows(
  "profile",
  "the organization",
  FIELDS,
  async (profile, { get, org }) => fits(profile)(await get(`v2/orgs/${org}/`)),
);

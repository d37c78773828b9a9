import { z } from "zod";
import type { Row } from "../row";
import { fits } from "../verdict";
import { type Field, fieldRows } from "./fields";

const flag = (field: string): Field => ({
  field,
  expects: "is true or false",
  source: "contract",
  shape: z.boolean(),
});
const FLAGS = ["enabled", "allow_official_images", "allow_verified_publishers"].map(flag);

/** Only read: whoever writes settings writes those of everybody. */
export const settingsRows: readonly Row[] = fieldRows(
  "settings",
  "restricted_images",
  FLAGS,
  async (images, { get, org }) => fits(z.object({ restricted_images: images }))(await get(`v2/orgs/${org}/settings`)),
);

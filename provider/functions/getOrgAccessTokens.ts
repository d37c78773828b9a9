import { z } from "zod";
import { listOrgAccessTokens } from "../hub/orgAccessTokens";
import { defineFunction } from "./define";
import { list, orgName, perhaps } from "./values";

/** The access tokens of an organization, without their values, which nobody can read. */
export const getOrgAccessTokens = defineFunction({
  name: "getOrgAccessTokens",
  inputs: {
    /** Organization; `dockerhub:org` when left out. */
    org: orgName,
  },
  outputs: {
    /** The tokens, by label. */
    tokens: list(
      z.object({
        /** Id that Docker Hub gave the token. */
        uuid: z.string(),
        /** What it is called. */
        label: z.string(),
        /** Docker ID of who made it. */
        createdBy: perhaps,
        /** False for one that was switched off. */
        isActive: z.boolean(),
        /** When it was made, in ISO 8601. */
        createdAt: perhaps,
        /** When it ends, in ISO 8601; not there for never. */
        expiresAt: perhaps,
        /** When it was used last, in ISO 8601. */
        lastUsedAt: perhaps,
      }),
    ),
  },
  fromConfig: { org: "org" },
  invoke: async (hub, { org }) => {
    const tokens = [...(await listOrgAccessTokens(hub, org)).values()];
    return { tokens: tokens.sort((a, b) => (a.label < b.label ? -1 : 1)) };
  },
});

import { z } from "zod";
import { listTokens } from "../hub/tokens";
import { defineFunction } from "./define";
import { list, perhaps } from "./values";

/** The personal access tokens of the account that signs in, without their values, which nobody can read. */
export const getTokens = defineFunction({
  name: "getTokens",
  inputs: {},
  outputs: {
    /** The tokens, by label. */
    tokens: list(
      z.object({
        /** Id that Docker Hub gave the token. */
        uuid: z.string(),
        /** What it is called. */
        label: z.string(),
        /** What it is good for, such as `repo:read`. */
        scopes: list(z.string()),
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
  invoke: async (hub) => {
    const tokens = [...(await listTokens(hub)).values()];
    return { tokens: tokens.sort((a, b) => (a.label < b.label ? -1 : 1)) };
  },
});

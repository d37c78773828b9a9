import { z } from "zod";
import { ending } from "./values";

/** What a program says of a token of whichever kind. */
export const tokenInputs = {
  /** When the token ends, in ISO 8601; never when left out. */
  expiresAt: ending,
  /** False switches the token off without ending it. */
  isActive: z.boolean().default(true),
  /** Where the program declares the token; filled in when `label` is left out. */
  place: z.string().optional(),
  /**
   * What happens to the token when the resource is deleted: `end` ends it, `retain` changes nothing. When left out,
   * it is ended, but `pulumi destroy` keeps one that was there before.
   */
  onDestroy: z.enum(["end", "retain"], "it is one of end, retain.").optional(),
};

/** What is known of one. */
export const tokenOutputs = {
  /** Id of the token. A rotation gives it another one, and the id of the resource follows with the next refresh. */
  uuid: z.string(),
  /** The token itself. Docker Hub shows it once; from then on it lives in the state, encrypted. */
  token: z.string().optional(),
  /** When it was made, in ISO 8601. */
  createdAt: z.string().optional(),
  /** Whether `expiresAt` had passed when the token was last read; a later `expiresAt` replaces it. */
  expired: z.boolean(),
  /** True for a token that was there before the stack took it over. */
  found: z.boolean().optional(),
};

import { z } from "zod";
import { defineResource } from "../shared/defineResource";
import { rotationDue, rotationInputs, rotationOutputs } from "../shared/rotation";
import { ending, upTo } from "../shared/values";
import { asItsAccount, faultsOf, personal, readToken, SCOPES } from "./life";
import { personalAccessTokenTold } from "./told";

/**
 * A personal access token of the account that signs in. Its value is kept in the state, encrypted.
 * When it has to be replaced, the new one is made before the old one ends; when it is rotated, the old one
 * works on for a while. Ids are the UUID of the token.
 */
export const personalAccessToken = defineResource({
  type: "PersonalAccessToken",
  id: "{uuid}",
  inputs: {
    /**
     * Name by which the account's page lists the token. When left out, a label is drawn as it is made, which begins
     * with where the token is declared and that nothing else has. What an interrupted run leaves is named by the
     * run that finds it, and never deleted by guess.
     */
    label: upTo(100).min(1, "it is empty; leave it out for one that is made from the name of the resource.").optional(),
    /** What the token may do; `repo:write` includes `repo:read`, and so on down. */
    scopes: z.array(z.enum(SCOPES, `a scope is one of ${SCOPES.join(", ")}.`)).min(1, "it is empty; name a scope."),
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
    ...rotationInputs,
  },
  outputs: {
    /** Id of the token. A rotation gives it another one, and the id of the resource follows with the next refresh. */
    uuid: z.string(),
    /** The token itself. Docker Hub shows it once; from then on it lives in the state, encrypted. */
    token: z.string().optional(),
    /** When it was made, in ISO 8601. */
    createdAt: z.string().optional(),
    /** Whether `expiresAt` had passed when the token was last read; a later `expiresAt` replaces it. */
    expired: z.boolean(),
    /** Docker ID of the account that the token belongs to; nobody else sees it. */
    account: z.string().optional(),
    /** True for a token that was there before the stack took it over. */
    found: z.boolean().optional(),
    ...rotationOutputs,
  },
  secrets: ["token"],
  placeUnless: "label",
  declares: [],
  holds: ["token/{uuid}", "token/{retiring}"],
  sets: ["scopes"],
  replaceOn: ["scopes", "expiresAt"],
  onlyOnCreate: ["place"],
  onlyOnDelete: ["onDestroy"],
  dueWhen: rotationDue,
  validate: (inputs, olds) => faultsOf(inputs, olds),
  example: { ci: { scopes: ["repo:read"], rotateAfter: "90d", overlap: "24h" } },
  told: personalAccessTokenTold,
  create: (hub, inputs) => personal.make(hub, inputs),
  read: (hub, known) => readToken(hub, known),
  update: async (hub, inputs, state, changed) => {
    asItsAccount(hub, state);
    return personal.change(hub, inputs, state, changed);
  },
  delete: (hub, state, isDestroy) => personal.end(hub, state, isDestroy),
});

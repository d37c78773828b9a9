import { z } from "zod";
import { defineResource } from "../shared/defineResource";
import { rotationDue, rotationInputs, rotationOutputs } from "../shared/rotation";
import { tokenInputs, tokenOutputs } from "../shared/tokenKeys";
import { upTo } from "../shared/values";
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
    ...tokenInputs,
    ...rotationInputs,
  },
  outputs: {
    ...tokenOutputs,
    /** Docker ID of the account that the token belongs to; nobody else sees it. */
    account: z.string().optional(),
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

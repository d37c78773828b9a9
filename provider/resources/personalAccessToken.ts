import { z } from "zod";
import { deleteToken, updateToken } from "../hub/tokens";
import { defineResource } from "./defineResource";
import { makeToken, ownLabel, readToken, SCOPES, tokenFaults } from "./tokenLife";
import { moment, upTo } from "./values";

export const personalAccessToken = defineResource({
  type: "PersonalAccessToken",
  id: "{uuid}",
  inputs: {
    /**
     * Name by which the account's page lists the token. When left out, the token gets a label that
     * can belong to nothing else, so that what an interrupted run leaves of it is cleared away. A
     * label that is set here is never deleted by guess: the run that finds one names it.
     */
    label: upTo(100).min(1, "it is empty; leave it out for one that is made from the name of the resource.").optional(),
    /** What the token may do; `repo:write` includes `repo:read`, and so on down. */
    scopes: z.array(z.enum(SCOPES, `a scope is one of ${SCOPES.join(", ")}.`)).min(1, "it is empty; name a scope."),
    /** When the token ends, in ISO 8601; never when left out. */
    expiresAt: moment.optional(),
    /** False switches the token off without ending it. */
    isActive: z.boolean().default(true),
    /** Where the program declares the token; filled in when `label` is left out. */
    place: z.string().optional(),
  },
  outputs: {
    /** Id of the token. */
    uuid: z.string(),
    /** The token itself. Docker Hub shows it once; from then on it lives in the state, encrypted. */
    token: z.string().optional(),
    /** When it was made, in ISO 8601. */
    createdAt: z.string().optional(),
    /** Whether `expiresAt` had passed when the token was last read; an expired one is replaced. */
    expired: z.boolean(),
  },
  secrets: ["token"],
  placeUnless: "label",
  derive: (inputs) => ({ label: inputs.label ?? ownLabel(inputs) }),
  sets: ["scopes"],
  replaceOn: ["scopes", "expiresAt"],
  onlyOnCreate: ["place"],
  replaceWhen: ({ expired }) => (expired ? "expiresAt" : undefined),
  claims: ({ uuid }) => (uuid === undefined ? [] : [uuid]),
  validate: (inputs, olds) => tokenFaults(inputs, olds),
  create: (hub, inputs) => makeToken(hub, inputs),
  read: (hub, known) => readToken(hub, known),
  update: (hub, { label, isActive }, { uuid }) => updateToken(hub, uuid, { label, isActive }).then(() => ({})),
  delete: (hub, { uuid }) => deleteToken(hub, uuid),
});

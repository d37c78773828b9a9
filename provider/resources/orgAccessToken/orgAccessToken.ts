import { z } from "zod";
import { defineResource } from "../shared/defineResource";
import { rotationDue, rotationInputs, rotationOutputs } from "../shared/rotation";
import { tokenFaults } from "../shared/tokenFaults";
import { tokenInputs, tokenOutputs } from "../shared/tokenKeys";
import { orgName, upTo } from "../shared/values";
import { accessFaults, repositories, scopes } from "./access";
import { ofOrg, readToken } from "./life";
import { orgAccessTokenTold } from "./told";

/**
 * An access token of an organization, which belongs to nobody and stays when people go. Its value is kept in the state,
 * encrypted. When it has to be replaced, the new one is made before the old one ends; when it is rotated, the old one
 * works on for a while. Ids have the form `organization/uuid`.
 */
export const orgAccessToken = defineResource({
  type: "OrgAccessToken",
  id: "{org}/{uuid}",
  inputs: {
    /** Organization that the token belongs to; `dockerhub:org` when left out. */
    org: orgName,
    /**
     * Name by which the organization's page lists the token. When left out, a label is drawn as it is made, which begins
     * with where the token is declared and that nothing else has. What an interrupted run leaves is named by the
     * run that finds it, and never deleted by guess.
     */
    label: upTo(255).min(1, "it is empty; leave it out for one that is made from the name of the resource.").optional(),
    /** What the token is for. Docker Hub takes it and never tells it, so that nobody sees when it is changed by hand. */
    description: upTo(255).optional(),
    /**
     * What the token may do with repositories: lists of scopes such as `scope-image-pull` and `scope-image-push` by path.
     * A path is `acme/web`, `acme/*` for all of the organization, or two stars and `public`, with slashes between them,
     * for whatever is public. What is not listed is taken away.
     */
    repositories: repositories.default({}),
    /**
     * What the token may do with the organization, such as `scope-member-read` or `scope-group-edit`. What is not listed
     * is taken away.
     */
    organization: scopes.default([]),
    ...tokenInputs,
    ...rotationInputs,
  },
  outputs: {
    ...tokenOutputs,
    /** Docker ID of whoever made it. */
    createdBy: z.string().optional(),
    ...rotationOutputs,
  },
  fromConfig: ["org"],
  inside: ["repository/{repositories}"],
  secrets: ["token"],
  placeUnless: "label",
  declares: [],
  holds: ["orgToken/{uuid}", "orgToken/{retiring}"],
  sets: ["repositories", "organization"],
  replaceOn: ["org", "expiresAt"],
  onlyOnCreate: ["place"],
  onlyOnDelete: ["onDestroy"],
  dueWhen: rotationDue,
  validate: (inputs, olds) => ({ ...tokenFaults(inputs, olds), ...accessFaults(inputs.org, inputs) }),
  example: {
    deploy: {
      label: "deploy",
      repositories: { "acme/app": ["scope-image-pull"] },
      organization: ["scope-member-read"],
      expiresAt: "2031-01-31T00:00:00Z",
    },
  },
  told: orgAccessTokenTold,
  create: (hub, inputs) => ofOrg.make(hub, inputs),
  read: (hub, known) => readToken(hub, known),
  update: (hub, inputs, state, changed) => ofOrg.change(hub, inputs, state, changed),
  delete: (hub, state, isDestroy) => ofOrg.end(hub, state, isDestroy),
});

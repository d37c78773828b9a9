import { z } from "zod";
import { defineResource } from "../shared/defineResource";
import { orgName, repositoryName, upTo } from "../shared/values";
import { changeRepository, repositoryFaults, verifyRules } from "./change";
import { endRepository, makeRepository, refuseToEnd } from "./life";
import { seen } from "./seen";
import { repositoryTold } from "./told";

/**
 * A repository of an organization, or of an account, with its texts, and which of its tags stay as they are. It is
 * never deleted as a side effect: its images would go with it. Docker Hub's description of its API has no routes that
 * change the texts or the visibility, or that delete: those that its other clients use are taken. Ids have the form
 * `organization/name`.
 */
export const repository = defineResource({
  type: "Repository",
  id: "{org}/{name}",
  inputs: {
    /** Organization, or account, that the repository belongs to; `dockerhub:org` when left out. It cannot change. */
    org: orgName,
    /** Name of the repository. It cannot change: images stay under the name that they were pushed to. */
    name: repositoryName,
    /** Who sees it: everybody, or those who were given a permission. */
    visibility: z.enum(["public", "private"], "it is one of public, private."),
    /** What it is, in a line. */
    description: upTo(100).default(""),
    /** Its page on Docker Hub, in Markdown. What is there stays when it is left out. */
    fullDescription: upTo(25_000).optional(),
    /**
     * Whether tags stay as they are once they are pushed: all of them, or those that one of the rules, regular
     * expressions, matches. A preview asks Docker Hub whether it takes them, where the repository exists. What is there
     * stays when it is left out.
     */
    immutableTags: z
      .strictObject(
        {
          enabled: z.boolean(),
          rules: z.array(z.string().min(1, "a rule is empty.")).default([]),
        },
        "it takes enabled and rules.",
      )
      .optional(),
    /** Take over a repository of that name that exists already, with its images, and make it as declared here. */
    adopt: z.boolean().optional(),
    /**
     * What happens to the repository when the resource is deleted: `retain` (default) changes nothing, `delete` ends it
     * where no image is in it.
     */
    onDestroy: z.enum(["retain", "delete"], "it is one of retain, delete.").default("retain"),
  },
  outputs: {
    /** When it was made, in ISO 8601. */
    registeredAt: z.string().optional(),
    /** True for a repository that was there before the stack took it over. */
    found: z.boolean().optional(),
  },
  fromConfig: ["org"],
  declares: ["repository/{org}/{name}"],
  holds: ["repository/{org}/{name}"],
  onlyOnCreate: ["adopt"],
  onlyOnDelete: ["onDestroy"],
  validate: (inputs, olds) => repositoryFaults(inputs, olds),
  verify: (hub, inputs, state, changed) =>
    changed.has("immutableTags") ? verifyRules(hub, inputs, state.immutableTags?.rules) : Promise.resolve(),
  example: {
    app: {
      name: "app",
      visibility: "private",
      description: "The web shop",
      immutableTags: { enabled: true, rules: ["v.*"] },
    },
  },
  told: repositoryTold,
  create: (hub, inputs) => makeRepository(hub, inputs),
  read: (hub, known) => seen(hub, known),
  update: (hub, inputs, _, changed) => changeRepository(hub, inputs, changed),
  refuse: (hub, state) => refuseToEnd(hub, state),
  delete: (hub, state, isDestroy) => endRepository(hub, state, isDestroy),
});

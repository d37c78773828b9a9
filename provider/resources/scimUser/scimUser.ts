import { z } from "zod";
import { getScimUser, listScimUsers, updateScimUser } from "../../hub/scim";
import { defineResource } from "../shared/defineResource";
import { declaredElsewhere, retained, wasFound } from "../shared/left";
import { orgName, upTo } from "../shared/values";
import { makeScimUser, refuseBeside, thing } from "./life";
import { scimUserTold } from "./told";

const address = z
  .email("it must be an address: single sign-on knows people by theirs.")
  .max(254, "it is too long for an address.")
  .transform((text) => text.toLowerCase());

/**
 * Somebody whom the single sign-on of an organization knows by SCIM, with `dockerhub:scimToken`. There is no deletion: who
 * is deleted may not sign in any more. Where an identity provider does this, leave it to it. Ids have the form
 * `organization/address`.
 */
export const scimUser = defineResource({
  type: "ScimUser",
  id: "{org}/{userName}",
  inputs: {
    /** Organization of the single sign-on connection; `dockerhub:org` when left out. */
    org: orgName,
    /** Address of the person. */
    userName: address,
    /** Their first name; as it is when left out. */
    givenName: upTo(255).min(1, "it is empty; leave it out.").optional(),
    /** Their last name; as it is when left out. */
    familyName: upTo(255).min(1, "it is empty; leave it out.").optional(),
    /** Whether they may sign in. */
    active: z.boolean().default(true),
    /** Take over somebody of that address whom single sign-on knows already, and not as declared. Who may not sign in is taken over without. */
    adopt: z.boolean().optional(),
    /** True: although this program puts the same person into groups or gives them a role, which SCIM does as well. */
    besideMemberships: z.boolean().optional(),
    /**
     * What happens when the resource is deleted: `deactivate` lets the person sign in no more, `retain` changes nothing.
     * When left out, they are deactivated, but `pulumi destroy` keeps somebody who was there before.
     */
    onDestroy: z.enum(["deactivate", "retain"], "it is one of deactivate, retain.").optional(),
  },
  outputs: {
    /** Id of the person in SCIM. */
    scimId: z.string(),
    /** Their Docker ID, once Docker Hub tells it. */
    dockerId: z.string().optional(),
    /** True for somebody who could sign in before the stack took them over. */
    found: z.boolean().optional(),
  },
  fromConfig: ["org"],
  declares: ["scim/{org}/{userName}"],
  holds: ["scim/#{scimId}", "scim/{org}/{userName}", "scim/{org}/{dockerId}"],
  replaceOn: ["org", "userName"],
  onlyOnCreate: ["adopt"],
  onlyOnCheck: ["besideMemberships"],
  onlyOnDelete: ["onDestroy"],
  validate: ({ org, userName, besideMemberships }, _, __, run) => refuseBeside(run, org, userName, besideMemberships),
  example: { eva: { userName: "eva@example.com", givenName: "Eva", familyName: "Example" } },
  told: scimUserTold,
  create: (hub, inputs) => makeScimUser(hub, inputs),
  read: async (hub, { userName, scimId, givenName, familyName, found }) => {
    const users = await listScimUsers(hub);
    const there = [...users.values()].find((one) => one.scimId === scimId) ?? users.get(userName!);
    if (there === undefined) return undefined;
    const isNew = scimId === undefined;
    return {
      userName: there.userName,
      active: there.active,
      scimId: there.scimId,
      dockerId: there.dockerId,
      // What a program does not say is not managed.
      givenName: givenName !== undefined || isNew ? there.givenName || undefined : undefined,
      familyName: familyName !== undefined || isNew ? there.familyName || undefined : undefined,
      found: isNew && there.active ? true : found,
    };
  },
  update: async (hub, { userName, givenName = "", familyName = "", active }, { scimId }) => {
    const { dockerId } = await updateScimUser(hub, scimId, { userName, givenName, familyName, active });
    return { dockerId };
  },
  delete: async (hub, { org, userName, scimId, found, onDestroy }, isDestroy) => {
    if (onDestroy === "retain") return retained;
    if (isDestroy && found === true && onDestroy === undefined) return wasFound("Deactivate them");
    if (!isDestroy && (await hub.run.declares([thing(org, userName)], `scim/#${scimId}`))) return declaredElsewhere;
    const there = await getScimUser(hub, scimId);
    if (there?.active === true) await updateScimUser(hub, scimId, { ...there, active: false });
    return undefined;
  },
});

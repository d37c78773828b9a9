import { z } from "zod";
import { listScimUsers } from "../hub/scim";
import { defineFunction } from "./define";
import { flag, list, perhaps } from "./values";

/** Whom the organization's single sign-on knows. Signs in with `dockerhub:scimToken`, and needs no other credential. */
export const getScimUsers = defineFunction({
  name: "getScimUsers",
  inputs: {
    /** Only people who may sign in, or with `false` those who may not any more. */
    active: flag.optional(),
  },
  outputs: {
    /** The users, by address. */
    users: list(
      z.object({
        /** A uuid. */
        scimId: z.string(),
        /** Address, by which the sign-on knows the person. */
        userName: z.string(),
        /** First name. */
        givenName: z.string(),
        /** Last name. */
        familyName: z.string(),
        /** Docker ID, where Docker Hub says it. */
        dockerId: perhaps,
        /** False for somebody who may not sign in any more. */
        active: z.boolean(),
        /** Names of the groups. */
        groups: list(z.string()),
      }),
    ),
  },
  isPublic: true,
  invoke: async (hub, { active }) => {
    const users = [...(await listScimUsers(hub)).values()].filter((user) => (active ?? user.active) === user.active);
    return { users: users.sort((a, b) => (a.userName < b.userName ? -1 : 1)) };
  },
});

import { z } from "zod";
import { defineResource } from "../shared/defineResource";
import { retained } from "../shared/left";
import { readRoster } from "./roster";
import { changeRoster, leavingRoster, loweredOf, removeEverybody } from "./change";
import { withUncovered } from "./known";
import { rosterFaults } from "./rules";
import { takeOverRoster } from "./takeOver";
import { patterns, people } from "../shared/people";
import { invitee, orgName, rails, role } from "../shared/values";
import { orgMembersTold } from "./told";

const names = z.record(z.string(), z.string()).optional();

/**
 * Everybody in an organization with their roles, as one resource: who is missing is invited, who is
 * not listed is removed. For rosters that the program looks after alone; `OrgMember` and `Invite`
 * are for single people. Ids are the name of the organization.
 */
export const orgMembers = defineResource({
  type: "OrgMembers",
  id: "{org}",
  inputs: {
    /** Organization; `dockerhub:org` when left out. */
    org: orgName,
    /**
     * Everybody who belongs to the organization: a map from Docker ID, or address while invited, to
     * role; or a list of plain members. Who is missing is invited, who is not in it is removed.
     */
    members: people(invitee, role, "member"),
    /** Names, and patterns with `*`, of people whom this set neither invites, removes nor shows: those another team or a sync looks after. */
    ignore: patterns,
    /** Send invitations again whose link, good for 14 days, is dead. */
    resendStale: z.boolean().default(false),
    /** Rules for changes of this roster, in place of those of the configuration. */
    rails: rails.optional(),
    /** What happens on delete: `retain` (default) changes nothing, `remove` removes the listed people but the account that runs Pulumi. */
    onDestroy: z.enum(["retain", "remove"], "it is one of retain, remove.").default("retain"),
  },
  outputs: {
    /** Ids of the invitations of those who have not accepted yet, by name. */
    invites: names,
    /** Those of them whose link is dead. */
    stale: z.array(z.string()).optional(),
    /** Docker IDs of people who are declared by their address, once Docker Hub tells them. */
    usernames: names,
  },
  fromConfig: ["org"],
  sets: ["members", "ignore"],
  declares: ["roster/{org}", "person/{org}/{members}", "role/{org}/{members}", "invite/{org}/{members}"],
  becomes: ["invite/#{invites.*}", "person/{org}/{usernames.*}"],
  holds: ["roster/{org}", "person/{org}/{members}", "person/{org}/{usernames.*}", "invite/#{invites.*}"],
  whole: ["role/{org}", "invite/{org}"],
  replaceOn: ["org"],
  onlyOnCheck: ["rails"],
  onlyOnDelete: ["onDestroy"],
  dueWhen: ({ stale }, { resendStale }) =>
    resendStale && (stale ?? []).length > 0 ? { key: "resendStale" } : undefined,
  validate: (inputs, olds, rails, run) => rosterFaults(inputs, olds, rails, run),
  example: {
    everybody: {
      members: { ops: "owner", ada: "editor", bo: "member", "cleo@example.com": "member" },
      ignore: ["bot-*"],
    },
  },
  told: orgMembersTold,
  create: (hub, inputs) => takeOverRoster(hub, inputs),
  read: (hub, known) => readRoster(hub, known.org!, known, known.ignore),
  update: async (hub, inputs, before) => changeRoster(hub, inputs, await withUncovered(hub, inputs, before)),
  leaving: async (hub, state) => [
    ...(await loweredOf(hub, state.org, state)),
    ...(state.onDestroy === "remove" ? await leavingRoster(hub, { ...state, members: {} }, state) : []),
  ],
  delete: async (hub, state) => {
    if (state.onDestroy !== "remove") return retained;
    await removeEverybody(hub, state);
    return undefined;
  },
});

import { z } from "zod";
import { allRows } from "./allRows";
import { isMarked } from "./own";
import { isFine, JSON_FORM, type Reply } from "./reply";
import type { Wire } from "./wire";

/** Something that a run has made, or may have made. */
export interface Thing {
  what: "group" | "membership" | "access token" | "invitation";
  name: string;
  /** What Docker Hub calls it, as soon as a reply has told that. */
  ids: string[];
  /** What a person can do about it. */
  how: string;
  /** Ends it. True when it is gone for certain, also when it was never there. */
  end(wire: Wire): Promise<boolean>;
}

/** A page that is not found says nothing of a thing. */
const isMissing = ({ status, form }: Reply) => status === 404 && form === JSON_FORM;

/** What has one name may be there twice. */
const TWICE = 3;

/** Ends all of these, one after the other, each until it is not found any more. True when they are gone. */
async function gone(wire: Wire, paths: Iterable<string>): Promise<boolean> {
  for (const path of paths) {
    for (let time = 1; ; time++) {
      const reply = await wire.insist({ method: "DELETE", path });
      if (isMissing(reply)) break;
      if (!isFine(reply) || time === TWICE) return false;
    }
  }
  return true;
}

/** Nothing is ended but what a run of this command has named. */
function marked(name: string): string {
  if (!isMarked(name)) throw new Error("This is not of a conformance run, and stays.");
  return name;
}

const part = encodeURIComponent;
const named = z.object({ name: z.string() });

export const groupThing = (org: string, name: string): Thing => ({
  what: "group",
  name,
  ids: [],
  how: `delete the group ${name} on the organization's page`,
  end: async (wire) => {
    const groups = `v2/orgs/${org}/groups`;
    const spellings = new Set([marked(name), name.toLowerCase()]);
    if (
      await gone(
        wire,
        [...spellings].map((one) => `${groups}/${part(one)}`),
      )
    )
      return true;
    const rows = await allRows(wire, groups, named);
    return !rows.some((one) => one.name.toLowerCase() === name.toLowerCase());
  },
});

export const membershipThing = (org: string, group: string, username: string): Thing => ({
  what: "membership",
  name: group,
  ids: [],
  how: `take yourself out of the group ${group}, or delete it, on the organization's page`,
  end: (wire) => gone(wire, [`v2/orgs/${org}/groups/${part(marked(group))}/members/${part(username)}`]),
});

const labelled = z.object({ uuid: z.string(), token_label: z.string() });

/** A token by its label, which may get more letters at its end. */
export const tokenThing = (label: string, ids: string[] = []): Thing => ({
  what: "access token",
  name: label,
  ids,
  how: `delete the access token labelled ${label} in the settings of your account`,
  end: async (wire) => {
    const path = (uuid: string) => `v2/access-tokens/${part(uuid)}`;
    if (ids.length > 0 && (await gone(wire, ids.map(path)))) return true;
    const rows = await allRows(wire, "v2/access-tokens", labelled);
    const mine = rows.filter(({ token_label }) => token_label.startsWith(marked(label)));
    return gone(
      wire,
      mine.map(({ uuid }) => path(uuid)),
    );
  },
});

const invitation = z.object({ id: z.string(), invitee: z.string().catch(""), team: z.string().nullish() });
const pending = z.object({ data: z.array(invitation).nullable() });

/** Pending invitations to an organization; undefined when they cannot be read. */
export async function invitationsOf(wire: Wire, org: string): Promise<z.output<typeof invitation>[] | undefined> {
  const reply = await wire.insist({ method: "GET", path: `v2/orgs/${org}/invites` });
  const { data, success } = pending.safeParse(reply.body);
  return success ? (data.data ?? []) : undefined;
}

/** An invitation, known by the group that it leads to, or by an address that nobody had invited before. */
export const invitationThing = (org: string, group: string, ids: string[], invitee?: string): Thing => ({
  what: "invitation",
  name: group,
  ids,
  how: `cancel the invitation to the group ${group} on the organization's page of members`,
  end: async (wire) => {
    const there = await invitationsOf(wire, org);
    if (there === undefined && ids.length === 0) return false;
    const mine = (there ?? []).filter(
      (one) => one.team?.toLowerCase() === marked(group) || one.invitee.toLowerCase() === invitee,
    );
    const all = new Set([...ids, ...mine.map(({ id }) => id)]);
    return gone(
      wire,
      [...all].map((id) => `v2/invites/${part(id)}`),
    );
  },
});

import { z } from "zod";
import { isFine } from "../reply";
import type { Bench } from "../row";
import { say } from "../say";
import { groupThing, invitationThing } from "../things";
import { DESCRIPTION } from "./groups";
import { logOf } from "./log";
import { FAILED, over, play, type Story } from "./play";

export type InvitationStep =
  | "dry run"
  | "listed before"
  | "invited"
  | "invited again"
  | "listed"
  | "among the members"
  | "resent"
  | "cancelled"
  | "listed afterwards"
  | "cancelled again"
  | "log";
export type InvitationStory = Story<InvitationStep>;

const pending = z.object({ data: z.array(z.object({ invitee: z.string() })).nullable() });
const invited = z.array(z.object({ invite: z.object({ id: z.string() }) }));
/** Flat, or nested as the contract has it: what was made must be found in either. */
const bulk = z.object({
  invitees: z.union([invited, z.object({ invitees: invited }).transform((one) => one.invitees)]),
});

/** Nobody can have this Docker ID: it has a hyphen. */
export const NOBODY = "conformance-nobody";

/**
 * Invitations: one that is only rehearsed, of nobody and of whoever runs this, and one that is mailed
 * to an address, if one is given, and taken back.
 */
export function invitationStory(bench: Bench): Promise<InvitationStory> {
  const { wire, own, org, self, invitee } = bench;
  const path = "v2/invites";
  const name = own.name("invited");
  const thing = invitationThing(org, name, [], invitee);
  const send = (method: string, at: string, body?: object) =>
    wire.send({ method, path: at, ...(body === undefined ? {} : { body }) });
  const list = () => send("GET", `v2/orgs/${org}/invites`);
  const ask = (team: string, invitees: readonly string[], dry: boolean) =>
    send("POST", `${path}/bulk`, {
      org: decodeURIComponent(org),
      team,
      role: "member",
      invitees,
      ...(dry ? { dry_run: true } : {}),
    });

  return play<InvitationStep>(async (step) => {
    const before = await step("listed before", list);
    await step("dry run", () => ask("", self === undefined ? [NOBODY] : [NOBODY, self], true));
    if (invitee === undefined) return over(say`it sends mails: give an address that may get them with --invitee`);
    const there = pending.safeParse(before.body).data ?? over(FAILED);
    if (there.data?.some((one) => one.invitee.toLowerCase() === invitee))
      over(say`somebody has invited that address already, and that is left alone`);

    const group = { name, description: DESCRIPTION };
    const make = () => send("POST", `v2/orgs/${org}/groups`, group);
    if (!isFine(await own.making(groupThing(org, name), make))) over(FAILED);
    const invite = async () => {
      const reply = await ask(name, [invitee], false);
      for (const one of bulk.safeParse(reply.body).data?.invitees ?? []) thing.ids.push(one.invite.id);
      return reply;
    };
    await step("invited", () => own.making(thing, invite));
    const [id] = thing.ids;
    if (id === undefined) return over(say`no invitation came of it: is the address a member's, or no seat free?`);
    await step("invited again", invite);
    await step("listed", list);
    await step("among the members", () => send("GET", `v2/orgs/${org}/members?type=invitee&page_size=100`));
    const one = `${path}/${encodeURIComponent(id)}`;
    await step("resent", () => send("PATCH", `${one}/resend`));
    await step("cancelled", () => send("DELETE", one));
    await step("listed afterwards", list);
    await step("cancelled again", () => send("DELETE", one));
    await step("log", () => logOf(bench, invitee));
  });
}

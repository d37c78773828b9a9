import { z } from "zod";
import { anyPage, moment, wordedError } from "../shapes";
import type { Reply } from "../reply";
import type { Bench, Row, Source } from "../row";
import { known, say } from "../say";
import { type InvitationStep, NOBODY } from "../stories/invitations";
import { seen } from "../stories/play";
import { isLogged } from "./logged";
import { agrees, answers, differs, fits, need, unless, whether } from "../verdict";

const outcome = z.object({ invitee: z.string(), status: z.string() });
const flat = z.object({ invitees: z.array(outcome) });
const invited = z.object({
  invitees: z.array(z.object({ status: z.literal("invited"), invite: z.object({ id: z.string().min(1) }) })).length(1),
});
const pending = z.object({
  data: z.array(z.object({ id: z.string(), created_at: z.string().optional(), team: z.string().nullish() })),
});

/** What may be said of somebody. Others would be news. */
const STATUSES = ["invited", "existing_org_member", "invalid_email_or_docker_id"];

const at = (...steps: InvitationStep[]) => seen((bench: Bench) => bench.invitations(), ...steps);

const row = (name: string, expects: string, source: Source, check: Row["check"]): Row => ({
  name: `life of an invitation: ${name}`,
  expects,
  needs: "write",
  source,
  check,
});

const idOf = (reply: Reply) => need(reply, invited).invitees[0]!.invite.id;
const rowOf = (list: Reply, id: string) => need(list, pending).data.find((one) => one.id === id);
const countOf = (list: Reply) => need(list, pending).data.length;

/** Judges what a rehearsed invitation says of one of its invitees. */
const isSaidOf = (invitee: string | undefined, status: string) => (reply: Reply) => {
  unless(invitee !== undefined, say`an organization access token is nobody who could be invited`);
  const said = need(reply, flat).invitees.find((one) => one.invitee.toLowerCase() === invitee)?.status;
  return said === status ? agrees() : differs(say`its status is ${known(said, STATUSES)}`);
};

/** What is written around an invitation to an address that the user has given, and around rehearsed ones. */
export const invitationLifeRows: readonly Row[] = [
  row("bulk", "POST invites/bulk answers 202 or 200", "seen", at("dry run")(answers(202, 200))),
  row(
    "flat reply",
    "the reply has one list, invitees, with invitee and status of each",
    "clients",
    at("dry run")(fits(flat)),
  ),
  row(
    "nobody",
    "an invitee who does not exist has the status invalid_email_or_docker_id",
    "contract",
    at("dry run")(isSaidOf(NOBODY, "invalid_email_or_docker_id")),
  ),
  row("member", "an invitee who is a member has the status existing_org_member", "contract", (bench) =>
    at("dry run")(isSaidOf(bench.self, "existing_org_member"))(bench),
  ),
  row(
    "invite",
    "an address is invited: its status is invited, and invite has an id",
    "contract",
    at("invited")(fits(invited)),
  ),
  row(
    "invite again",
    "a second invitation of an address is the first one again",
    "assumed",
    at("invited", "invited again")((first, second) => whether(idOf(first) === idOf(second), say`it is another one`)),
  ),
  row(
    "listed",
    "the list of invitations shows it, with the moment it was made",
    "contract",
    at(
      "invited",
      "listed",
    )((reply, list) => {
      const one = rowOf(list, idOf(reply));
      if (one === undefined) return differs(say`the list does not show it`);
      return whether(moment.safeParse(one.created_at).success, say`created_at is no moment`);
    }),
  ),
  row("team", "the list of invitations tells the group that it leads to", "contract", (bench) =>
    at(
      "invited",
      "listed",
    )((reply, list) => {
      const one = rowOf(list, idOf(reply));
      unless(one !== undefined, say`the list does not show it`);
      return whether(one!.team === bench.own.name("invited"), say`team is another one`);
    })(bench),
  ),
  row(
    "takes a seat",
    "members?type=invitee shows one more than there were invitations",
    "assumed",
    at(
      "listed before",
      "among the members",
    )((before, members) => whether(need(members, anyPage).count === countOf(before) + 1, say`it counts otherwise`)),
  ),
  row("resend", "PATCH invites/{id}/resend answers 204; 405 was seen as well", "seen", at("resent")(answers(204, 405))),
  row("cancel", "DELETE invites/{id} answers 204", "contract", at("cancelled")(answers(204))),
  row(
    "cancelled",
    "a cancelled invitation is not listed any more",
    "contract",
    at(
      "invited",
      "listed afterwards",
    )((reply, list) => whether(rowOf(list, idOf(reply)) === undefined, say`the list still shows it`)),
  ),
  row(
    "cancel again",
    "a second DELETE is answered with 404",
    "contract",
    at("cancelled again")(fits(wordedError, [404])),
  ),
  row("is logged", "the audit log has it as member.invite, with the address", "assumed", (bench) =>
    at("log")((reply) => isLogged(reply, "member.invite", bench.invitee!))(bench),
  ),
];

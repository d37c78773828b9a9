import { z } from "zod";
import { NO_BODY, type Reply } from "../reply";
import type { Bench, Row, Source } from "../row";
import { say } from "../say";
import { page, wordedError } from "../shapes";
import type { GroupStep } from "../stories/groups";
import { seen } from "../stories/play";
import { isLogged } from "./logged";
import { answers, differs, fits, need, told, unless, whether } from "../verdict";

const people = page(z.object({ username: z.string() }));
const member = page(z.object({ username: z.string(), groups: z.array(z.string()).nullish() }));
const counted = z.object({ member_count: z.int() });

const at = (...steps: GroupStep[]) => seen((bench: Bench) => bench.groups(), ...steps);

const row = (name: string, expects: string, source: Source, check: Row["check"]): Row => ({
  name: `life of a membership: ${name}`,
  expects,
  needs: "write",
  source,
  check,
});

/** Whether whoever runs this, and nobody else, is in the list. */
const isMeAlone = (bench: Bench) => (reply: Reply) => {
  const names = need(reply, people).results.map(({ username }) => username.toLowerCase());
  return whether(names.length === 1 && names[0] === bench.self, say`the list holds others, or nobody`);
};

/** What is written around the membership of whoever runs this, in a group of the run's own. */
export const membershipLifeRows: readonly Row[] = [
  row(
    "add",
    "POST of a member answers 200 without a body",
    "contract",
    at("member added")((reply) => {
      const status = answers(200)(reply);
      return status.verdict === "agrees" && reply.form !== NO_BODY ? differs(told(reply)) : status;
    }),
  ),
  row(
    "add again",
    "somebody who is in it already is added without an error",
    "assumed",
    at("member added again")(answers(200)),
  ),
  row(
    "add a stranger",
    "somebody who does not belong to the organization is not added: 404",
    "contract",
    at("stranger added")(fits(wordedError, [404])),
  ),
  row("people", "the list of people shows who was added", "contract", (bench) => at("people")(isMeAlone(bench))(bench)),
  row("people with a slash", "so it does with a slash at the end", "clients", (bench) =>
    at("people with a slash")(isMeAlone(bench))(bench),
  ),
  row(
    "member_count",
    "the group counts who was added",
    "contract",
    at("counted")((reply) => whether(need(reply, counted).member_count === 1, say`it counts others`)),
  ),
  row(
    "groups of a member",
    "the list of members shows the new group with its member at once",
    "clients",
    async (bench) =>
      at("me")((reply) => {
        const me = need(reply, member).results.find(({ username }) => username.toLowerCase() === bench.self);
        unless(me !== undefined, say`whoever signs in is no member`);
        return whether(me!.groups?.includes(bench.own.name("a")) ?? false, say`the group is missing`);
      })(bench),
  ),
  row("after a rename", "a renamed group keeps its people", "clients", (bench) =>
    at("people after the renaming")(isMeAlone(bench))(bench),
  ),
  row("is logged", "the audit log has it as team.member.add, with group and person", "seen", async (bench) => {
    unless(bench.self !== undefined, say`an organization access token is nobody who could be a member`);
    return at("log")((reply) => isLogged(reply, "team.member.add", bench.own.name("a"), bench.self!))(bench);
  }),
  row("remove", "DELETE of a member answers 204", "contract", at("member removed")(answers(204))),
  row(
    "remove again",
    "somebody who is not in it is not removed: 404",
    "contract",
    at("member removed again")(fits(wordedError, [404])),
  ),
];

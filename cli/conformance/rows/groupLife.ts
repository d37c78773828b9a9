import { z } from "zod";
import type { Reply } from "../reply";
import type { Bench, Row, Source } from "../row";
import { say } from "../say";
import { wordedError } from "../shapes";
import { DESCRIPTION, type GroupStep, PATCHED, PUT } from "../stories/groups";
import { seen } from "../stories/play";
import { isLogged } from "./logged";
import { answers, differs, fits, need, told, type Verdict, whether } from "../verdict";

const group = z.object({ id: z.int(), name: z.string(), description: z.string().nullish() });
const created = group.extend({ uuid: z.string().min(1), description: z.string(), member_count: z.int() });

const at = (...steps: GroupStep[]) => seen((bench: Bench) => bench.groups(), ...steps);

const row = (name: string, expects: string, source: Source, check: Row["check"]): Row => ({
  name: `life of a group: ${name}`,
  expects,
  needs: "write",
  source,
  check,
});

const isSame = (before: Reply, after: Reply): Verdict =>
  whether(need(before, group).id === need(after, group).id, say`it has another number`);

const isDescribed = (reply: Reply, description: string): Verdict =>
  whether(need(reply, group).description === description, say`it has another description`);

/** What is written around groups of the run's own. */
export const groupLifeRows: readonly Row[] = [
  row(
    "create",
    "POST groups answers 201, with the group as it is when it is read",
    "contract",
    at("created")(fits(created, [201])),
  ),
  row(
    "create tells what was sent",
    "the reply to a create has name and description as sent",
    "contract",
    at("created")((reply) => isDescribed(reply, DESCRIPTION)),
  ),
  row(
    "create again",
    "a second create of the same name is refused: 409 or 400",
    "assumed",
    at("created again")(answers(409, 400)),
  ),
  row(
    "create with a slash",
    "POST groups/ does the same, and tolerates id, uuid and member_count",
    "clients",
    at("created with a slash")(fits(created, [201])),
  ),
  row("capitals", "a name with capitals is refused: 400", "seen", at("created in capitals")(answers(400))),
  row("read", "it is read by its name", "contract", at("created", "read")(isSame)),
  row("read with a slash", "it is read with a slash at the end", "clients", at("created", "read with a slash")(isSame)),
  row(
    "read in capitals",
    "it is found by its name in capitals",
    "assumed",
    at(
      "created",
      "read in capitals",
    )((before, after) => (after.status === 404 ? differs(told(after)) : isSame(before, after))),
  ),
  row("PATCH", "PATCH of the description answers 200 and changes it", "contract", at("patched")(fits(group, [200]))),
  row(
    "PATCH keeps the rest",
    "PATCH of the description keeps number and name",
    "contract",
    at(
      "created",
      "patched",
    )((before, after) => {
      const [was, is] = [need(before, group), need(after, group)];
      if (is.description !== PATCHED) return differs(say`it has another description`);
      return whether(was.id === is.id && was.name === is.name, say`number or name is another one`);
    }),
  ),
  row("PUT", "PUT of name and description answers 200 and changes it", "contract", at("put")(fits(group, [200]))),
  row(
    "PUT changes",
    "PUT of the same name sets the description and keeps the number",
    "contract",
    at(
      "created",
      "put",
    )((before, after) =>
      need(after, group).description === PUT ? isSame(before, after) : differs(say`it has another description`),
    ),
  ),
  row(
    "PUT without description",
    "PUT of the name alone keeps the description",
    "assumed",
    at("put without description")((reply) => isDescribed(reply, PUT)),
  ),
  row(
    "rename to a taken name",
    "a name that another group has is refused: 409 or 400",
    "assumed",
    at("renamed to a taken name")(answers(409, 400)),
  ),
  row("rename", "PUT of another name answers 200", "contract", at("renamed")(fits(group, [200]))),
  row("rename keeps the number", "a renamed group keeps its number", "clients", at("created", "renamed")(isSame)),
  row(
    "rename leaves nothing",
    "the old name is answered with 404",
    "clients",
    at("read by the old name")(fits(wordedError, [404])),
  ),
  row("rename is there", "the new name finds the group", "clients", at("created", "read by the new name")(isSame)),
  row(
    "wrong method",
    "a method that a route does not have is answered with 405, and Allow says which it has",
    "assumed",
    at("wrong method")((reply) =>
      reply.status === 405 ? whether(reply.headers.has("allow"), say`there is no Allow`) : differs(told(reply)),
    ),
  ),
  row("delete", "DELETE answers 204", "contract", at("deleted")(answers(204))),
  row(
    "delete again",
    "a second DELETE is answered with 404",
    "contract",
    at("deleted again")(fits(wordedError, [404])),
  ),
  row("is logged", "the audit log has it as team.create, with the name of the group", "seen", (bench) =>
    at("log")((reply) => isLogged(reply, "team.create", bench.own.name("a")))(bench),
  ),
  row("delete with a slash", "DELETE with a slash answers 204", "clients", at("deleted with a slash")(answers(204))),
];

import { z } from "zod";
import type { Reply } from "../reply";
import type { Bench, Row, Source } from "../row";
import { say } from "../say";
import { absent, page, wordedError } from "../shapes";
import { seen } from "../stories/play";
import { SCOPES, type TokenStep } from "../stories/tokens";
import { isLogged } from "./logged";
import { answers, differs, fits, need, told, whether } from "../verdict";

const token = z.object({
  uuid: z.string(),
  token_label: z.string(),
  scopes: z.array(z.string()),
  is_active: z.boolean(),
  expires_at: z.string().nullish(),
});
const valued = token.extend({ token: z.string().regex(/^dckr_pat_/) });
const valueless = z.object({ token: z.union([z.literal(""), z.null(), absent]) });
const fieldErrors = z.object({ fields: z.looseObject({}), text: z.string() });

const at = (...steps: TokenStep[]) => seen((bench: Bench) => bench.tokens(), ...steps);

const row = (name: string, expects: string, source: Source, check: Row["check"]): Row => ({
  name: `life of an access token: ${name}`,
  expects,
  needs: "write",
  source,
  check,
});

/** Judges that a field is after some change what it was before. */
const isKept = (field: "scopes" | "expires_at") => (before: Reply, after: Reply) => {
  const [was, is] = [need(before, token), need(after, token)].map((one) => JSON.stringify(one[field]));
  return whether(was === is, say`it has changed`);
};

const isShutOut = (reply: Reply) => (reply.status === 403 ? fits(wordedError, [403])(reply) : differs(told(reply)));

/** What is written around a token of the run's own. */
export const tokenLifeRows: readonly Row[] = [
  row(
    "unknown scope",
    "a scope that does not exist is refused with 400, as JSON with fields and text",
    "contract",
    at("created with an unknown scope")(fits(fieldErrors, [400])),
  ),
  row(
    "long label",
    "a label of more than 100 letters is refused with 400, as JSON with fields and text",
    "contract",
    at("created with a long label")(fits(fieldErrors, [400])),
  ),
  row(
    "create",
    "POST answers 201, with a value that begins with dckr_pat_",
    "contract",
    at("created")(fits(valued, [201])),
  ),
  row(
    "create tells what was sent",
    "the reply to a create has label and scopes as sent, and the token is active",
    "contract",
    (bench) =>
      at("created")((reply) => {
        const made = need(reply, token);
        const isAsSent =
          made.token_label === bench.own.name("token") && JSON.stringify(made.scopes) === JSON.stringify(SCOPES);
        return whether(isAsSent && made.is_active, say`label, scopes or is_active is another one`);
      })(bench),
  ),
  row(
    "expires_at is as sent",
    "expires_at comes back letter by letter as it was sent, at once and when it is read",
    "clients",
    (bench) =>
      at(
        "created",
        "read",
      )((...replies) =>
        whether(
          replies.every((reply) => need(reply, token).expires_at === bench.expiresAt),
          say`it is written in another way`,
        ),
      )(bench),
  ),
  row("read shows no value", "a token that is read has no value", "contract", at("read")(fits(valueless))),
  row("list shows no value", "a token in the list has no value", "contract", at("listed")(fits(page(valueless)))),
  row("label", "PATCH of the label answers 200 and changes it", "contract", (bench) =>
    at("relabelled")((reply) => {
      const fit = fits(token, [200])(reply);
      if (fit.verdict !== "agrees") return fit;
      return whether(need(reply, token).token_label === `${bench.own.name("token")}-2`, say`it has another label`);
    })(bench),
  ),
  row(
    "scopes are fixed",
    "scopes cannot be changed: a PATCH of them is refused, or changes nothing",
    "contract",
    at("created", "read after the patches")(isKept("scopes")),
  ),
  row(
    "expires_at is fixed",
    "expires_at cannot be changed: a PATCH of it is refused, or changes nothing",
    "contract",
    at("created", "read after the patches")(isKept("expires_at")),
  ),
  row(
    "signs in",
    "POST /v2/auth/token takes the value in place of the password",
    "contract",
    at("signed in")(fits(z.object({ access_token: z.string().min(1) }))),
  ),
  row(
    "is kept from people",
    "who signed in with it may not read the members, owner or not: 403, as JSON that says why",
    "seen",
    at("people asked with it")(isShutOut),
  ),
  row(
    "is kept from tokens",
    "who signed in with it may not read access tokens: 403, as JSON that says why",
    "seen",
    at("tokens asked with it")(isShutOut),
  ),
  row(
    "disable",
    "PATCH of is_active answers 200 and switches it off",
    "contract",
    at("disabled")((reply) => {
      const fit = fits(token, [200])(reply);
      return fit.verdict === "agrees" ? whether(!need(reply, token).is_active, say`it is still active`) : fit;
    }),
  ),
  row(
    "wrong method",
    "a method that the route does not have is answered with 405, and Allow says which it has",
    "assumed",
    at("wrong method")((reply) =>
      reply.status === 405 ? whether(reply.headers.has("allow"), say`there is no Allow`) : differs(told(reply)),
    ),
  ),
  row("delete", "DELETE answers 204", "contract", at("deleted")(answers(204))),
  row("gone", "a deleted token is answered with 404", "contract", at("read afterwards")(fits(wordedError, [404]))),
  row(
    "delete again",
    "a second DELETE is answered with 404",
    "contract",
    at("deleted again")(fits(wordedError, [404])),
  ),
  row("is logged", "the organization's audit log has it as access_token.create, with the label", "assumed", (bench) =>
    at("log")((reply) => isLogged(reply, "access_token.create", bench.own.name("token")))(bench),
  ),
];

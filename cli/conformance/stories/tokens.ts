import { z } from "zod";
import { isFine } from "../reply";
import type { Bench } from "../row";
import { say } from "../say";
import { tokenThing } from "../things";
import { logOf } from "./log";
import { FAILED, over, play, type Story } from "./play";

export type TokenStep =
  | "created with an unknown scope"
  | "created with a long label"
  | "created"
  | "read"
  | "listed"
  | "relabelled"
  | "scopes patched"
  | "expiry patched"
  | "read after the patches"
  | "signed in"
  | "people asked with it"
  | "tokens asked with it"
  | "disabled"
  | "wrong method"
  | "deleted"
  | "read afterwards"
  | "deleted again"
  | "log";
export type TokenStory = Story<TokenStep>;

/** The least that a token can be made for. */
export const SCOPES = ["repo:public_read"];
const LATER = "2099-12-31T23:59:59Z";
/** One letter more than a label may have. */
const TOO_LONG = 101;

const made = z.object({ uuid: z.string(), token: z.string().min(1).optional().catch(undefined) });
const session = z.object({ access_token: z.string() });

/** The life of an access token of the run's own. It can read public repositories, and lives for seconds. */
export function tokenStory(bench: Bench): Promise<TokenStory> {
  const { wire, own, org, self, expiresAt } = bench;
  const path = "v2/access-tokens";
  const label = own.name("token");
  const post = (token_label: string, scopes: readonly string[]) => {
    const thing = tokenThing(token_label);
    const body = { token_label, scopes, expires_at: expiresAt };
    return own.making(thing, async () => {
      const reply = await wire.send({ method: "POST", path, body });
      const uuid = made.safeParse(reply.body).data?.uuid;
      if (uuid !== undefined) thing.ids.push(uuid);
      return reply;
    });
  };

  return play<TokenStep>(async (step) => {
    if (self === undefined || wire.credential.kind !== "password") {
      return over(say`only who signs in with a password may have access tokens made`);
    }
    const send = (name: TokenStep, method: string, at: string, more: { body?: object; bearer?: string } = {}) =>
      step(name, () => wire.send({ method, path: at, ...more }));
    await step("created with an unknown scope", () => post(own.name("scope"), ["repo:nothing"]));
    await step("created with a long label", () => post(own.name("long").padEnd(TOO_LONG, "x"), SCOPES));
    const { uuid, token } =
      made.safeParse((await step("created", () => post(label, SCOPES))).body).data ?? over(FAILED);
    const one = `${path}/${encodeURIComponent(uuid)}`;
    await send("read", "GET", one);
    await send("listed", "GET", `${path}?page_size=100`);
    await send("relabelled", "PATCH", one, { body: { token_label: `${label}-2` } });
    await send("scopes patched", "PATCH", one, { body: { scopes: ["repo:read"] } });
    await send("expiry patched", "PATCH", one, { body: { expires_at: LATER } });
    await send("read after the patches", "GET", one);
    if (token !== undefined) {
      const body = { identifier: self, secret: token };
      const signedIn = await step("signed in", () =>
        wire.send({ method: "POST", path: "v2/auth/token", body, bearer: null }),
      );
      const bearer = isFine(signedIn) ? session.safeParse(signedIn.body).data?.access_token : undefined;
      if (bearer !== undefined) {
        await send("people asked with it", "GET", `v2/orgs/${org}/members`, { bearer });
        await send("tokens asked with it", "GET", path, { bearer });
      }
    }
    await send("disabled", "PATCH", one, { body: { is_active: false } });
    await send("wrong method", "POST", one, { body: {} });
    await send("deleted", "DELETE", one);
    await send("read afterwards", "GET", one);
    await send("deleted again", "DELETE", one);
    await step("log", () => logOf(bench, label));
  });
}

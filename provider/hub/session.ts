import { z } from "zod";
import type { Clock } from "./clock";
import type { Credential, CredentialKind } from "./credential";
import { AuthenticationError, RateLimitError, ServerError, UnexpectedReplyError } from "./errors";
import { wordsOf } from "./refusal";
import { serverTime } from "./retryAfter";
import type { SignIn } from "./signIns";
import type { Exchange, Reply } from "./transport";

/** A token is renewed when this much of its life is left. */
const AHEAD_MS = 60_000;

const accessToken = z.object({ access_token: z.string() });
const loginToken = z.object({ token: z.string() });
const secondFactor = z.object({ login_2fa_token: z.string() });
const expiry = z.object({ exp: z.number() });

interface SignedIn {
  bearer: string;
  /** Local time in ms from which it has to be renewed. */
  renewAt: number;
}

/** How the session sends: through the gate, and again after a 429, a 5xx or a lost connection. */
export type SignInSender = (exchange: Exchange) => Promise<Reply>;

/**
 * One sign-in for everybody, as one shared promise. A refused sign-in stays refused: the Hub
 * counts failures against the user name and locks it for about ten minutes after a few.
 */
export class Session implements SignIn {
  private current: Promise<SignedIn> | undefined;
  private refused: AuthenticationError | undefined;

  constructor(
    private readonly credential: Credential,
    private readonly send: SignInSender,
    private readonly clock: Clock,
  ) {}

  get kind(): CredentialKind {
    return this.credential.kind;
  }

  /** The bearer token, renewed ahead of its expiry. */
  async bearer(): Promise<string> {
    const held = this.current;
    if (held !== undefined) {
      const signedIn = await held;
      if (this.clock.now() < signedIn.renewAt) return signedIn.bearer;
      if (this.current === held) this.current = undefined;
    }
    return (await this.signIn()).bearer;
  }

  /** Forgets a bearer the Hub has refused, unless another caller has renewed it meanwhile. */
  async refuse(bearer: string): Promise<void> {
    const held = this.current;
    if (held !== undefined && (await held).bearer === bearer && this.current === held) this.current = undefined;
  }

  private signIn(): Promise<SignedIn> {
    if (this.refused !== undefined) return Promise.reject(this.refused);
    this.current ??= this.authenticate().catch((error: unknown) => {
      this.current = undefined;
      if (error instanceof AuthenticationError) this.refused = error;
      throw error;
    });
    return this.current;
  }

  private async authenticate(): Promise<SignedIn> {
    const { identifier, secret, kind } = this.credential;
    const reply = await this.send({ method: "POST", path: "v2/auth/token", body: { identifier, secret } });
    if (reply.status < 300) return this.signedIn(reply, accessToken.safeParse(reply.body).data?.access_token);
    // The newer route has refused passwords that work on the older one, and it knows no second factor.
    if (kind === "password" && reply.status !== 429 && reply.status < 500) return this.logIn();
    throw this.refusal(reply);
  }

  private async logIn(): Promise<SignedIn> {
    const { identifier: username, secret: password, otp } = this.credential;
    const reply = await this.send({ method: "POST", path: "v2/users/login", body: { username, password } });
    const pending = secondFactor.safeParse(reply.body).data?.login_2fa_token;
    if (reply.status !== 401 || pending === undefined) {
      if (reply.status >= 300) throw this.refusal(reply);
      return this.signedIn(reply, loginToken.safeParse(reply.body).data?.token);
    }
    if (otp === undefined) {
      throw new AuthenticationError(
        `${username} uses two-factor authentication: export DOCKERHUB_OTP with the current code of the authenticator app ` +
          "(dockerhub:otp counts only where a program runs: a code that was saved is never used), or sign in with an " +
          "organization access token.",
      );
    }
    const body = { login_2fa_token: pending, code: otp };
    const second = await this.send({ method: "POST", path: "v2/users/2fa-login", body });
    if (second.status < 300) return this.signedIn(second, loginToken.safeParse(second.body).data?.token);
    throw this.refusal(
      second,
      "The code of the second factor lives for about 30 seconds: export DOCKERHUB_OTP with a new one, and leave dockerhub:otp out, which counts first.",
    );
  }

  private signedIn(reply: Reply, bearer: string | undefined): SignedIn {
    if (bearer === undefined)
      throw new UnexpectedReplyError("Signing in: Docker Hub's reply holds no token. Check dockerhub:baseUrl.");
    const now = this.clock.now();
    const life = lifeOf(bearer, serverTime(reply.headers, now));
    return { bearer, renewAt: life === undefined ? Infinity : now + Math.max(life - AHEAD_MS, life / 2) };
  }

  private refusal(reply: Reply, advice?: string): Error {
    const words = wordsOf(reply.body);
    const said = `Signing in as ${this.credential.identifier}: Docker Hub answered ${reply.status}${words === "" ? "" : ` («${words}»)`}.`;
    if (reply.status === 429)
      return new RateLimitError(`${said} Too many failed sign-ins lock a user name for about ten minutes.`);
    if (reply.status >= 500) return new ServerError(`${said} Run again in a few minutes.`);
    const { renew } = this.credential;
    const hint =
      this.credential.kind === "password"
        ? "Check dockerhub:username and dockerhub:password; an organization that enforces single sign-on refuses every password and needs an organization access token."
        : `Check that the ${this.credential.kind} is active, not expired, and belongs to ${this.credential.identifier}.`;
    return new AuthenticationError(`${said} ${advice ?? renew ?? hint}`);
  }
}

/** Milliseconds a JWT has left on the Hub's clock; undefined when it does not say. */
function lifeOf(token: string, serverNow: number): number | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    const exp = expiry.safeParse(claims).data?.exp;
    return exp === undefined ? undefined : exp * 1000 - serverNow;
  } catch {
    return undefined;
  }
}

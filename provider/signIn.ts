import type { ConfigKey, Found, Place } from "./configKeys";
import { credential, type Credential, kindOf } from "./hub/credential";
import { ConfigError } from "./hub/errors";

/** What helps where a command runs no program. Source: the real engine, which keeps a provider's inputs in the state. */
const RENEW =
  "refresh and destroy, and --refresh before a program runs, know only what the last up saved. If that has changed since, " +
  "run pulumi up once, or add --run-program, or export DOCKERHUB_USERNAME and DOCKERHUB_PASSWORD (for an organization " +
  "access token DOCKERHUB_ORG and DOCKERHUB_TOKEN), which count for the account that they name.";

/**
 * Who signs in: the secret of the first place that has one, for the account that is named first. What was saved
 * gives way to what is exported for the same account, and a code that was saved is never used. A secret that
 * stands beside one account is never used for another.
 *
 * @param places the first one counts most
 * @param saved whether the first place is what the last `up` saved
 */
export function signIn(places: readonly [given: Place, exported: Place, docker: Place], saved: boolean): Credential {
  const [given, exported] = places;
  const named = (key: ConfigKey) => firstOf(places, (place) => place(key));
  const isOf = (place: Place, key: ConfigKey) => named(key) !== undefined && same(place(key), named(key));
  const isNewer = saved && secretOf(exported) !== undefined && isOf(exported, accountKey(secretOf(exported)!));
  const secret = isNewer ? secretOf(exported) : firstOf(places, secretOf);
  if (secret === undefined) throw new ConfigError(`${MISSING}${saved ? ` Mind that ${RENEW}` : ""}`);
  const key = accountKey(secret);
  const [account, own] = [named(key), places[secret.rank]!(key)];
  if (own !== undefined && !same(own, account)) throw new ConfigError(mixed(secret, own, account!));
  const fitting = [
    ...(saved ? [] : [given]),
    ...(exported(key) === undefined || isOf(exported, key) ? [exported] : []),
  ];
  const { username, org, otp } = {
    username: named("username")?.value.toLowerCase(),
    org: named("org")?.value.toLowerCase(),
    otp: firstOf(fitting, (place) => place("otp"))?.value,
  };
  return credential({
    secret: secret.value,
    ...(username === undefined ? {} : { username }),
    ...(org === undefined ? {} : { org }),
    ...(otp === undefined ? {} : { otp }),
    ...(saved && secret.rank === 0 ? { renew: `${RENEW[0]!.toUpperCase()}${RENEW.slice(1)}` } : {}),
  });
}

const MISSING =
  "dockerhub:password or dockerhub:token is missing: it signs in to Docker Hub. Set it with pulumi config set --secret " +
  "dockerhub:password, or with DOCKERHUB_PASSWORD or DOCKERHUB_TOKEN in the environment. An explicit Provider has no " +
  "credential of the stack: give it one.";

const mixed = (secret: Found, own: Found, account: Found) =>
  `${secret.source} belongs to what ${own.source} names, and ${account.source} names another: set the password or token ` +
  `where ${account.source} is set, or take ${account.source} out.`;

const same = (a: Found | undefined, b: Found | undefined) => a?.value.toLowerCase() === b?.value.toLowerCase();

/** What names the account of a secret. */
const accountKey = ({ value }: Found) => (kindOf(value) === "organization access token" ? "org" : "username");

function firstOf<T>(places: readonly Place[], of: (place: Place) => T | undefined): T | undefined {
  for (const place of places) {
    const found = of(place);
    if (found !== undefined) return found;
  }
  return undefined;
}

function secretOf(place: Place): Found | undefined {
  const [password, token] = [place("password"), place("token")];
  if (password !== undefined && token !== undefined) {
    throw new ConfigError(
      `${password.source} and ${token.source} are both set: remove one, so that it is plain which signs in.`,
    );
  }
  return password ?? token;
}

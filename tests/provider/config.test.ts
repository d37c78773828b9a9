import assert from "node:assert/strict";
import { providerFor } from "../../provider";
import { readConfig } from "../../provider/config";
import { configKeys } from "../../provider/configKeys";
import { connect } from "../../provider/connect";
import { NOBODY } from "../../provider/hub/credential";
import { ConfigError } from "../../provider/hub/errors";
import { toldNouns } from "../nouns";

const stack = (values: Record<string, string>) => (key: string) => values[key.replace("dockerhub:", "")];
const signsIn = (values: Record<string, string>, env: NodeJS.ProcessEnv = {}) =>
  readConfig(stack(values), env).credential();

describe("The configuration", () => {
  it("prefers what the engine hands over to DOCKERHUB_*, and that to DOCKER_*", () => {
    const env = { DOCKERHUB_USERNAME: "b", DOCKERHUB_PASSWORD: "pb", DOCKER_USERNAME: "c", DOCKER_PASSWORD: "pc" };
    const { identifier, secret } = signsIn({ username: "a", password: "pa" }, env);
    assert.deepEqual([identifier, secret], ["a", "pa"]);
    assert.deepEqual(signsIn({}, env).secret, "pb");
    assert.deepEqual(signsIn({}, { DOCKER_USERNAME: "c", DOCKER_PASSWORD: "pc" }).identifier, "c");
  });

  it("never mixes a token of one source with a password of another", () => {
    const env = { DOCKERHUB_TOKEN: "dckr_oat_env", DOCKERHUB_ORG: "other" };
    assert.equal(signsIn({ username: "a", password: "pa" }, env).secret, "pa");
    assert.equal(
      signsIn({ org: "acme", token: "dckr_oat_x" }, { DOCKERHUB_PASSWORD: "p" }).kind,
      "organization access token",
    );
  });

  it("tells the kind of a secret wherever it stands", () => {
    assert.equal(signsIn({ username: "a", password: "dckr_pat_x" }).kind, "personal access token");
    assert.equal(signsIn({ org: "acme", token: "dckr_oat_x" }).identifier, "acme");
  });

  it("may have nobody who signs in, for what is public, and never half of somebody", () => {
    const ifAny = (values: Record<string, string>) => readConfig(stack(values), {}).credentialIfAny();
    assert.deepEqual(ifAny({ username: "a", scimToken: "s" }), NOBODY);
    assert.equal(ifAny({ username: "a", password: "p" }).identifier, "a");
    assert.throws(() => ifAny({ password: "p" }), /dockerhub:username is missing/);
    assert.throws(() => signsIn({ scimToken: "s" }), /dockerhub:password or dockerhub:token is missing/);
  });

  it("reads the token of SCIM beside whoever signs in", () => {
    const { scimToken, credential } = readConfig(stack({ username: "a", password: "p" }), {
      DOCKERHUB_SCIM_TOKEN: "s",
    });
    assert.deepEqual([scimToken, credential().secret], ["s", "p"]);
    assert.equal(readConfig(stack({ scimToken: "t" }), { DOCKERHUB_SCIM_TOKEN: "s" }).scimToken, "t");
  });

  it("reads rules for changes of people, and what overrides them", () => {
    const { rails } = readConfig(
      stack({
        maxRemoval: "10%",
        minOwners: "2",
        requiredOwners: "Ada, bo",
        noOwnerByInvite: "true",
        allowedDomains: "@example.com,example.org",
        override: "maxRemoval: team sold, ticket: 4711; notMyself: leaving",
      }),
      {},
    );
    const { overridden, ...rest } = rails;
    assert.deepEqual(rest, {
      maxRemoval: 0.1,
      minOwners: 2,
      requiredOwners: ["ada", "bo"],
      noOwnerByInvite: true,
      allowedDomains: ["example.com", "example.org"],
    });
    assert.deepEqual(
      [...overridden],
      [
        ["maxRemoval", "team sold, ticket: 4711"],
        ["notMyself", "leaving"],
      ],
    );
  });

  const wrong: [string, Record<string, string>, RegExp][] = [
    [
      "a rule that does not exist",
      { override: "maxRemovals: oops" },
      /^dockerhub:override names a rule that there is not.*maxRemoval, minOwners/,
    ],
    ["an override without a reason", { override: "maxRemoval" }, /^dockerhub:override needs a reason/],
    ["owners that are no number", { minOwners: "two" }, /^dockerhub:minOwners must be a whole number/],
    ["a flag that is none", { noOwnerByInvite: "yes" }, /^dockerhub:noOwnerByInvite must be true or false/],
    [
      "no secret",
      { username: "a" },
      /^dockerhub:password or dockerhub:token is missing: it signs in.*pulumi config set --secret/,
    ],
    ["no user name", { password: "planted-x1" }, /^dockerhub:username is missing/],
    ["no organization for its token", { token: "dckr_oat_planted-x1" }, /^dockerhub:org is missing/],
    ["two secrets at once", { username: "a", password: "planted-x1", token: "planted-x1" }, /both set: remove one/],
    [
      "a plain http address",
      { baseUrl: "http://hub.example.com/planted-x1" },
      /^dockerhub:baseUrl must be an https address/,
    ],
    ["a user name in the address", { baseUrl: "https://a:planted-x1@hub.example.com" }, /^dockerhub:baseUrl must be/],
    ["no address", { baseUrl: "planted-x1" }, /^dockerhub:baseUrl must be/],
    [
      "a time-out that is none",
      { requestTimeout: "planted-x1" },
      /^dockerhub:requestTimeout must be a number of seconds/,
    ],
    ["a deadline below zero", { deadline: "-1" }, /^dockerhub:deadline must be/],
  ];
  for (const [what, values, said] of wrong) {
    it(`says in one sentence what is wrong with ${what}, without the value`, () => {
      assert.throws(
        () => signsIn(values),
        (error) => error instanceof ConfigError && said.test(error.message) && !error.message.includes("planted-x1"),
      );
    });
  }

  // Any text is good for these, and a rule that is broken has to name people and domains.
  const NAMES = ["username", "requiredOwners", "allowedDomains"];
  for (const key of Object.keys(configKeys).filter((one) => !NAMES.includes(one))) {
    it(`prints nothing of a ${key} that cannot stay, in the failed check of any noun`, async () => {
      const values = { org: "acme", username: "ops", password: "planted-password", [key]: "planted: Canary!" };
      const given: Record<string, string> = key === "password" ? { ...values, token: "planted-token" } : values;
      for (const [type, sample] of toldNouns("sample")) {
        const provider = providerFor(type);
        await provider.configure!({ config: { get: (name: string) => stack(given)(name) } as never });
        for (const args of [{}, sample.args]) {
          const { failures = [] } = await provider.check!({}, { ...args });
          for (const { reason } of failures) assert.doesNotMatch(reason, /planted|canary/i);
        }
      }
    });
  }

  it("takes the names of a rule as a list as well, of which Pulumi makes a text", () => {
    const { rails } = readConfig(stack({ requiredOwners: '["Ada","bo", 7]', allowedDomains: '["example.com"]' }), {});
    assert.deepEqual([rails.requiredOwners, rails.allowedDomains], [["ada", "bo", "7"], ["example.com"]]);
    for (const wrong of ['["ada"', '[{"a":1}]'])
      assert.throws(
        () => readConfig(stack({ requiredOwners: wrong }), {}),
        /dockerhub:requiredOwners must be names, separated by commas or in a list/,
      );
  });

  it("takes loopback without https, and addresses without their last slash", () => {
    assert.equal(readConfig(stack({ baseUrl: "http://127.0.0.1:8080/" }), {}).baseUrl, "http://127.0.0.1:8080");
    assert.equal(
      readConfig(stack({ baseUrl: "https://proxy.example.com/hub/" }), {}).baseUrl,
      "https://proxy.example.com/hub",
    );
  });

  it("keeps a session of its own for each credential, and one for all nouns of the same", async () => {
    const open = (password: string) => connect(stack({ org: "acme", username: "a", password }), ["groups"]).open();
    assert.equal(await open("one"), await open("one"));
    assert.notEqual(await open("one"), await open("two"));
    const withScim = await connect(stack({ org: "acme", username: "a", password: "one", scimToken: "s" }), [
      "groups",
    ]).open();
    assert.notEqual(await open("one"), withScim);
  });
});

import assert from "node:assert/strict";
import type { dynamic } from "@pulumi/pulumi";
import { look } from "../../cli/drift/look";
import { readState } from "../../cli/pulumi/state";
import { readConfig } from "../../provider/config";
import { connect } from "../../provider/connect";
import { resourceProvider } from "../../provider/engine/lifecycle";
import { ConfigError } from "../../provider/hub/errors";
import { registry } from "../../provider/resources";
import { Serving } from "../../provider/serving";
import { FakeHub } from "../../testing";
import { SCIM_TOKEN, seed } from "../support/spec";

const of = (values: Record<string, string>) => (key: string) => values[key.replace("dockerhub:", "")];
const now = (values: Record<string, string>, env: NodeJS.ProcessEnv = {}) => readConfig(of(values), env).credential();
/** As in refresh and destroy, which know what the last `up` saved. */
const saved = (values: Record<string, string>, env: NodeJS.ProcessEnv = {}) =>
  readConfig(of(values), env, true).credential();

const OPS = { org: "acme", username: "ops", password: "old" };
const EXPORTED = { DOCKERHUB_USERNAME: "Ops", DOCKERHUB_PASSWORD: "new" };

describe("Signing in after a credential has changed", () => {
  it("takes what is exported for the same account before what the last up saved", () => {
    assert.equal(saved(OPS, EXPORTED).secret, "new");
    assert.equal(
      saved(OPS, { DOCKERHUB_USERNAME: "ops", DOCKERHUB_TOKEN: "dckr_pat_new" }).kind,
      "personal access token",
    );
    const organization = { org: "acme", token: "dckr_oat_old" };
    assert.equal(
      saved(organization, { DOCKERHUB_ORG: "acme", DOCKERHUB_TOKEN: "dckr_oat_new" }).secret,
      "dckr_oat_new",
    );
    assert.equal(saved(OPS, { DOCKERHUB_ORG: "acme", DOCKERHUB_TOKEN: "dckr_oat_new" }).secret, "dckr_oat_new");
  });

  it("takes what is typed first where a program runs", () => assert.equal(now(OPS, EXPORTED).secret, "old"));

  for (const [what, values, env] of [
    ["another account", { ...OPS, org: "labs", username: "svc" }, EXPORTED],
    ["another organization", { org: "labs", token: "old" }, { DOCKERHUB_ORG: "acme", DOCKERHUB_TOKEN: "dckr_oat_new" }],
    ["an account that it does not name", OPS, { DOCKERHUB_PASSWORD: "new" }],
    ["an organization that it does not name", OPS, { DOCKERHUB_TOKEN: "dckr_oat_new" }],
    ["the docker command", OPS, { DOCKER_USERNAME: "ops", DOCKER_PASSWORD: "new" }],
  ] as const) {
    it(`leaves a saved credential alone for one that is exported for ${what}`, () => {
      assert.equal(saved({ username: "ops", ...values }, env).secret, "old");
    });
  }

  it("never takes a one-time code from the state, nor one that is exported for another account", () => {
    const otp = "111111";
    assert.equal(now({ ...OPS, otp }).otp, otp);
    assert.equal(saved({ ...OPS, otp }).otp, undefined);
    assert.equal(saved({ ...OPS, otp }, { DOCKERHUB_OTP: "222222" }).otp, "222222");
    assert.equal(saved({ ...OPS, otp }, { ...EXPORTED, DOCKERHUB_OTP: "222222" }).otp, "222222");
    assert.equal(saved({ ...OPS, username: "svc" }, { ...EXPORTED, DOCKERHUB_OTP: "222222" }).otp, undefined);
    assert.equal(now({ ...OPS, username: "svc" }, { ...EXPORTED, DOCKERHUB_OTP: "222222" }).otp, undefined);
  });

  it("says how to renew what was saved, and nothing of that for what is given now", () => {
    assert.match(saved(OPS).renew!, /run pulumi up once, or add --run-program, or export DOCKERHUB_USERNAME/);
    for (const fresh of [now(OPS), saved(OPS, EXPORTED), saved({ username: "ops" }, { DOCKERHUB_PASSWORD: "p" })])
      assert.equal(fresh.renew, undefined);
    assert.throws(() => saved({ username: "ops" }), /Mind that refresh and destroy, .*--run-program/);
    assert.throws(
      () => now({ username: "ops" }),
      (error: Error) => !error.message.includes("--run-program"),
    );
  });

  it("is one session for a refresh and the program after it, where nothing has changed", async () => {
    let isSaved = true;
    const { open } = connect(of(OPS), ["groups"], async () => isSaved);
    const first = await open();
    isSaved = false;
    assert.equal(await open(), first);
  });
});

describe("A secret beside one account", () => {
  for (const [what, values, env, said] of [
    [
      "a password",
      { username: "svc" },
      EXPORTED,
      /DOCKERHUB_PASSWORD belongs to what DOCKERHUB_USERNAME names.*dockerhub:username names another/,
    ],
    [
      "what is for docker",
      { username: "ops" },
      { DOCKER_USERNAME: "ci", DOCKER_PASSWORD: "p" },
      /DOCKER_PASSWORD belongs/,
    ],
    [
      "a token",
      { org: "labs" },
      { DOCKERHUB_ORG: "acme", DOCKERHUB_TOKEN: "dckr_oat_x" },
      /dockerhub:org names another/,
    ],
  ] as const) {
    it(`is never used for another: ${what}`, () => {
      for (const signsIn of [now, saved])
        assert.throws(
          () => signsIn(values, env),
          (error) => error instanceof ConfigError && said.test(error.message),
        );
    });
  }

  it("is used for an account that stands alone elsewhere", () => {
    assert.equal(now({ username: "ops", org: "labs" }, { ...EXPORTED, DOCKERHUB_ORG: "acme" }).secret, "new");
    assert.equal(now({ username: "svc" }, { DOCKERHUB_PASSWORD: "p" }).identifier, "svc");
  });
});

describe("What only the token of SCIM signs in to", () => {
  const of = (type: string, config: Record<string, string>) => {
    const noun = registry.get(type)!;
    // A run of its own: what other suites of this process have declared is no matter here.
    const serving = new Serving(undefined);
    const bound = resourceProvider(noun, (key) => serving.connect(key, noun.told.areas));
    const provider = bound as Required<dynamic.ResourceProvider>;
    const read = (key: string) => config[key.replace("dockerhub:", "")];
    return provider.configure({ config: { get: read, require: read } } as never).then(() => provider);
  };
  const said = async (type: string, config: Record<string, string>, inputs: object) =>
    (await (await of(type, config)).check({}, inputs)).failures!.map(({ reason }) => reason).join(" ");
  const eva = { userName: "eva@example.com" };
  const only = { org: "acme", scimToken: SCIM_TOKEN };

  it("needs no account, and says at preview where the token is missing", async () => {
    assert.equal(await said("ScimUser", only, eva), "");
    assert.match(await said("ScimUser", { ...OPS }, eva), /^dockerhub:scimToken is missing/);
    assert.match(await said("Group", only, { name: "platform" }), /dockerhub:password or dockerhub:token is missing/);
  });

  it("is made, read and told by drift with that alone", async () => {
    const fake = new FakeHub({ seed });
    const { url, close } = await fake.serve();
    const config = { ...only, baseUrl: url };
    const provider = await of("ScimUser", config);
    const { inputs } = await provider.check({}, eva);
    const { id, outs } = await provider.create(inputs);
    assert.equal((await provider.read(id, outs)).id, id);
    const { users } = fake.store.organizations.get("acme")!.scim;
    for (const user of users.values()) user.active = false;
    const urn = "urn:pulumi:dev::infra::pulumi-nodejs:dynamic/dockerhub:ScimUser::eva";
    const resources = [
      { urn, type: "pulumi-nodejs:dynamic/dockerhub:ScimUser", id, inputs, outputs: outs, custom: true },
    ];
    const state = readState(JSON.stringify({ deployment: { manifest: {}, resources } }), "it");
    // Another configuration, as another process would have, that has read nothing yet.
    const later: Record<string, string> = { ...config, requestTimeout: "29" };
    const read = (key: string) => later[key.replace("dockerhub:", "")];
    const report = await look([{ stack: "dev", state, config: { read, saved: false } }], {
      ignore: [],
      since: undefined,
    });
    await close();
    assert.deepEqual(
      report.findings.map(({ noun, kind, differences }) => [kind, noun, differences.map(({ path }) => path)]),
      [["changed", "ScimUser", ["active"]]],
    );
    assert.match(report.notes.join("\n"), /The groups of acme were not looked through: Nobody is signed in/);
    assert.ok(!fake.log.some(({ method, path }) => method === "POST" && !path.startsWith("/v2/scim/")), "no sign-in");
  });
});

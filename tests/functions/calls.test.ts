import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as dockerhub from "../../sdk";
import { inner } from "../../sdk/waits";
import { FakeHub } from "../../testing";
import { PASSWORD, seed } from "../support/spec";

const valueOf = <T>(output: pulumi.Output<T>) => inner(output).promise();
const isKnown = <T>(output: pulumi.Output<T>) => inner(output).isKnown;
const unknown = <T>() => pulumi.output((pulumi as unknown as { unknown: T }).unknown);

const paths = ({ log }: FakeHub) => log.map(({ path }) => path.split("?")[0]);

/** As programs call functions, but without an engine: by the stack's configuration, over a port of this machine. */
describe("A program that calls functions", () => {
  let [hub, url, close] = [new FakeHub(), "", async () => {}];

  const configure = (config: Record<string, string>) =>
    pulumi.runtime.setAllConfig(
      config,
      Object.keys(config).filter((key) => /password/.test(key)),
    );
  const signedIn = (more: Record<string, string> = {}) =>
    configure({
      "dockerhub:org": "acme",
      "dockerhub:username": "ops",
      "dockerhub:password": PASSWORD,
      "dockerhub:baseUrl": url,
      ...more,
    });

  const made = async (): Promise<FakeHub> => {
    const one = new FakeHub({ seed, rateLimit: false });
    one.store.accounts.get("ops")!.password = PASSWORD;
    return one;
  };

  beforeEach(async () => {
    pulumi.runtime.resetOptions("infra", "test", -1, "", "", false, "");
    hub = await made();
    ({ url, close } = await hub.serve());
    signedIn();
  });
  afterEach(async () => {
    await close();
    configure({});
  });

  /** An explicit provider, made while an engine takes it. */
  function provider(args: dockerhub.ProviderArgs): dockerhub.Provider {
    pulumi.runtime.setMocks({ newResource: ({ name, inputs }) => ({ id: name, state: inputs }), call: () => ({}) });
    const one = new dockerhub.Provider("other", args);
    pulumi.runtime.resetOptions("infra", "test", -1, "", "", false, "");
    return one;
  }

  it("fifty times reads the list once and signs in once", async () => {
    const calls = Array.from({ length: 50 }, (_, n) =>
      n % 2 === 0
        ? dockerhub.getMember({ username: "ada" })
        : valueOf(dockerhub.getMemberOutput({ username: pulumi.output("bo") })),
    );
    assert.deepEqual(new Set((await Promise.all(calls)).map(({ role }) => role)), new Set(["member", "editor"]));
    assert.deepEqual(paths(hub), ["/v2/auth/token", "/v2/orgs/acme/members"]);
  });

  it("reads with the credential of an explicit provider, as given and as the parent has it", async () => {
    const labs = await made();
    const served = await labs.serve();
    const other = provider({ org: "acme", username: "ops", password: pulumi.secret(PASSWORD), baseUrl: served.url });
    try {
      assert.equal((await dockerhub.getMembers({}, { provider: other })).members.length, 3);
      pulumi.runtime.setMocks({ newResource: ({ name, inputs }) => ({ id: name, state: inputs }), call: () => ({}) });
      const parent = new pulumi.ComponentResource("x:index:X", "x", {}, { providers: [other] });
      pulumi.runtime.resetOptions("infra", "test", -1, "", "", false, "");
      const members = dockerhub.getMembersOutput({}, { parent });
      assert.equal((await valueOf(members)).members.length, 3);
      assert.equal(await pulumi.isSecret(members), false);
      assert.deepEqual(paths(labs), ["/v2/auth/token", "/v2/orgs/acme/members"]);
      assert.deepEqual(paths(hub), []);
    } finally {
      await served.close();
    }
  });

  it("is unknown where an argument, a credential or what it depends on is not known yet", async () => {
    const later = provider({ org: "acme", username: "ops", password: unknown<string>(), baseUrl: url });
    assert.equal(await isKnown(dockerhub.getMemberOutput({ username: unknown<string>() })), false);
    assert.equal(await isKnown(dockerhub.getMembersOutput({}, { provider: later })), false);
    await assert.rejects(
      dockerhub.getMembers({}, { provider: later }),
      /not known in this preview; call dockerhub.getMembersOutput/,
    );
    assert.deepEqual(paths(hub), []);
  });

  it("keeps secret what a secret argument led to, also in an error, and no other result", async () => {
    const secret = dockerhub.getMemberOutput({ username: pulumi.secret("ada") });
    assert.equal((await valueOf(secret)).role, "member");
    assert.equal(await pulumi.isSecret(secret), true);
    assert.equal(await pulumi.isSecret(dockerhub.getMembersOutput()), false);
    const failed = dockerhub.getMemberOutput({ username: pulumi.secret("planted-person") });
    await assert.rejects(valueOf(failed), (error: Error) => {
      assert.ok(pulumi.RunError.isInstance(error));
      assert.match(error.message, /^dockerhub.getMember: the sentence that says why .* show something of username/);
      return !error.message.includes("planted");
    });
  });

  it("ends with a sentence, which is a RunError and has no stack on the screen", async () => {
    const sentences: [() => Promise<unknown>, RegExp][] = [
      [
        () => dockerhub.getMember({ username: "zoe" }),
        /^dockerhub.getMember: zoe is not a member of acme; dockerhub.getMembers lists who is\.$/,
      ],
      [() => dockerhub.getGroup({} as never), /^dockerhub.getGroup: name: it is required\.$/],
      [
        () => dockerhub.getGroup({ nam: "x", name: "y" } as never),
        /nam: there is no such argument; it takes org, name\./,
      ],
      [
        () => dockerhub.getTag({ repository: pulumi.output("nginx") } as never),
        /repository comes later; give it to dockerhub.getTagOutput/,
      ],
      [() => dockerhub.getMembers({}, { provider: {} as never }), /takes a dockerhub.Provider\./],
    ];
    for (const [call, said] of sentences)
      await assert.rejects(call(), (error: Error) => pulumi.RunError.isInstance(error) && said.test(error.message));
  });

  it("says which configuration is missing, and needs none for what is public", async () => {
    configure({ "dockerhub:baseUrl": url });
    await assert.rejects(
      dockerhub.getMembers(),
      /org: it is missing; give it here, with pulumi config set dockerhub:org/,
    );
    await assert.rejects(dockerhub.getMembers({ org: "acme" }), /dockerhub:password or dockerhub:token is missing/);
    assert.equal((await dockerhub.getOrganization({ org: "acme" })).name, "acme");
    assert.deepEqual(
      hub.log.map(({ path, actor }) => [path, actor]),
      [["/v2/orgs/acme/", undefined]],
    );
    configure({ "dockerhub:baseUrl": "https://index.docker.io/v1/" });
    await assert.rejects(
      dockerhub.getTag({ repository: "nginx" }),
      /baseUrl cannot be used: it is of the version 1 index .* https:\/\/hub.docker.com/,
    );
  });

  it("reads on the fake Hub what is public, signs in nowhere for it, and sees what is private with a credential", async () => {
    const tags = [{ name: "2.3", digest: `sha256:${"a".repeat(64)}` }];
    const repositories = [
      { name: "open", description: "for all", tags },
      { name: "closed", isPrivate: true, tags },
    ];
    const organizations = [{ name: "acme", members: [{ username: "ops", role: "owner" as const }], repositories }];
    const served = await (hub = new FakeHub({
      seed: { accounts: [{ username: "ops", password: PASSWORD }], organizations },
    })).serve();
    const names = async () =>
      (await dockerhub.getRepositories({ namespace: "acme" })).repositories.map(({ name }) => name);
    try {
      configure({ "dockerhub:baseUrl": served.url });
      assert.deepEqual(await names(), ["open"]);
      assert.equal(
        (await dockerhub.getTag({ repository: "acme/open", tag: "2.3" })).pinned,
        `acme/open@${tags[0]!.digest}`,
      );
      assert.equal((await dockerhub.getTags({ repository: "acme/open" })).tags.length, 1);
      assert.equal((await dockerhub.getRepository({ repository: "acme/open" })).description, "for all");
      assert.equal((await dockerhub.searchRepositories({ query: "acme" })).repositories.length, 1);
      assert.deepEqual((await dockerhub.staleTags({ repository: "acme/open", days: 30 })).tags, []);
      await assert.rejects(dockerhub.getTags({ repository: "acme/closed" }), /no public repository acme\/closed/);
      await assert.rejects(dockerhub.getRepository({ repository: "acme/closed" }), /no public repository acme\/closed/);
      assert.ok(hub.log.every(({ actor, path }) => actor === undefined && !/auth|login/.test(path)));
      signedIn({ "dockerhub:baseUrl": served.url });
      assert.deepEqual(await names(), ["closed", "open"]);
      assert.equal((await dockerhub.getTag({ repository: "acme/closed", tag: "2.3" })).name, "2.3");
    } finally {
      await served.close();
    }
  });

  it("reads anew in the next run of the same process, as the Automation API has several", async () => {
    const inRun = async () => {
      // An engine is known by its channel.
      const monitor = { getChannel: () => undefined };
      const getMonitor = pulumi.runtime.getMonitor;
      Object.assign(pulumi.runtime, { getMonitor: () => monitor });
      try {
        return (await Promise.all([dockerhub.getMembers(), dockerhub.getMembers({ role: "member" })]))[0].members
          .length;
      } finally {
        Object.assign(pulumi.runtime, { getMonitor });
      }
    };
    assert.equal(await inRun(), 3);
    await hub.byHand("ops", "DELETE", "/v2/orgs/acme/members/bo");
    assert.equal(await inRun(), 2);
    assert.equal(paths(hub).filter((path) => path === "/v2/orgs/acme/members").length, 2);
  });
});

describe("A program under mocks that calls functions", () => {
  const called: pulumi.runtime.MockCallArgs[] = [];
  before(() =>
    pulumi.runtime.setMocks({
      newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
      call: (args) => {
        called.push(args);
        return { role: "owner", of: args.inputs["username"] };
      },
    }),
  );
  after(() => pulumi.runtime.resetOptions("infra", "test", -1, "", "", false, ""));

  it("gets what the mocks say, by the token of the function", async () => {
    assert.equal((await dockerhub.getMember({ username: "ada" })).role, "owner");
    assert.equal((await valueOf(dockerhub.getMemberOutput({ username: pulumi.output("bo") }))).role, "owner");
    assert.deepEqual(
      called.map(({ token, inputs }) => [token, inputs]),
      ["ada", "bo"].map((username) => ["dockerhub:index:getMember", { username }]),
    );
  });
});

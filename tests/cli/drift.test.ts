import assert from "node:assert/strict";
import { look } from "../../cli/drift/look";
import { asText } from "../../cli/drift/text";
import { readState } from "../../cli/pulumi/state";
import { everyNoun } from "../nouns";
import { PROGRAMS } from "./driftPrograms";
import { told, world } from "./driftWorld";

const acme = "/v2/orgs/acme";
const by = "eve";

describe("drift", () => {
  for (const [noun, cases] of everyNoun("drift")) {
    it(`has a change by hand of ${noun}`, () =>
      assert.ok(cases.some(({ found }) => found.split(" ")[1]!.replace(":", "") === noun)));

    for (const { what, program, beside = [], change, found, by = "eve" } of cases) {
      it(`finds ${what}, names who did it, and finds nothing else`, async () => {
        const { fake, close, looked } = await world([...PROGRAMS[program], ...beside]);
        await change(fake);
        // Eve, of whom the roster knows nothing, is an owner all the time.
        const report = await looked();
        await close();
        const findings = report.findings.map((one) => ({
          ...one,
          differences: one.differences.filter(({ path }) => path !== "members.eve"),
        }));
        const real = findings.filter(({ kind, differences }) => kind !== "changed" || differences.length > 0);
        assert.deepEqual(real.map(told), [found]);
        const whom = real[0]!.by ?? real[0]!.differences[0]?.by;
        assert.equal(whom?.actor ?? null, by);
        if (by !== null) assert.ok(Date.parse(whom!.at) > 0 && whom!.action !== "");
      });
    }
  }

  it("finds nothing where nothing was changed, and leaves the log alone", async () => {
    const { fake, close, looked } = await world(PROGRAMS.single);
    const before = fake.log.length;
    const report = await looked();
    await close();
    assert.deepEqual(report.findings, []);
    assert.ok(!fake.log.slice(before).some(({ path }) => path.includes("auditlogs")));
    const asked = fake.log.slice(before).map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(asked, [...new Set(asked)], "one request for each list, and one sign-in");
    assert.match(asText(report), /Everything is as declared/);
  });

  it("tells of several stacks in one report, each with the credential of its provider", async () => {
    const { fake, close, state, values } = await world(PROGRAMS.single);
    type Exported = { deployment: { manifest: object; resources: { urn: string; type: string; provider: string }[] } };
    const whole = JSON.parse(state) as Exported;
    const { manifest, resources } = whole.deployment;
    const isSecond = ({ urn }: { urn: string }) => /::(release|all-release)$/.test(urn);
    const part = (of: object[]) => readState(JSON.stringify({ deployment: { manifest, resources: of } }), "it");
    // The second stack has an explicit provider, whose credential is in its own state.
    const urn = "urn:pulumi:dev::memory::pulumi:providers:pulumi-nodejs::other";
    const { "dockerhub:password": password, ...open } = values;
    const secret = {
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      plaintext: JSON.stringify(password),
    };
    const provider = {
      urn,
      type: "pulumi:providers:pulumi-nodejs",
      id: "1",
      inputs: { ...open, "dockerhub:password": secret },
    };
    const second = resources.filter(isSecond).map((one) => ({ ...one, provider: `${urn}::1` }));
    await fake.byHand(by, "DELETE", `${acme}/groups/release/members/bo`);
    const report = await look(
      [
        {
          stack: "people",
          state: part(resources.filter((one) => !isSecond(one))),
          config: { read: (key) => values[key], saved: false },
        },
        { stack: "release", state: part([provider, ...second]), config: { read: () => undefined, saved: false } },
      ],
      { ignore: ["eve"], since: undefined },
    );
    await close();
    assert.deepEqual(
      report.checked.map(({ stack, resources: count }) => [stack, count]),
      [
        ["people", 10],
        ["release", 2],
      ],
    );
    assert.deepEqual(
      report.findings.map((one) => `${one.stack}: ${told(one)}`),
      ["release: changed GroupMembers all-release: members.bo"],
    );
  });

  it("names nobody of a set whose members are a secret", async () => {
    const { fake, close, state, values } = await world(PROGRAMS.single);
    type Part = Record<string, unknown>;
    const whole = JSON.parse(state) as { deployment: { resources: { urn: string; inputs: Part; outputs: Part }[] } };
    for (const { inputs, outputs } of whole.deployment.resources.filter(({ urn }) => urn.endsWith("::all-release")))
      for (const part of [inputs, outputs]) {
        const plaintext = JSON.stringify(part["members"]);
        part["members"] = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", plaintext };
      }
    await fake.byHand(by, "DELETE", `${acme}/groups/release/members/bo`);
    const config = { read: (key: string) => values[key], saved: false };
    const stacks = [{ stack: "people", state: readState(JSON.stringify(whole), "it"), config }];
    const report = await look(stacks, { ignore: ["eve"], since: undefined });
    await close();
    assert.deepEqual(report.findings.map(told), ["changed GroupMembers all-release: members"]);
    assert.match(asText(report), /all-release: members is not as declared, and a secret, by/);
    assert.doesNotMatch(JSON.stringify(report.findings[0]!.differences), /bo/);
  });

  it("reads the log no further back than it takes to name somebody", async () => {
    const { fake, close, looked } = await world(PROGRAMS.single);
    for (let n = 0; n < 250; n++) await fake.byHand("ops", "PATCH", `${acme}/groups/release`, { description: `${n}` });
    await fake.byHand("ops", "PATCH", `${acme}/groups/release`, { description: "as declared" });
    await fake.byHand(by, "PATCH", `${acme}/groups/platform`, { description: "hacked" });
    const { findings } = await looked();
    await close();
    assert.deepEqual(findings.map(told), ["changed Group platform: description"]);
    assert.equal(findings[0]!.differences[0]!.by?.actor, by);
    assert.equal(fake.log.filter(({ path }) => path.includes("auditlogs")).length, 1);
  });

  it("blames nobody for what was done before the resource was as it is", async () => {
    const { fake, close, looked } = await world(PROGRAMS.single);
    const { audit, groups } = fake.store.organizations.get("acme")!;
    const before = new Date(Date.parse(audit[0]!.timestamp) - 1).toISOString();
    audit.push({ ...audit[0]!, action: "team.update", name: "platform", actor: by, timestamp: before });
    groups.get("platform")!.description = "out of thin air";
    const report = await looked();
    await close();
    assert.match(asText(report), /description is "out of thin air", not "as declared", by unknown/);
  });

  it("says unknown where the log has nothing", async () => {
    const { fake, close, looked } = await world(PROGRAMS.single);
    fake.store.organizations.get("acme")!.groups.get("platform")!.description = "out of thin air";
    const report = await looked();
    await close();
    assert.match(asText(report), /Group platform: description is "out of thin air", not "as declared", by unknown/);
  });
});

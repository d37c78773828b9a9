import assert from "node:assert/strict";
import { done, said } from "../../scripts/engines/events";

const urn = (name: string) => `urn:pulumi:dev::spec::pulumi-nodejs:dynamic/dockerhub:Group::${name}`;
const event = (kind: string, content: object) => JSON.stringify({ sequence: 1, timestamp: 1, [kind]: content });
const step = (kind: string, op: string, name: string) => event(kind, { metadata: { op, urn: urn(name) } });
const diagnostic = (severity: string, message: string) => event("diagnosticEvent", { severity, message });

const stream = [
  step("resourcePreEvent", "create", "made"),
  step("resourcePreEvent", "create", "failed"),
  diagnostic("debug", "RegisterResource RPC finished: dckr_pat_planted"),
  step("resOutputsEvent", "create", "made"),
  diagnostic("error", "Could not create Group acme/failed"),
  step("resOpFailedEvent", "create", "failed"),
  "warning: something beside the stream",
  event("summaryEvent", { result: "failed" }),
].join("\n");

describe("The event stream of the real command", () => {
  it("counts a step that was begun and failed as none", () => {
    assert.deepEqual(done(stream), [{ op: "create", noun: "Group", name: "made" }]);
  });

  it("counts a component once, and again when it ends after a refresh has read it", () => {
    const component = (op: string, now: object | null) =>
      event("resOutputsEvent", { metadata: { op, urn: "urn:pulumi:dev::spec::spec:index:Component::team", new: now } });
    const told = [
      component("refresh", {}),
      component("create", {}),
      component("create", {}),
      component("delete", null),
    ];
    assert.deepEqual(
      done(told.join("\n")).map(({ op, name }) => `${op} ${name}`),
      ["refresh team", "create team", "delete team"],
    );
  });

  it("tells people its diagnostics, and never those for debugging, in which values of tokens stand", () => {
    assert.equal(said(stream), "Could not create Group acme/failed\nwarning: something beside the stream");
  });
});

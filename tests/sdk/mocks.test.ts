import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as dockerhub from "../../sdk";
import { typeToken } from "../../sdk/contract";
import { everyNoun } from "../nouns";

const valueOf = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));

/** As a user tests a program: nothing but Pulumi's own mocks, no engine, and no Docker Hub. */
describe("A program under pulumi.runtime.setMocks", () => {
  const seen: pulumi.runtime.MockResourceArgs[] = [];
  const called: string[] = [];

  const servers = () => process.getActiveResourcesInfo().filter((one) => /Server/.test(one)).length;
  const before = servers();

  // Mocks set anew are another program.
  beforeEach(() =>
    pulumi.runtime.setMocks({
      newResource: (args) => {
        seen.push(args);
        return { id: `mocked-${args.name}`, state: { ...args.inputs, description: "from the mock" } };
      },
      call: ({ token, inputs }) => {
        called.push(token);
        return inputs;
      },
    }),
  );

  for (const [noun, { args }] of everyNoun("sample")) {
    it(`gives ${noun} what the mocks say, and hands them what the program wrote`, async () => {
      const kind = dockerhub[noun as "Group"];
      const made = new kind(noun.toLowerCase(), args as never);
      assert.equal(await valueOf(made.id), `mocked-${noun.toLowerCase()}`);
      const given = seen.find(({ name }) => name === noun.toLowerCase())!;
      assert.equal(given.type, typeToken(noun));
      for (const [key, value] of Object.entries(args)) assert.deepEqual(given.inputs[key], value);
    });
  }

  it("reads what get asks for from the mocks", async () => {
    const found = dockerhub.Group.get("found", "acme/found");
    assert.equal(await valueOf(found.description), "from the mock");
    assert.equal(seen.find(({ name }) => name === "found")?.id, "acme/found");
  });

  it("calls no function, and listens to nobody", () => {
    assert.deepEqual(called, []);
    assert.equal(servers(), before);
  });
});

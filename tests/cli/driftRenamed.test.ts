import assert from "node:assert/strict";
import { asText } from "../../cli/drift/text";
import { one } from "../stories/company";
import type { Declared } from "../support/spec";
import { world } from "./driftWorld";

const group = (name: string): Declared => one("Group", name, { name, description: name });
const ON = "/v2/repositories/acme/app/groups";
const program = [
  ...["lions", "bears"].map(group),
  one("Repository", "app", { name: "app", visibility: "private" }),
  one("RepositoryPermissions", "all-app", {
    repository: { $: "app.name" },
    permissions: { lions: "read", bears: "write" },
  }),
];

describe("drift of a set of permissions, after a group was renamed by hand,", () => {
  const after = async (change: (fake: Awaited<ReturnType<typeof world>>["fake"]) => Promise<unknown>) => {
    const { fake, close, looked } = await world(program);
    await change(fake);
    const report = await looked();
    await close();
    const lines = asText(report).split("\n").slice(1);
    assert.equal(lines.at(-1), `${lines.length - 1} findings.`);
    return lines.filter((line) => line.includes("RepositoryPermissions")).map((line) => line.replace(/ on 20.*/, ""));
  };
  const rename = (fake: Awaited<ReturnType<typeof world>>["fake"], from: string, to: string) =>
    fake.byHand("eve", "PATCH", `/v2/orgs/acme/groups/${from}`, { name: to });
  const about = (line: string) => `  ~ RepositoryPermissions all-app: ${line}`;

  it("tells the same group under its new name, and who did it", async () => {
    const lines = await after((fake) => rename(fake, "lions", "tigers"));
    assert.deepEqual(lines, [about("lions is called tigers by now, by eve")]);
  });

  it("tells what it may do by now, where that is another thing as well", async () => {
    const lines = await after(async (fake) => {
      const { id } = fake.store.organizations.get("acme")!.groups.get("lions")!;
      await rename(fake, "lions", "tigers");
      await fake.byHand("eve", "PATCH", `${ON}/${id}/`, { permission: "admin" });
    });
    assert.deepEqual(lines, [about("lions is called tigers by now, and is admin, not read, by eve")]);
  });

  it("tells two that have swapped names, and another one that has taken one", async () => {
    const lines = await after(async (fake) => {
      for (const [from, to] of [
        ["lions", "wolves"],
        ["bears", "lions"],
        ["wolves", "bears"],
      ])
        await rename(fake, from!, to!);
    });
    assert.deepEqual(lines, [
      about("lions is called bears by now, by eve"),
      about("bears is called lions by now, by eve"),
    ]);
    const taken = await after(async (fake) => {
      await rename(fake, "lions", "tigers");
      await fake.byHand("eve", "POST", "/v2/orgs/acme/groups", { name: "lions" });
      const { id } = fake.store.organizations.get("acme")!.groups.get("lions")!;
      await fake.byHand("eve", "POST", ON, { group_id: id, permission: "read" });
    });
    assert.deepEqual(taken, [
      about("lions is called tigers by now, by eve"),
      about("lions was added as read, by unknown"),
    ]);
  });
});

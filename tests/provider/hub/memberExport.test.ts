import assert from "node:assert/strict";
import { exportMembers } from "../../../provider/hub/memberExport";
import { MissingListError, UnexpectedReplyError } from "../../../provider/hub/errors";
import { InProcess } from "../../support/inProcess";
import { Stub } from "./stub";

const HEAD = "Name,Username,Email,Type,Permission,Teams,Date Joined";

describe("The export of members", () => {
  it("is the table that the Hub makes, and what stands in it", async () => {
    const { fake, hub } = new InProcess();
    const { csv, members } = await exportMembers(hub, "acme");
    assert.equal(csv.split("\n")[0], HEAD);
    assert.deepEqual(
      members.map(({ username }) => username).sort(),
      [...fake.store.organizations.get("acme")!.members.keys()].sort(),
    );
    assert.equal(members.find(({ username }) => username === "ops")!.permission, "Owner");
  });

  it("keeps commas, quotes and new lines of names apart from those of the table", async () => {
    const line = '"Byron, ""Ada""\nCountess",ada,ada@example.com,User,Member,"backend, ops",2020-01-01';
    const stub = new Stub(() => ({ body: `${HEAD}\r\n${line}\r\n`, type: "text/csv; charset=utf-8" }));
    const { members } = await exportMembers(stub.hub, "acme");
    assert.deepEqual([members[0]!.fullName, members[0]!.groups], ['Byron, "Ada"\nCountess', ["backend", "ops"]]);
  });

  it("that is none is an error, and never nobody", async () => {
    const page = new Stub(() => ({ body: "<html>", type: "text/html" }));
    await assert.rejects(exportMembers(page.hub, "acme"), /text\/html where CSV was expected/);
    const other = new Stub(() => ({ body: "A,B\n1,2\n", type: "text/csv" }));
    await assert.rejects(exportMembers(other.hub, "acme"), UnexpectedReplyError);
    await assert.rejects(exportMembers(new Stub(() => undefined).hub, "acme"), MissingListError);
    const empty = new Stub(() => ({ status: 200, type: "text/csv" }));
    await assert.rejects(exportMembers(empty.hub, "acme"), UnexpectedReplyError);
  });
});

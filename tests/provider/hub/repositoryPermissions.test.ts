import assert from "node:assert/strict";
import { MissingListError, NotFoundError, PermissionError } from "../../../provider/hub/errors";
import {
  forgetPermissions,
  listPermissions,
  removePermission,
  setPermission,
} from "../../../provider/hub/repositoryPermissions";
import { type Answer, pageOf, type Sent, Stub } from "./stub";

const GROUPS = new Map([
  [7, "backend"],
  [8, "ops"],
]);

/** A repository with permissions of groups. */
class Access {
  readonly given = new Map<number, string>();
  /** Route of the write whose reply is lost, once. */
  loses: string | undefined;

  private rows() {
    return [...this.given].map(([group_id, permission]) => ({
      group_id,
      group_name: GROUPS.get(group_id),
      permission,
    }));
  }

  readonly answer = (route: string, sent: Sent): Answer | undefined => {
    const answer = this.carriedOut(route, sent);
    const lost = this.loses !== undefined && route.startsWith(this.loses);
    if (lost) this.loses = undefined;
    return lost ? "lost" : answer;
  };

  private carriedOut(route: string, sent: Sent): Answer | undefined {
    const body = (sent.body ?? {}) as { group_id: number; permission: string };
    const one = Number(/groups\/(\d+)\/$/.exec(route)?.[1]);
    if (route === "GET /v2/namespaces/acme/repositories")
      return pageOf([{ namespace: "acme", name: "app", is_private: true }], sent);
    if (route === "GET /v2/repositories/acme/app/groups/") return pageOf(this.rows(), sent);
    if (route === "POST /v2/repositories/acme/app/groups") {
      if (!GROUPS.has(body.group_id)) return undefined;
      if (this.given.has(body.group_id)) return { status: 400, body: { detail: "exists" } };
      this.given.set(body.group_id, body.permission);
      return { body: { group_name: GROUPS.get(body.group_id), group_id: body.group_id, permission: body.permission } };
    }
    if (!this.given.has(one)) return undefined;
    if (route.startsWith("PATCH")) this.given.set(one, body.permission);
    if (route.startsWith("DELETE")) this.given.delete(one);
    return { status: route.startsWith("PATCH") ? 200 : 204, body: { permission: body.permission } };
  }
}

describe("Permissions on a repository", () => {
  it("are listed once for each repository, by the number of the group", async () => {
    const access = new Access();
    access.given.set(7, "write").set(8, "admin");
    const stub = new Stub(access.answer);
    const { hub } = stub;
    const lists = await Promise.all([1, 2, 3].map(() => listPermissions(hub, "acme", "app")));
    assert.deepEqual(
      [...lists[0]!.values()].map(({ groupId, group, permission }) => [groupId, group, permission]),
      [
        [7, "backend", "write"],
        [8, "ops", "admin"],
      ],
    );
    assert.equal(stub.routes.length, 1);
  });

  it("are given, changed and taken away, with one request each and none for what is so already", async () => {
    const access = new Access();
    const stub = new Stub(access.answer);
    const { hub } = stub;
    for (const permission of ["read", "read", "admin"]) await setPermission(hub, "acme", "app", 7, permission);
    assert.equal((await listPermissions(hub, "acme", "app"))!.get(7)!.permission, "admin");
    assert.deepEqual([...access.given], [[7, "admin"]]);
    await removePermission(hub, "acme", "app", 7);
    await removePermission(hub, "acme", "app", 7);
    assert.equal(access.given.size, 0);
    assert.equal((await listPermissions(hub, "acme", "app"))!.has(7), false);
    assert.deepEqual(
      stub.routes.map((route) => route.split("?")[0]),
      [
        "GET /v2/repositories/acme/app/groups/",
        "POST /v2/repositories/acme/app/groups",
        "PATCH /v2/repositories/acme/app/groups/7/",
        "DELETE /v2/repositories/acme/app/groups/7/",
        "DELETE /v2/repositories/acme/app/groups/7/",
      ],
    );
  });

  for (const method of ["POST", "PATCH"]) {
    it(`are as declared, with one write, when the reply to ${method} was lost`, async () => {
      const access = new Access();
      if (method === "PATCH") access.given.set(7, "read");
      const stub = new Stub(access.answer);
      access.loses = method;
      await setPermission(stub.hub, "acme", "app", 7, "write");
      assert.deepEqual([...access.given], [[7, "write"]]);
      assert.equal(stub.routes.filter((route) => !route.startsWith("GET")).length, 1);
    });
  }

  it("that somebody else gave meanwhile are changed", async () => {
    const access = new Access();
    const { hub } = new Stub(access.answer);
    await listPermissions(hub, "acme", "app");
    access.given.set(7, "read");
    await setPermission(hub, "acme", "app", 7, "write");
    assert.deepEqual([...access.given], [[7, "write"]]);
  });

  it("of a group that is not there are an error", async () => {
    await assert.rejects(setPermission(new Stub(new Access().answer).hub, "acme", "app", 99, "read"), NotFoundError);
  });

  it("are gone with their repository, and never because a list is not found", async () => {
    const access = new Access();
    const without = (path: string) =>
      new Stub((route, sent) => (route.includes(path) ? undefined : access.answer(route, sent)));
    const gone = new Stub((route, sent) => (route.startsWith("GET /v2/namespaces") ? pageOf([], sent) : undefined));
    assert.equal(await listPermissions(gone.hub, "acme", "app"), undefined);
    await assert.rejects(listPermissions(without("/groups/").hub, "acme", "app"), MissingListError);
    await assert.rejects(listPermissions(new Stub(() => undefined).hub, "acme", "app"), MissingListError);
    const forbidden = new Stub(() => ({ status: 403, body: { message: "not found" } }));
    await assert.rejects(listPermissions(forbidden.hub, "acme", "app"), PermissionError);
  });

  it("are read anew once they are forgotten", async () => {
    const access = new Access();
    const { hub } = new Stub(access.answer);
    assert.equal((await listPermissions(hub, "acme", "app"))!.size, 0);
    access.given.set(7, "read");
    forgetPermissions(hub, "acme", "app");
    assert.equal((await listPermissions(hub, "acme", "app"))!.size, 1);
  });
});

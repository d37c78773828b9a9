import assert from "node:assert/strict";
import { FakeHub } from "../../../testing";
import { MOST_BYTES } from "../../../testing/fake-hub/body";
import { seed } from "../../support/spec";
import { type Client, client, say, statuses } from "./client";

describe("The fake Hub reads of a body", () => {
  let hub: FakeHub;
  let ops: Client;
  beforeEach(async () => {
    hub = new FakeHub({ seed, rateLimit: false });
    ops = await client(hub);
  });

  /** A body without end, and how much of it was read. */
  function endless() {
    const read = { bytes: 0 };
    const body = new ReadableStream(
      { pull: (stream) => (stream.enqueue(new Uint8Array(65_536)), void (read.bytes += 65_536)) },
      { highWaterMark: 0 },
    );
    return { read, body };
  }
  const post = async (headers: Record<string, string>, body: ReadableStream) => {
    const init = { method: "POST", headers, body, duplex: "half" } as RequestInit;
    return (await hub.fetch(new Request("http://hub.test/v2/orgs/acme/groups", init))).status;
  };
  const bearer = () => ({ authorization: `Bearer ${hub.sessions.open("password", "ops")}` });

  it("nothing before it knows who asks", async () => {
    const { read, body } = endless();
    assert.equal(await post({ "content-length": "314572800" }, body), 401);
    assert.equal(read.bytes, 0);
  });

  it("nothing of one that says it is too large", async () => {
    const { read, body } = endless();
    assert.equal(await post({ ...bearer(), "content-length": "314572800" }, body), 413);
    assert.equal(read.bytes, 0);
  });

  it("no more than is taken of one that does not say how large it is", async () => {
    const { read, body } = endless();
    assert.equal(await post(bearer(), body), 413);
    assert.ok(read.bytes <= MOST_BYTES + 65_536, `${read.bytes} bytes`);
  });

  it("what is just not too large, and refuses a name of a megabyte in it", async () => {
    const shell = JSON.stringify({ name: "" }).length;
    const fits = { name: "x".repeat(MOST_BYTES - shell) };
    const { status, body } = await ops("POST", "/v2/orgs/acme/groups", fits);
    assert.deepEqual([status, (body as { message: string }).message], [400, "name: must have at most 255 characters"]);
    assert.equal((await ops("POST", "/v2/orgs/acme/groups", { name: `${fits.name}x` })).status, 413);
    assert.deepEqual([...hub.store.organizations.get("acme")!.groups.keys()], ["owners"]);
  });

  describe("on a port", () => {
    let url: string;
    let close: () => Promise<void>;
    beforeEach(async () => ({ url, close } = await hub.serve()));
    afterEach(() => close());

    const MANY = 8 * MOST_BYTES;
    const head = (headers: string) => `POST /v2/orgs/acme/groups HTTP/1.1\r\nhost: h\r\n${headers}\r\n\r\n`;
    const signedIn = () => `authorization: ${bearer().authorization}\r\n`;
    const chunked = `${MOST_BYTES.toString(16)}\r\n${"x".repeat(MOST_BYTES)}\r\n`.repeat(8) + "0\r\n\r\n";
    const uploads: [what: string, said: () => string, statuses: number[]][] = [
      ["by somebody unknown", () => head(`content-length: ${MANY}`) + "x".repeat(MANY), [401, 200]],
      ["that is too large", () => head(`${signedIn()}content-length: ${MANY}`) + "x".repeat(MANY), [413, 200]],
      [
        "that does not say how large it is",
        () => head(`${signedIn()}transfer-encoding: chunked`) + chunked,
        [413, 200],
      ],
      [
        "after which nothing comes",
        () => head(`connection: close\r\ncontent-length: ${MANY}`) + "x".repeat(MANY),
        [401],
      ],
      ["that waits to be asked for", () => head("expect: 100-continue\r\ncontent-length: 2"), [401]],
      [
        "that is asked for",
        () => `${head(`${signedIn()}expect: 100-continue\r\ncontent-length: 2`)}{}`,
        [100, 400, 200],
      ],
    ];
    for (const [what, said, expected] of uploads) {
      it(`answers an upload ${what}, and cuts nothing`, async () => {
        const answered = await say(url, `${said()}GET /v2/orgs/acme/ HTTP/1.1\r\nhost: h\r\n\r\n`);
        assert.deepEqual(statuses(answered), expected);
        if (expected.length === 1) assert.match(answered, /\r\nconnection: close\r\n/i);
      });
    }
  });
});

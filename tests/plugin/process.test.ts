import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import * as grpc from "@grpc/grpc-js";
import * as provrpc from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as prov from "@pulumi/pulumi/proto/provider_pb";
import { channelOptions } from "../../plugin/grpc";
import { structOf } from "../../plugin/values";

const MAIN = join(__dirname, "../../dist/plugin/main.js");
const URN = "urn:pulumi:dev::people::dockerhub:index:Group::platform";

type Client = InstanceType<typeof provrpc.ResourceProviderClient>;

describe("The process of the plugin", () => {
  let child: ChildProcess;
  let port: number;
  let client: Client;

  beforeEach(async () => {
    child = spawn(process.execPath, [MAIN], { stdio: ["pipe", "pipe", "inherit"] });
    port = Number((await once(createInterface({ input: child.stdout! }), "line"))[0]);
    client = new provrpc.ResourceProviderClient(
      `127.0.0.1:${port}`,
      grpc.credentials.createInsecure(),
      channelOptions,
    ) as Client;
  });
  afterEach(() => {
    client.close();
    child.kill("SIGKILL");
  });

  const call = <R>(send: (done: (error: grpc.ServiceError | null, reply: R) => void) => unknown): Promise<R> =>
    new Promise((resolve, reject) => send((error, reply) => (error === null ? resolve(reply) : reject(error))));
  const info = () => call<{ getVersion(): string }>((done) => client.getPluginInfo(new Empty(), done as never));
  const configured = () => {
    const args = { org: "acme", username: "ops", password: "let-me-in-4711", baseUrl: "http://127.0.0.1:1" };
    return call((done) => client.configure(new prov.ConfigureRequest().setArgs(structOf(args)), done));
  };
  const check = (properties: Record<string, unknown>) => {
    const request = new prov.CheckRequest().setUrn(URN).setNews(structOf(properties));
    return call<prov.CheckResponse>((done) => client.check(request, done));
  };

  it("answers a thousand calls at the same time", async () => {
    await configured();
    const replies = await Promise.all(Array.from({ length: 1000 }, (_, at) => check({ name: `group-${at}` })));
    const names = replies.map((reply) => (reply.getInputs()!.toJavaScript() as { name: string }).name);
    assert.equal(new Set(names).size, 1000);
  });

  it("goes on answering after a broken frame, a huge message and an unknown method", async () => {
    await configured();
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.end("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nthis is no frame of HTTP/2 at all, and far too long to be one");
    await setTimeout(200);
    socket.destroy();
    const huge = await check({ name: "platform", description: "x".repeat(20_000_000) });
    assert.match(huge.getFailuresList()[0]!.getReason(), /description/);
    const broken = await new Promise<grpc.ServiceError | null>((resolve) =>
      client.makeUnaryRequest(
        "/pulumirpc.ResourceProvider/Check",
        () => Buffer.from([0xff, 0xff, 0xff]),
        (bytes: Buffer) => bytes,
        {},
        (error) => resolve(error),
      ),
    );
    assert.notEqual(broken, null);
    const unknown = await new Promise<grpc.ServiceError | null>((resolve) =>
      client.makeUnaryRequest(
        "/pulumirpc.ResourceProvider/Nothing",
        () => Buffer.alloc(0),
        (bytes: Buffer) => bytes,
        {},
        (error) => resolve(error),
      ),
    );
    assert.equal(unknown!.code, grpc.status.UNIMPLEMENTED);
    assert.equal((await info()).getVersion(), "0.1.0");
  });

  it("ends when whoever holds the other end of its standard input does", async () => {
    await info();
    const ended = once(child, "exit");
    client.close();
    child.stdin!.end();
    await ended;
  });

  it("says which keys of a configuration there are not, each of them once, and not what they hold", async () => {
    const request = new prov.CheckRequest().setNews(structOf({ org: "acme", orgg: "acme", passwort: "x" }));
    const reply = await call<prov.CheckResponse>((done) => client.checkConfig(request, done));
    assert.deepEqual(
      reply.getFailuresList().map((one) => [one.getProperty(), one.getReason().split(";")[0]]),
      [
        ["", "there is no key orgg"],
        ["", "there is no key passwort"],
      ],
    );
  });

  it("has the schema that is committed, with the version of the package", async () => {
    const reply = await call<prov.GetSchemaResponse>((done) => client.getSchema(new prov.GetSchemaRequest(), done));
    const { name, version } = JSON.parse(reply.getSchema()) as { name: string; version: string };
    assert.deepEqual([name, version], ["dockerhub", "0.1.0"]);
  });
});

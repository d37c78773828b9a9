#!/usr/bin/env node
import "./node";
import { fstatSync } from "node:fs";
import { endWhenIdle } from "../run/engine";
import * as provrpc from "@pulumi/pulumi/proto/provider_grpc_pb";
import { invokeWith } from "../provider/invoke";
import { Serving } from "../provider/serving";
import { channelOptions, grpc, listen } from "./grpc";
import { Notices } from "./notices";
import type { Served } from "./plugin";
import { serviceOf } from "./service";
import { StackOfRun } from "./stack/stack";

/** Serves the run of an engine. */
function serve(engine: string | undefined): Served {
  const stack = new StackOfRun(process.env);
  const notices = engine === undefined ? undefined : new Notices(engine);
  const serving = new Serving(engine, stack, notices?.tell);
  return {
    env: process.env,
    know: (name) => stack.know(name),
    prepare: () => stack.prepare(),
    connect: (read, noun, isSaved) => serving.connect(read, noun.told.areas, async () => isSaved),
    heard: async () => notices?.heard(),
    invoke: (name, args, config) => invokeWith(serving.hubs, name, args, { config, after: "" }),
  };
}

/** The engine gives its address as an argument; whoever starts a plugin by hand gives none. */
const engine = process.argv.slice(2).find((argument) => /:\d+$/.test(argument));

const server = new grpc.Server(channelOptions);
server.addService(provrpc.ResourceProviderService as never, serviceOf(serve, engine));

// An engine that is killed ends nobody, and the pipe it holds closes with it.
if (isPipe(0)) process.stdin.once("end", endWhenIdle).resume();

// What an engine waits for on the first line.
void listen(server).then((port) => process.stdout.write(`${port}\n`));

function isPipe(descriptor: number): boolean {
  try {
    const stat = fstatSync(descriptor);
    return stat.isFIFO() || stat.isSocket();
  } catch {
    return false;
  }
}

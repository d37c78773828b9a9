"use strict";
/**
 * Runs one script after the other, each as if this were a process of its own: with its arguments, folder and
 * environment, and with modules, compilers, globals, listeners, timers, servers and connections that end with it. What
 * stays are loaded packages that hold nothing of a run, and what the files of others compile to: to find, load and
 * compile them is most of what a script of the SDK does.
 */
const { AsyncLocalStorage } = require("node:async_hooks");
const { subscribe } = require("node:diagnostics_channel");
const Module = require("node:module");
const { Server } = require("node:net");
const { dirname, sep } = require("node:path");
const { readFileSync } = require("node:fs");
const vm = require("node:vm");

/** Times that a runner comes back to an event loop that is empty; see `beforeExit` in its cmd/run. */
const LAST_ACTS = 4;

/** Servers and sockets of the script. */
const opened = new Set();
subscribe("tracing:net.server.listen:asyncStart", ({ server }) => opened.add(server));
for (const channel of ["net.client.socket", "net.server.socket"])
  subscribe(channel, ({ socket }) => opened.add(socket));

/** The script that runs, as it was sent: a file, its arguments, folder and environment, and a mark. */
let running;
let acts = 0;

/**
 * Timers of the script. Those of one that has ended do nothing, also those that it sets when it hears of what was closed.
 */
const timers = new Set();
const scripts = new AsyncLocalStorage();
for (const name of ["setTimeout", "setInterval"]) {
  const set = globalThis[name];
  globalThis[name] = (callback, ...rest) => {
    const script = scripts.getStore() ?? running;
    const runs = () => script !== undefined && script === running;
    const timer = set((...args) => (runs() ? callback(...args) : clearInterval(timer)), ...rest);
    timers.add(timer);
    return timer;
  };
}

process.on("disconnect", () => process.exit());
process.on("message", (message) => {
  if (typeof message === "object") scripts.run(message, run, message);
  else if (message === running?.mark) leave();
});

const listeners = () => process.eventNames().flatMap((name) => process.rawListeners(name).map((one) => [name, one]));
const listening = new Set(listeners().map(([, listener]) => listener));
/** What was there before, and `proto`, where the messages of gRPC find each other. */
const globals = new Set([...Reflect.ownKeys(globalThis), "proto"]);
const asNode = Module._extensions[".js"];
/** How files are loaded, by the ends of their names; compilers add to it and wrap what is there. */
const loaders = { ...Module._extensions, ".js": load };
Object.assign(Module._extensions, loaders);

function run(script) {
  [running, acts] = [script, 0];
  const { file, args, cwd, env } = script;
  for (const path of Object.keys(require.cache)) if (!stays(path)) delete require.cache[path];
  module.children = [];
  for (const key of Object.keys(process.env)) delete process.env[key];
  Object.assign(process.env, env);
  process.argv = [process.execPath, file, ...args];
  process.chdir(cwd);
  process.channel.unref();
  process.on("beforeExit", act);
  require(file);
}

/**
 * Packages that hold something of a run: this one, which not every Node knows by the folder that it is linked to, and
 * of the SDK all but its messages and what it has copied of others.
 */
const HOLDING = /node_modules.(pulumi-dockerhub|@pulumi.pulumi.(?!proto.|vendor.|node_modules.))/;

function stays(path) {
  return path === __filename || (path.includes(`${sep}node_modules${sep}`) && !HOLDING.test(path));
}

/** Files that are loaded anew for each script, and that nobody writes meanwhile. */
const isFixed = (path) => !stays(path) && /[\\/](dist|node_modules)[\\/]/.test(path);

/** What those files compile to, each with its own way to require others. */
const compiled = new Map();
const GIVEN = ["exports", "require", "module", "__filename", "__dirname"];

function compile(filename) {
  const importModuleDynamically = vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
  // What is imported cannot be unloaded.
  const text = readFileSync(filename, "utf8").replaceAll('await import("./', 'await require("./');
  return {
    body: vm.compileFunction(text, GIVEN, { filename, importModuleDynamically }),
    require: Module.createRequire(filename),
  };
}

function load(module, path) {
  if (!isFixed(path)) return asNode(module, path);
  if (!compiled.has(path)) compiled.set(path, compile(path));
  const { body, require } = compiled.get(path);
  body.call(module.exports, module.exports, require, module, path, dirname(path));
}

/** Nothing is left to do; but others who hear of that may still do something. */
function act() {
  acts += 1;
  if (acts < LAST_ACTS) return void setImmediate(() => undefined);
  process.emit("exit", process.exitCode ?? 0);
  leave(process.exitCode);
}

/** Takes away what a process takes with it. Where Node itself still waits for a timer, the process ends. */
function leave(code = 0) {
  for (const timer of timers) clearTimeout(timer);
  timers.clear();
  for (const one of opened) {
    if (one instanceof Server) one.close();
    else one.destroy();
  }
  opened.clear();
  for (const [name, listener] of listeners()) if (!listening.has(listener)) process.off(name, listener);
  for (const key of Reflect.ownKeys(globalThis)) if (!globals.has(key)) Reflect.deleteProperty(globalThis, key);
  for (const end of Object.keys(Module._extensions)) if (!(end in loaders)) delete Module._extensions[end];
  Object.assign(Module._extensions, loaders);
  if (process.getActiveResourcesInfo().includes("Timeout")) process.exit();
  process.exitCode = undefined;
  for (const stream of [process.stdout, process.stderr]) stream.write(`${running.mark} ${code}\n`);
  running = undefined;
  process.channel.ref();
}

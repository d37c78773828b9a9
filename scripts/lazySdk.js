"use strict";
/**
 * Preloaded into processes that run @pulumi/pulumi, which then start in half of the time. What it
 * requires for closures, packages and other processes loads when something of it is first used;
 * what it requires for traces and source maps, which nobody asks for here, does not.
 */
const Module = require("node:module");

const LAZY = /^(@npmcli\/arborist|typescript|normalize-package-data|execa|\.\/v8Hooks)$/;
const UNUSED = /^(source-map-support\/register|@opentelemetry\/(?!api$).*)$/;
/** Before a program runs, its runner waits for the debugger to know every script, as closures need it. */
const WAITING = /cmd.run.index\.js$/;
const load = Module.prototype.require;

Module.prototype.require = function (id) {
  if (!/@pulumi.pulumi/.test(this.filename)) return load.call(this, id);
  if (UNUSED.test(id)) return {};
  if (id.endsWith("/v8Hooks") && WAITING.test(this.filename)) return { isInitializedAsync: async () => undefined };
  if (!LAZY.test(id)) return load.call(this, id);
  let loaded;
  const get = (_, key) => {
    // Said to be an ES module, so that nobody copies its exports, which would use them all.
    if (key === "__esModule") return true;
    loaded ??= load.call(this, id);
    return key === "default" && !loaded.__esModule ? loaded : loaded[key];
  };
  return new Proxy({}, { get });
};

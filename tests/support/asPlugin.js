"use strict";
/**
 * Gives a program that was written for the package the SDK of the plugin in its place, as long as FORM is native: the names
 * in both are the same. To be loaded before the program.
 */
const Module = require("node:module");
const { join } = require("node:path");

const load = Module._load;
const SDK = join(__dirname, "nativeSdk.js");

Module._load = function (request, ...rest) {
  const loaded = (name) => Reflect.apply(load, this, [name, ...rest]);
  if (request !== "pulumi-dockerhub" || process.env.FORM !== "native") return loaded(request);
  // What is no resource and no function is of the program alone.
  const { readme } = loaded(request);
  return { ...loaded(SDK), readme };
};

/**
 * A program that declares what the JSON file named by SPEC says: a list of
 * { type, name, args, options }, where { "$": "platform.name" } stands for an output of a resource
 * before it, { "$secret": value } for a secret, and options may name resources in place of them, and as
 * parent a component.
 */
"use strict";
const fs = require("node:fs");
const pulumi = require("@pulumi/pulumi");
const dockerhub = require("pulumi-dockerhub");

const made = {};

function value(given) {
  if (Array.isArray(given)) return given.map(value);
  if (typeof given !== "object" || given === null) return given;
  if ("$" in given) {
    const [name, key] = given.$.split(".");
    return made[name][key];
  }
  if ("$secret" in given) return pulumi.secret(value(given.$secret));
  return Object.fromEntries(Object.entries(given).map(([key, item]) => [key, value(item)]));
}

/** A component of a name, made when it is first asked for; `a/b` is component b in component a. */
function component(path) {
  const [name, ...outer] = path.split("/").reverse();
  const parent = outer.length === 0 ? undefined : component(outer.reverse().join("/"));
  made[path] ??= new pulumi.ComponentResource("spec:index:Component", name, {}, { parent });
  return made[path];
}

function options({ provider, dependsOn, deletedWith, parent, ...rest } = {}) {
  return {
    ...rest,
    ...(parent && { parent: component(parent) }),
    ...(provider && { provider: made[provider] }),
    ...(deletedWith && { deletedWith: made[deletedWith] }),
    ...(dependsOn && { dependsOn: dependsOn.map((name) => made[name]) }),
  };
}

const spec = JSON.parse(fs.readFileSync(process.env.SPEC, "utf8"));
for (const { type, name, args, get, options: given } of spec) {
  const kind = dockerhub[type];
  made[name] =
    get === undefined ? new kind(name, value(args ?? {}), options(given)) : kind.get(name, get, options(given));
}
for (const { name, export: key } of spec) if (key !== undefined) exports[`${name}-${key}`] = made[name][key];

/**
 * A program that declares what the JSON file named by SPEC says: a list of
 * { type, name, args, options }, where { "$": "platform.name" } stands for an output of a resource
 * before it, { "$secret": value } for a secret, and options may name resources in place of them, and as
 * parent a component. Of { oneByOne: list }, each is registered when the one before it is.
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
const all = spec.oneByOne ?? spec;

function declare({ type, name, args, get, options: given }) {
  const kind = dockerhub[type];
  made[name] =
    get === undefined ? new kind(name, value(args ?? {}), options(given)) : kind.get(name, get, options(given));
  return made[name];
}

const outputs = () =>
  Object.fromEntries(
    all.flatMap(({ name, export: key }) => (key === undefined ? [] : [[`${name}-${key}`, made[name][key]]])),
  );

/** One after the other: otherwise their order is not fixed, although they are declared in one. */
async function oneByOne() {
  for (const one of all) await new Promise((resolve) => declare(one).urn.apply(resolve));
  return outputs();
}

if (spec.oneByOne === undefined) {
  spec.forEach(declare);
  module.exports = outputs();
} else {
  module.exports = oneByOne;
}

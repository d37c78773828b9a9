/**
 * A program that declares what the JSON file named by SPEC says, with this package or, where FORM is native, with its
 * plugin, as a resource may say of itself: a list of { type, name, args, options, form }, where
 * { "$": "platform.name" } stands for an output of a resource before it, { "$secret": value } for a secret, and
 * { "$config": "key" } for a secret of the configuration; options may name resources in place of them, and as parent a
 * component. Some types are no resources: Wait for all before it, Pause for a moment, Throw, Log an error, Export a value, and Call a
 * function and export its result. Of { oneByOne: list }, each is registered when the one before it is.
 */
"use strict";
const fs = require("node:fs");
const pulumi = require("@pulumi/pulumi");
const sdk = { native: () => require("../../support/nativeSdk"), dynamic: () => require("pulumi-dockerhub") };
const dockerhub = sdk[process.env.FORM ?? "dynamic"]();

const made = {};
const exported = {};

function value(given) {
  if (Array.isArray(given)) return given.map(value);
  if (typeof given !== "object" || given === null) return given;
  if ("$" in given) {
    const [name, key] = given.$.split(".");
    return made[name][key];
  }
  if ("$secret" in given) return pulumi.secret(value(given.$secret));
  if ("$config" in given) return new pulumi.Config().requireSecret(given.$config);
  return Object.fromEntries(Object.entries(given).map(([key, item]) => [key, value(item)]));
}

/** A component of a name, made when it is first asked for; `a/b` is component b in component a. */
function component(path) {
  const [name, ...outer] = path.split("/").reverse();
  const parent = outer.length === 0 ? undefined : component(outer.reverse().join("/"));
  made[path] ??= new pulumi.ComponentResource("spec:index:Component", name, {}, { parent });
  return made[path];
}

/** A parent in an alias; `/` is the stack. */
const outer = (path) => (path === "/" ? pulumi.rootStackResource : component(path));

function options({ provider, dependsOn, deletedWith, parent, aliases, ...rest } = {}) {
  return {
    ...rest,
    ...(parent && { parent: component(parent) }),
    ...(provider && { provider: made[provider] }),
    ...(deletedWith && { deletedWith: made[deletedWith] }),
    ...(dependsOn && { dependsOn: dependsOn.map((name) => made[name]) }),
    ...(aliases && {
      aliases: aliases.map(({ parent: from, ...alias }) => ({ ...alias, ...(from && { parent: outer(from) }) })),
    }),
  };
}

const statements = {
  Wait: () => Promise.all(Object.values(made).map(({ urn }) => new Promise((resolve) => urn.apply(resolve)))),
  Pause: ({ args }) => new Promise((resolve) => setTimeout(resolve, args.ms)),
  Throw: ({ args }) => {
    throw new Error(args.message);
  },
  Log: ({ args }) => pulumi.log.error(args.message),
  Export: ({ name, args }) => void (exported[name] = value(args.value)),
  /** In the promise form it is waited for; a function with Output behind its name gives an output. */
  Call: async ({ name, args, options: given }) => {
    const result = dockerhub[args.function](value(args.of ?? {}), options(given));
    exported[name] = pulumi.Output.isInstance(result) ? result : await result;
  },
  /** A component of another type than the usual one, or with options. */
  Component: ({ name, args, options: given }) =>
    void (made[name] = new pulumi.ComponentResource(args?.type ?? "spec:index:Component", name, {}, options(given))),
};

function resource({ type, name, args, get, form, options: given }) {
  const kind = (form === undefined ? dockerhub : sdk[form]())[type];
  made[name] =
    get === undefined ? new kind(name, value(args ?? {}), options(given)) : kind.get(name, get, options(given));
}

module.exports = async () => {
  const given = JSON.parse(fs.readFileSync(process.env.SPEC, "utf8"));
  const spec = given.oneByOne ?? given;
  for (const one of spec) {
    const statement = statements[one.type];
    if (statement === undefined) resource(one);
    else await statement(one);
    // Otherwise their order is not fixed, although they are declared in one.
    if (given.oneByOne !== undefined) await statements.Wait();
  }
  for (const { name, export: key } of spec) if (key !== undefined) exported[`${name}-${key}`] = made[name][key];
  return exported;
};

"use strict";
/**
 * What a program in JavaScript imports of the plugin, from its schema: a class for each resource, one for providers, and the
 * functions, as the SDK that `pulumi package add` writes has them.
 */
const pulumi = require("@pulumi/pulumi");
const schema = require("../../plugin/schema.json");

const nameOf = (token) => token.split(":").at(-1);

function resource(token, { properties, aliases = [] }) {
  const outputs = Object.fromEntries(Object.keys(properties).map((key) => [key, undefined]));
  const additionalSecretOutputs = Object.keys(properties).filter((key) => properties[key].secret);
  const known = { ...(additionalSecretOutputs.length > 0 && { additionalSecretOutputs }), aliases };
  return class extends pulumi.CustomResource {
    constructor(name, args = {}, options = {}) {
      // The SDK works out aliases of what is only read for no engine that cannot do that itself.
      const given = options.id === undefined ? pulumi.mergeOptions(known, options) : options;
      super(token, name, { ...outputs, ...args }, given);
    }
    static get(name, id, options) {
      return new this(name, undefined, { ...options, id });
    }
  };
}

class Provider extends pulumi.ProviderResource {
  constructor(name, args = {}, options = {}) {
    // The configuration of a provider travels as text. Source: the SDKs that Pulumi generates.
    const text = (value) => pulumi.output(value).apply((one) => (typeof one === "string" ? one : JSON.stringify(one)));
    const inputs = Object.entries(args).map(([key, value]) => {
      const { secret } = schema.provider.inputProperties[key] ?? {};
      return [key, secret ? pulumi.secret(text(value)) : text(value)];
    });
    super(schema.name, name, Object.fromEntries(inputs), options);
  }
}

const functions = Object.keys(schema.functions).flatMap((token) => [
  [nameOf(token), (args = {}, options) => pulumi.runtime.invoke(token, args, options)],
  [`${nameOf(token)}Output`, (args = {}, options) => pulumi.runtime.invokeOutput(token, args, options)],
]);

module.exports = {
  Provider,
  ...Object.fromEntries(Object.entries(schema.resources).map(([token, one]) => [nameOf(token), resource(token, one)])),
  ...Object.fromEntries(functions),
};

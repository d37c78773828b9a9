import { z } from "zod";
import type * as prov from "@pulumi/pulumi/proto/provider_pb";
import { CheckFailure } from "@pulumi/pulumi/proto/provider_pb";
import { type ConfigKey, configKeys } from "../provider/configKeys";
import { readConfig } from "../provider/config";
import type { ReadConfig } from "../provider/engine/connection";
import { hasUnknown, withoutUndefined } from "../provider/engine/unknown";
import { HELD_BY_ALL, strictest } from "../run/stricter";
import { ConfigError } from "../provider/hub/errors";
import { plain, type Properties } from "./values";

/** What the engine and the SDKs send beside the keys of the configuration. */
const BESIDE = ["version", "pluginDownloadURL", "__internal", "__defaults"];

/** The configuration of the stack, which an engine hands to what it starts. Source: PULUMI_CONFIG, text by the names of the keys. */
const stackConfiguration = z.record(z.string(), z.coerce.string());

/**
 * The arguments of a provider, with what the stack says for all of its providers. A value that is not known yet stays as it is.
 *
 * @param env the environment of this process
 */
export function withStacks(given: Properties, env: NodeJS.ProcessEnv): Properties {
  const stack = stackConfiguration.parse(JSON.parse(env["PULUMI_CONFIG"] || "{}"));
  const held = HELD_BY_ALL.filter(isKey).map((key) => {
    const own = given[key] ?? undefined;
    const exported = configKeys[key].env.map((name) => env[name]).find((value) => value);
    return [key, hasUnknown(own) ? own : strictest(key, own?.toString(), stack[key], exported)];
  });
  return withoutUndefined({ ...given, ...Object.fromEntries(held) });
}

const isKey = (key: string): key is ConfigKey => Object.hasOwn(configKeys, key);

/** Reads the configuration that Configure hands over. */
export function configurationOf(args: Properties): ReadConfig {
  return (name) => {
    const value = args[name.replace(/^dockerhub:/, "")];
    return value === undefined || value === null ? undefined : String(value);
  };
}

/** What is wrong with a configuration, key by key: each that there is not, and the first that makes no sense. */
export function failuresOf(request: prov.CheckRequest): CheckFailure[] {
  const news = plain(request.getNews());
  const strange = Object.keys(news).filter((key) => !isKey(key) && !BESIDE.includes(key));
  if (strange.length > 0)
    return strange.map((key) =>
      failure(`there is no key ${key}; the configuration takes ${Object.keys(configKeys).join(", ")}.`),
    );
  if (hasUnknown(news)) return [];
  try {
    readConfig(configurationOf(news));
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return [failure(error.message)];
    throw error;
  }
}

/** Of no property: the engine would print its value, which may be a password whose key is mistyped. */
const failure = (reason: string) => new CheckFailure().setReason(reason);

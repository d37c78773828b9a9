/**
 * The text in a resource's `__provider`, which every later refresh, update and delete of it runs.
 * It lives in users' state files: it never changes.
 */
export function providerText(type: string): string {
  return `exports.handler=()=>require("pulumi-dockerhub/provider").providerFor("${type}")`;
}

/** The type token of a noun where the plugin serves it. It lives in users' state files. */
export function pluginToken(type: string): string {
  return `dockerhub:index:${type}`;
}

/** The type token of a noun. It lives in users' state files. */
export function typeToken(type: string): string {
  return `pulumi-nodejs:dynamic/dockerhub:${type}`;
}

/** The noun of a type token, in either form; undefined for what is none of this package. */
export function nounOf(token: string): string | undefined {
  return /^(?:dockerhub:index:|pulumi-nodejs:dynamic\/dockerhub:)(\w+)$/.exec(token)?.[1];
}

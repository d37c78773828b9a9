/** What a personal access token may do, the widest first; each includes those after it. */
export const SCOPES = ["repo:admin", "repo:write", "repo:read", "repo:public_read"] as const;

/** Why a list of scopes says more than it has to; undefined when it does not. The Hub drops what is included. */
export function redundant(scopes: readonly string[]): string | undefined {
  if (scopes.length < 2) return undefined;
  const widest = SCOPES.find((scope) => scopes.includes(scope));
  return `${widest} includes the others; leave them out.`;
}

/** The declared spelling of a moment where the Hub means the same one, else the Hub's. */
export function sameMoment(declared: string | undefined, actual: string | undefined): string | undefined {
  if (declared === undefined || actual === undefined) return actual;
  return Math.abs(Date.parse(declared) - Date.parse(actual)) < 1000 ? declared : actual;
}

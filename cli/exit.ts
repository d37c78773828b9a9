/** Exit codes of every command. */
export const EXIT = { fine: 0, failure: 1, usage: 2, findings: 7 } as const;

/** The command was called wrongly; the message says how to call it. */
export class UsageError extends Error {}

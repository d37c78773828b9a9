/**
 * Everything that can go wrong between the provider and Docker Hub. A message says why in the
 * Hub's words and what to do; the engine puts in front what was attempted, on what. No message
 * holds a header, a body or a secret.
 */
export class HubError extends Error {
  constructor(message?: string) {
    super(message);
    this.name = new.target.name;
  }
}

/** A value of the configuration is missing or wrong. Nothing was sent. */
export class ConfigError extends HubError {}

/** The Hub does not accept the credential (401). */
export class AuthenticationError extends HubError {}

/** The credential is good but may not do this (403). Never means «gone»: the Hub also answers it for names that do not exist. */
export class PermissionError extends HubError {}

/** The object, or what it belongs to, does not exist (404). */
export class NotFoundError extends HubError {}

/** An object of that name exists already (409). */
export class ConflictError extends HubError {}

/** The Hub refuses a value (400, 422 and other 4xx). */
export class InvalidRequestError extends HubError {}

/** The rate limit asks for a longer wait than the configuration allows (429). */
export class RateLimitError extends HubError {}

/** The Hub failed (5xx). A write may or may not have been done. */
export class ServerError extends HubError {}

/** No reply came: refused, cut or timed out. */
export class ConnectionError extends HubError {
  /** @param sent false when the request cannot have reached the Hub, so that sending it again is safe */
  constructor(
    message: string,
    readonly sent: boolean,
  ) {
    super(message);
  }
}

/** A reply came that is not what the contract says: HTML, a redirect, cut JSON, another shape. */
export class UnexpectedReplyError extends HubError {}

/** There is no list where one has to be: a wrong name or address, or what it belongs to is gone. */
export class MissingListError extends UnexpectedReplyError {}

/** True when a write may have been done although its reply says nothing of it. */
export function mayHaveBeenDone(error: unknown): boolean {
  return (
    error instanceof ServerError ||
    error instanceof UnexpectedReplyError ||
    (error instanceof ConnectionError && error.sent)
  );
}

/** For ending what has ended already: that it is gone is what was wanted. */
export function goneIsFine(error: unknown): void {
  if (!(error instanceof NotFoundError)) throw error;
}

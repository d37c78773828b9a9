import { withoutUndefined } from "./unknown";

type Properties = Record<string, unknown>;

/**
 * Thrown by a verb when the object exists but is not yet as declared: the engine keeps the
 * resource with `properties` as its outputs, fails the run with `reasons`, and calls update next
 * time. The only error that may carry a field called `id`. Source: Pulumi's ErrorResourceInitFailed.
 */
export class PartialFailure extends Error {
  override readonly name = "PartialFailure";

  constructor(
    readonly id: string,
    readonly properties: Properties,
    readonly reasons: string[],
  ) {
    super(reasons.join(" "));
  }
}

/**
 * Runs a verb so that whatever it throws says first what was attempted, on what. The message
 * stands alone: it is all that a user sees of an error from create and update.
 */
export async function inContext<T>(
  verb: string,
  type: string,
  id: string,
  inputs: Properties,
  body: () => Promise<T>,
): Promise<T> {
  const attempt = `Could not ${verb} ${type} ${id}:`;
  try {
    return await body();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof PartialFailure) {
      const properties = withoutUndefined({ ...inputs, ...error.properties });
      throw new PartialFailure(
        error.id,
        properties,
        error.reasons.map((reason) => `${attempt} ${reason}`),
      );
    }
    throw new Error(`${attempt} ${message}`, { cause: error });
  }
}

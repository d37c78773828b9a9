import type { dynamic } from "@pulumi/pulumi";

type Properties = Record<string, unknown>;
type Provider = dynamic.ResourceProvider<Properties, Properties>;

/**
 * An error as Pulumi's own process gets it. The engine tells its message with its resource. Of check, diff, read and
 * delete the process itself writes `${error}: ${error.stack}` to stderr as well, which would be the message twice
 * more and a stack: here it is one short line.
 */
class ToldElsewhere extends Error {
  override readonly name = "ToldElsewhere";
  override readonly stack = "an error, told with its resource.";

  override toString(): string {
    return "pulumi-dockerhub";
  }
}

async function quietly<T>(verb: Promise<T>): Promise<T> {
  try {
    return await verb;
  } catch (error) {
    throw new ToldElsewhere(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** The same provider for the stock process: users see each of its errors once, and no stack. */
export function quiet(provider: Provider): Provider {
  return {
    ...provider,
    check: (olds, news) => quietly(provider.check!(olds, news)),
    diff: (id, olds, news) => quietly(provider.diff!(id, olds, news)),
    read: (id, properties) => quietly(provider.read!(id, properties)),
    delete: (id, properties) => quietly(provider.delete!(id, properties)),
  };
}

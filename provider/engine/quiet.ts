import type { dynamic } from "@pulumi/pulumi";

type Properties = Record<string, unknown>;
type Provider = dynamic.ResourceProvider<Properties, Properties>;

/** What Pulumi's own process writes of an error that is told with its resource: `${error}: ${error.stack}`. */
const [NAME, STACK] = ["pulumi-dockerhub", "an error, told with its resource."];
const LINE = `${NAME}: ${STACK}\n`;

/**
 * An error as Pulumi's own process gets it. The engine tells its message with its resource. Of check, diff, read and
 * delete the process itself writes error and stack to stderr as well, which would be the message twice more: here it is
 * one line that is known again.
 */
class ToldElsewhere extends Error {
  override readonly name = "ToldElsewhere";
  override readonly stack = STACK;

  override toString(): string {
    return NAME;
  }
}

// That line is left out, from here on, and nothing of what others write in the same process.
const write = process.stderr.write.bind(process.stderr) as (...args: unknown[]) => boolean;
process.stderr.write = ((...args: unknown[]) => args[0] === LINE || write(...args)) as typeof process.stderr.write;

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

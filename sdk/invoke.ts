import * as pulumi from "@pulumi/pulumi";
import { configurationOf } from "./configuration";
import { functions } from "./load";
import type { Configuration } from "./provider";
import { Refusal } from "./refusal";
import { afterOf, inner } from "./waits";

/** The token of a function, by which mocks answer it. */
const tokenOf = (name: string) => `dockerhub:index:${name}`;

/** Stands for the run where no engine runs a program. */
const NOBODY = {};

/** Whether a program is tested with `pulumi.runtime.setMocks`, which answer its functions. An engine is known by its channel. */
function isMocked(monitor: object | undefined): boolean {
  return monitor !== undefined && (monitor as { getChannel?: unknown }).getChannel === undefined;
}

/** Calls a function: the promise form. */
export async function invoke<R>(name: string, args: object, opts: pulumi.InvokeOptions = {}): Promise<R> {
  const monitor = pulumi.runtime.getMonitor() as object | undefined;
  if (isMocked(monitor)) return pulumi.runtime.invoke(tokenOf(name), { ...args }, opts) as Promise<R>;
  // Pulumi waits for what keeps it alive before it takes a program for done.
  const done = pulumi.runtime.rpcKeepAlive();
  try {
    for (const [key, value] of Object.entries(args)) {
      if (pulumi.Output.isInstance(value) || value instanceof Promise)
        throw new Refusal(`dockerhub.${name}: ${key} comes later; give it to dockerhub.${name}Output.`);
    }
    const configuration = configurationOf(name, opts);
    if (!(await inner(configuration).isKnown)) {
      throw new Refusal(
        `dockerhub.${name}: its provider has a value that is not known in this preview; call dockerhub.${name}Output.`,
      );
    }
    return await call<R>(name, args, {
      run: monitor ?? NOBODY,
      config: await inner(configuration).promise(),
      after: "",
    });
  } finally {
    done();
  }
}

/**
 * Calls a function: the Output form. It waits for the resources that its arguments or `dependsOn` come from, is
 * unknown where one of them or an argument is, and secret where an argument is.
 */
export function invokeOutput<R>(name: string, args: object, opts: pulumi.InvokeOutputOptions = {}): pulumi.Output<R> {
  const monitor = pulumi.runtime.getMonitor() as object | undefined;
  if (isMocked(monitor)) return pulumi.runtime.invokeOutput(tokenOf(name), { ...args }, opts) as pulumi.Output<R>;
  const done = pulumi.runtime.rpcKeepAlive();
  const given = pulumi.output({ ...args });
  const { ready, after } = afterOf(given, opts.dependsOn);
  const all = pulumi.all([given, configurationOf(name, opts), ready]);
  const result = all.apply(async ([known, config]) => {
    const caller = { run: monitor ?? NOBODY, config, after: await after };
    return call<R>(name, known, caller).catch((error: unknown) => withoutSecrets(name, args, known, error));
  });
  void inner(result).promise().then(done, done);
  return result as pulumi.Output<R>;
}

async function call<R>(
  name: string,
  args: object,
  { run, config, after }: { run: object; config: Configuration; after: string },
): Promise<R> {
  const answer = await functions().invoke(name, args, { run, config: (key) => config[key], after });
  if ("problem" in answer) throw new Refusal(`dockerhub.${name}: ${answer.problem}`);
  return answer.result as R;
}

/** Throws an error again that shows nothing of the arguments that a program keeps secret. */
async function withoutSecrets(name: string, args: object, known: object, error: unknown): Promise<never> {
  const message = error instanceof Error ? error.message : String(error);
  for (const [key, value] of Object.entries(args)) {
    const text = String((known as Record<string, unknown>)[key] ?? "");
    if (text === "" || !message.toLowerCase().includes(text.toLowerCase())) continue;
    if (await pulumi.isSecret(pulumi.output(value as pulumi.Input<unknown>))) {
      throw new Refusal(
        `dockerhub.${name}: the sentence that says why there is no result would show something of ${key}, which the ` +
          "program keeps secret. Preview it once without pulumi.secret, where nobody else reads along.",
      );
    }
  }
  throw error;
}

import { must, openBackend } from "./backend";
import { done, said } from "./events";
import type { Kept, Run, Stack, StackOptions } from "./stack";

/** A stack on the real command, with a backend of its own and no account. */
export async function realStack(options: StackOptions, version: string): Promise<Stack> {
  const { forPeople = false, parallel } = options;
  const limited = parallel === undefined ? [] : [`--parallel=${parallel}`];
  const { pulumi, configure, stack, here, stateFile, close } = await openBackend(options);
  const run = async (verb: string, flags: object = {}, ...args: string[]): Promise<Run> => {
    const told = [...(forPeople ? [] : ["--json"]), ...(verb === "import" ? [] : limited)];
    const { exitCode, text } = await pulumi(verb, ...args, ...argumentsOf(flags), ...here, ...told);
    const steps = done(text).map((one) => (verb === "refresh" ? { ...one, op: `refresh ${one.op}` } : one));
    return { exitCode, text: forPeople ? text : said(text), happened: steps };
  };
  /** These preview first, with all its requests and events, unless they are told not to. */
  const doing = ({ previewOnly = false } = {}) => (previewOnly ? [] : ["--yes", "--skip-preview"]);
  const exported = () => must(pulumi("stack", "export", ...stack, "--show-secrets"));
  return {
    engine: `pulumi ${version}`,
    stateFile,
    preview: (flags) => run("preview", flags),
    up: (flags) => run("up", flags, ...doing()),
    refresh: (flags) => run("refresh", flags, ...doing(flags)),
    destroy: (flags) => run("destroy", flags, ...doing(flags)),
    import: (file, flags) => run("import", flags, "--file", file, "--generate-code=false", ...doing()),
    configure,
    state: async () =>
      (JSON.parse(await exported()) as { deployment: { resources?: Kept[] } }).deployment.resources ?? [],
    export: exported,
    close,
  };
}

/** `{ expectNoChanges: true, target: ["a", "b"] }` as `--expect-no-changes --target=a --target=b`. */
function argumentsOf(flags: object): string[] {
  return Object.entries(flags).flatMap(([key, value]: [string, unknown]) => {
    const flag = `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (Array.isArray(value)) return value.map((one) => `${flag}=${String(one)}`);
    return value === undefined ? [] : [`${flag}=${String(value)}`];
  });
}

import { Deployment } from "../deployment/deployment";
import { refresh } from "../deployment/refresh";
import { Problem } from "../deployment/steps";
import type { Outcome, RunOptions } from "../outcome";
import { Monitor } from "../program/monitor";
import { runProgram } from "../program/program";
import type { Context } from "./context";

/** `preview` and `up`: runs the program against the state. */
export function run(context: Context, dryRun: boolean, options: RunOptions): Promise<Outcome> {
  const verb = dryRun ? "preview" : "up";
  return context.command(leavesOut(options) ? `${verb} --target` : verb, async (providers, engine) => {
    const { file, stack, parallel, project } = context;
    const { expectNoChanges } = options;
    const before = file.load();
    const found = options.refresh
      ? await refresh(before, providers, options)
      : { resources: before, steps: [], problems: [] };
    if (options.refresh && !dryRun) file.save(found.resources);
    if (found.problems.length > 0) return { ...found, dryRun, expectNoChanges };
    const names = { stack, project: project.name };
    const deployment = new Deployment({
      ...names,
      dryRun,
      parallel,
      config: context.config,
      expected: context.expected,
      base: found.resources,
      providers,
      onSave: (resources) => file.save(resources),
      ...options,
    });
    if (deployment.refused.length > 0)
      return { steps: found.steps, problems: deployment.refused, dryRun, expectNoChanges };
    const { host } = engine;
    const monitor = new Monitor({ ...names, deployment, dryRun, host, before: file.load(), serves: context.serves });
    const code = await runProgram({
      scripts: context.scripts,
      stack,
      monitor: await monitor.listen(),
      engine: engine.address,
      dryRun,
      parallel,
      config: context.plainConfig,
      secretKeys: context.secretKeys,
      onOutput: (text) => void host.messages.push({ severity: "info", text, urn: "" }),
    }).finally(() => monitor.stop());
    await deployment.settled();
    // A program may have ended itself before it said that it was done.
    if (code === 0 && !deployment.failed) await deployment.finish();
    const problems = [...deployment.problems, ...host.failures.map((message) => new Problem(message, ""))];
    if (problems.length === 0 && code !== 0) problems.push(new Problem(endOf(code), ""));
    deployment.close(host.root, monitor.rootOutputs, problems.length > 0);
    const steps = [...found.steps, ...deployment.steps];
    return { steps, problems, outputs: monitor.rootOutputs, dryRun, expectNoChanges };
  });
}

/** Whether a run is about a part of the stack alone, which plugins can see of the real command. */
const leavesOut = ({ target = [], exclude = [] }: RunOptions) => target.length + exclude.length > 0;

/** The exit code with which a program ends whose error has been told already. Source: cmd/run of the SDK. */
const TOLD = 32;
const endOf = (code: number) => (code === TOLD ? "the program failed" : `the program ended with exit code ${code}`);

import { spawn } from "node:child_process";
import { once } from "node:events";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { realVersion } from "../scripts/engines";
import { Scripts } from "../testing/engine/processes";
import { readProject } from "../testing/engine/program/project";
import { company } from "./company";
import { type Figure, figure, paired } from "./figure";
import { fine, openStack } from "./stack";

const ROOT = join(__dirname, "..");
const PROJECT = join(__dirname, "forms");
/** Where the plugin is as one file; a `pulumi` finds it on the PATH. */
const PLUGIN = join(ROOT, "dist/plugin");

/** The people and groups of an organization in which 1,000 resources are declared. */
const SIZE = { people: 200, groups: 101, memberships: 1, invites: 0, tokens: 0 };
const MANY = 1_000;

/** The plugin beside the dynamic provider: the same resources on the same engine, and how soon each process is there. */
export async function forms(): Promise<Figure[]> {
  const starts = await start();
  // Only the real command finds a plugin where users have it.
  return (await realVersion()) === undefined ? [starts] : [starts, ...(await runs())];
}

async function runs(): Promise<Figure[]> {
  const [native, dynamic] = [await stackOf("native"), await stackOf("dynamic")];
  for (const { stack } of [native, dynamic]) await fine(stack.up());
  const figures: Figure[] = [];
  for (const verb of ["preview", "refresh"] as const) {
    const [ours, theirs] = await paired(
      5,
      () => fine(native.stack[verb]()),
      () => fine(dynamic.stack[verb]()),
    );
    const what = `time of ${verb} with the plugin, to the dynamic provider`;
    figures.push(figure(what, `${MANY} resources, ${native.stack.engine}`, ours, theirs, 0.8));
  }
  await native.close();
  await dynamic.close();
  return figures;
}

const stackOf = (form: "native" | "dynamic") =>
  openStack(
    company(SIZE),
    { FORM: form, MANY: String(MANY), PATH: [PLUGIN, process.env["PATH"]].join(delimiter) },
    PROJECT,
  );

/** Until each says on which port it listens. */
async function start(): Promise<Figure> {
  const scripts = new Scripts(readProject(PROJECT), process.env);
  const [ours, theirs] = await paired(
    9,
    async () => {
      const child = spawn(process.execPath, [join(PLUGIN, "pulumi-resource-dockerhub")], {
        stdio: ["pipe", "pipe", "inherit"],
      });
      await once(createInterface({ input: child.stdout }), "line");
      child.kill();
      await once(child, "exit");
    },
    async () => {
      const ready = Promise.withResolvers<void>();
      const running = scripts.run("cmd/dynamic-provider", ["127.0.0.1:1"], () => ready.resolve());
      await ready.promise;
      running.kill();
      await running.ended;
    },
  );
  return figure("time until a plugin listens, to the process of dynamic providers", "start", ours, theirs, 0.35);
}

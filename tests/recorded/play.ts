import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Project } from "../cli/project";
import { served } from "../cli/cli";
import { type Declared, PASSWORD, seed } from "../support/spec";
import { SPEC } from "../support/processStack";
import { normal } from "./normal";
import { stories } from "./stories";

/** Plays all stories on the engine that is asked for, and returns what the commands printed, by file. */
export async function play(): Promise<Map<string, string>> {
  const { hub, url, close, config } = await served({ seed });
  const project = await Project.open("recorded", SPEC);
  const printed = new Map<string, string>();
  try {
    await project.init("dev", config);
    const spec = join(project.folder, "spec.json");
    project.env["SPEC"] = spec;
    for (const { file, declare, first, args, exit = 0 } of stories) {
      await first?.(hub);
      if (declare !== undefined) writeFileSync(spec, specOf(declare, url));
      if (file === "state.json") await done(project.pulumi("up", "--yes", "--skip-preview"), 0);
      project.env["PULUMI_ENABLE_STREAMING_JSON_PREVIEW"] = String(file.endsWith(".jsonl"));
      const { stdout } = await done(project.run("pulumi", [...args.split(" "), "--non-interactive"]), exit);
      printed.set(
        file,
        normal(stdout, { "/project": project.folder, "http://127.0.0.1:1": url, "not-a-secret": PASSWORD }),
      );
    }
  } finally {
    project.close();
    await close();
  }
  return printed;
}

const specOf = (declared: Declared[], url: string) =>
  JSON.stringify(declared).replaceAll('"HUB"', JSON.stringify(url)).replaceAll("PASSWORD", PASSWORD);

async function done(run: ReturnType<Project["pulumi"]>, exit: number): ReturnType<Project["pulumi"]> {
  const ran = await run;
  assert.equal(ran.code, exit, ran.stdout + ran.stderr);
  return ran;
}

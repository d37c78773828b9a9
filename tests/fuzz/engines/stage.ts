import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Flags, type Run, type Stack, stackOn, type Verb } from "../../../scripts/engines";
import { QUICK } from "../../../scripts/quick";
import { FakeHub } from "../../../testing";
import { listen } from "../../../testing/fake-hub/serve";
import { type Steady, steadyState, stepsOf } from "../../differential/told";
import { census } from "../../support/census";
import { kept } from "../../support/kept";
import { type Declared, PASSWORD } from "../../support/spec";
import { company } from "../refactor/company";

/** What came of a command, as far as two engines have it in common. */
export interface Result {
  steps: string[];
  exit: number;
  state: Steady;
  hub: object;
}

/** One engine with a stack and a Hub of its own. The same address and backend serve one story after the other. */
export class Stage {
  fake = new FakeHub();

  private constructor(
    private readonly folder: string,
    private readonly url: string,
    private readonly stack: Stack,
    private readonly stop: () => Promise<void>,
  ) {
    for (const file of this.stateFiles) if (existsSync(file)) copyFileSync(file, this.saved(file));
    this.reset();
  }

  /** @param version of the real command; the offline engine when undefined */
  static async open(version: string | undefined): Promise<Stage> {
    const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-stage-"));
    const served = await listen((arrival) => stage.fake.receive(arrival), 0);
    const stop = async () => {
      rmSync(folder, { recursive: true, force: true });
      await served.close();
    };
    const stack = await stackOn(version, {
      project: join(__dirname, "../../programs/spec"),
      env: { ...process.env, ...QUICK, SPEC: join(folder, "spec.json") },
      start: kept,
      // Which of several steps at once is the last before a failure is not fixed on any engine.
      parallel: 1,
      config: {
        "dockerhub:org": "acme",
        "dockerhub:username": "ops",
        "dockerhub:password": { secret: PASSWORD },
        "dockerhub:baseUrl": served.url,
      },
    }).catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    const stage = new Stage(folder, served.url, stack, stop);
    return stage;
  }

  /** An empty stack, and the organization as it was in the beginning. */
  reset(): void {
    this.fake = new FakeHub({ seed: company, rateLimit: { limit: 1e6 } });
    for (const file of this.stateFiles) {
      if (existsSync(this.saved(file))) copyFileSync(this.saved(file), file);
      else rmSync(file, { force: true });
    }
  }

  /**
   * What the program declares from now on, at once or one after the other. The text HUB stands in programs for the
   * address of the Hub.
   */
  declare(program: readonly Declared[], oneByOne: boolean): void {
    const text = JSON.stringify(oneByOne ? { oneByOne: program } : program).replaceAll(
      '"HUB"',
      JSON.stringify(this.url),
    );
    writeFileSync(join(this.folder, "spec.json"), text);
  }

  async run(verb: Verb, flags: Flags): Promise<Result & Pick<Run, "text">> {
    const { exitCode, happened, text } = await this.stack[verb](flags);
    const state = steadyState(await this.stack.state(), this.fake);
    return { steps: stepsOf(verb, happened), exit: exitCode, state, hub: census(this), text };
  }

  async close(): Promise<void> {
    this.stack.close();
    await this.stop();
  }

  private get stateFiles(): string[] {
    return ["", ".attrs", ".bak", ".bak.attrs"].map((end) => `${this.stack.stateFile}${end}`);
  }

  private readonly saved = (file: string) => join(this.folder, file.replaceAll(/[^\w.]/g, "_"));
}

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Flags, type Run, type Stack, stackOn, type Verb } from "../../scripts/engines";
import { QUICK } from "../../scripts/quick";
import { FakeHub, type FakeHubOptions, type Seed } from "../../testing";
import { FORM, type Form, pluginsOf } from "./form";
import { installIn } from "./pluginHome";
import { kept } from "./kept";

/** A resource of the spec program; see tests/programs/spec. */
export interface Declared {
  type: string;
  name: string;
  args?: Record<string, unknown>;
  /** Read the object of this id in place of managing one. */
  get?: string;
  options?: Record<string, unknown>;
  /** Whom it is of, where that is not the form of all others. */
  form?: Form;
  /** Output to export from the stack. */
  export?: string;
}

/** People and organizations that most scenarios start from. */
export const seed: Seed = {
  accounts: ["ops", "ada", "bo", "dora"].map((username) => ({ username, email: `${username}@example.com` })),
  organizations: [
    {
      name: "acme",
      members: [{ username: "ops", role: "owner" }, { username: "ada" }, { username: "bo", role: "editor" }],
      scim: { token: "planted-scim-token-51c0" },
    },
  ],
};

export const PASSWORD = "planted-password-6f1d";
export const SCIM_TOKEN = "planted-scim-token-51c0";

/** A fake Hub on a port, and a stack of the spec program that talks to it. */
export class Scene {
  private readonly planted = new Set([PASSWORD]);

  private constructor(
    readonly hub: FakeHub,
    readonly url: string,
    readonly stack: Stack,
    /** Environment of the commands. */
    private readonly env: NodeJS.ProcessEnv,
    private readonly folder: string,
    private readonly stop: () => Promise<void>,
  ) {}

  static async open(
    options: FakeHubOptions = {},
    live?: string,
    config: Record<string, string | { secret: string }> = {},
    form = FORM,
  ): Promise<Scene> {
    const hub = new FakeHub({ seed, rateLimit: { limit: 10_000 }, ...options });
    const ops = hub.store.accounts.get("ops");
    if (ops !== undefined) ops.password = PASSWORD;
    const { url, close } = await hub.serve();
    const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-spec-"));
    const env: NodeJS.ProcessEnv = { ...process.env, ...QUICK, SPEC: join(folder, "spec.json"), FORM: form };
    if (form === "native" && live !== undefined) installIn((env["PULUMI_HOME"] = join(folder, "home")));
    const stackOptions = {
      project: join(__dirname, "../programs/spec"),
      env,
      start: kept,
      plugins: pluginsOf(form),
      config: {
        "dockerhub:org": "acme",
        "dockerhub:username": "ops",
        "dockerhub:password": { secret: PASSWORD },
        "dockerhub:scimToken": { secret: SCIM_TOKEN },
        "dockerhub:baseUrl": url,
        ...config,
      },
    };
    const stack = await stackOn(live, stackOptions);
    return new Scene(hub, url, stack, env, folder, close);
  }

  /** What the program declares from now on; the text HUB stands for the address of the Hub. */
  declare(spec: readonly Declared[]): void {
    writeFileSync(join(this.folder, "spec.json"), JSON.stringify(spec).replaceAll('"HUB"', JSON.stringify(this.url)));
  }

  /** Exports variables for the commands from here on; undefined takes one away. */
  export(variables: Readonly<Record<string, string | undefined>>): void {
    Object.assign(this.env, variables);
  }

  /** Runs a command, and looks for secrets in what it says and leaves. */
  async run(verb: Verb, flags?: Flags): Promise<Run> {
    return this.watched(await this.stack[verb](flags));
  }

  async import(file: string, flags?: Flags): Promise<Run> {
    return this.watched(await this.stack.import(file, flags));
  }

  private watched(run: Run): Run {
    for (const { value } of this.hub.store.tokens.values()) this.planted.add(value);
    const state = existsSync(this.stack.stateFile) ? readFileSync(this.stack.stateFile, "utf8") : "";
    for (const secret of this.planted) {
      assert.ok(!run.text.includes(secret), `a secret was printed: ${run.text}`);
      assert.ok(!state.includes(secret), "a secret is in the state in clear");
    }
    assert.ok(!/planted-/.test(run.text) && !/planted-/.test(state), "a planted secret shows");
    return run;
  }

  async close(): Promise<void> {
    this.stack.close();
    rmSync(this.folder, { recursive: true, force: true });
    await this.stop();
  }
}

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { offlineStack, pulumiStack, type Stack } from "../../scripts/engines";
import { FakeHub, type FakeHubOptions, type Seed } from "../../testing";

/** A resource of the spec program; see tests/programs/spec. */
export interface Declared {
  type: string;
  name: string;
  args?: Record<string, unknown>;
  /** Read the object of this id in place of managing one. */
  get?: string;
  options?: Record<string, unknown>;
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
    },
  ],
};

export const PASSWORD = "planted-password-6f1d";

/** A fake Hub on a port, and a stack of the spec program that talks to it. */
export class Scene {
  private constructor(
    readonly hub: FakeHub,
    readonly url: string,
    readonly stack: Stack,
    private readonly folder: string,
    private readonly stop: () => Promise<void>,
  ) {}

  static async open(options: FakeHubOptions = {}, live?: string, config: Record<string, string> = {}): Promise<Scene> {
    const hub = new FakeHub({ seed, rateLimit: { limit: 10_000 }, ...options });
    const ops = hub.store.accounts.get("ops");
    if (ops !== undefined) ops.password = PASSWORD;
    const { url, close } = await hub.serve();
    const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-spec-"));
    const stackOptions = {
      project: join(__dirname, "../programs/spec"),
      env: { ...process.env, SPEC: join(folder, "spec.json") },
      config: {
        "dockerhub:org": "acme",
        "dockerhub:username": "ops",
        "dockerhub:password": { secret: PASSWORD },
        "dockerhub:baseUrl": url,
        ...config,
      },
    };
    const stack = live === undefined ? offlineStack(stackOptions) : await pulumiStack(stackOptions, live);
    return new Scene(hub, url, stack, folder, close);
  }

  /** What the program declares from now on. */
  declare(spec: readonly Declared[]): void {
    writeFileSync(join(this.folder, "spec.json"), JSON.stringify(spec));
  }

  async close(): Promise<void> {
    this.stack.close();
    rmSync(this.folder, { recursive: true, force: true });
    await this.stop();
  }
}

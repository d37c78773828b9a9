import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { company, type Size } from "../../bench/company";
import { askedVersion } from "../../scripts/engines";
import { adopted } from "./adopted";
import { awkward, prepare } from "./awkward";
import { cli, served } from "./cli";
import { Project } from "./project";

const ALL = process.env["STORIES"] === "all";
const PEOPLE = ALL ? 5000 : 1200;

/** Inside the repository, where the package is found. */
const folder = (name: string) => join(__dirname, `../programs/${name}.tmp`);

describe("dump", () => {
  /** Programs that were written, for the compiler to look at together. */
  const written = new Map<string, string>();

  for (const style of ["sets", "edges"]) {
    it(`adopts an organization full of awkward names, in the style of ${style}`, async () => {
      const world = await served({ seed: awkward });
      await prepare(world.hub);
      const project = await Project.open(`dump-${style}`);
      const args = ["dump", "--out", ".", "--style", style, "--ignore", "bot-*"];
      try {
        const audit = world.hub.store.organizations.get("acme")!.audit.length;
        const { code, stdout, stderr } = await project.cli(args, world.env);
        assert.equal(code, 0, stderr);
        assert.match(stdout, /acme is declared in .*9 Group/);
        assert.match(stdout, /The pages of repositories are left out, and stay as they are/);
        await adopted(world, project);
        assert.equal(world.hub.store.organizations.get("acme")!.audit.length, audit, "nothing was changed");
        written.set(`${style}.ts`, readFileSync(join(project.folder, "index.ts"), "utf8"));
        const program = readFileSync(join(project.folder, "index.ts"), "utf8");
        assert.match(program, /immutableTags: \{ enabled: true, rules: \["v\\"\\\\d\+"\] \}/);
        const before = snapshotOf(project.folder);
        assert.equal((await project.cli(args, world.env)).code, 0);
        assert.deepEqual(snapshotOf(project.folder), before, "twice the same bytes");
      } finally {
        project.close();
        await world.close();
      }
    });
  }

  it("writes programs without a mistake in their types", () => {
    const out = folder("dump-types");
    mkdirSync(out, { recursive: true });
    try {
      for (const [name, text] of written) writeFileSync(join(out, name), text);
      const compilerOptions = {
        module: "nodenext",
        target: "es2022",
        strict: true,
        skipLibCheck: true,
        noEmit: true,
        types: ["node"],
      };
      writeFileSync(join(out, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [...written.keys()] }));
      const typed = spawnSync("tsc", ["-p", out], { encoding: "utf8" });
      assert.equal(typed.status, 0, typed.stdout);
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  });

  const large: Record<string, Size> = {
    sets: { people: PEOPLE, groups: 100, memberships: PEOPLE, invites: 100, tokens: 20 },
    // One resource for each takes minutes.
    edges: { people: PEOPLE, groups: 11, memberships: 50, invites: 100, tokens: 20 },
  };
  for (const [style, size] of Object.entries(large)) {
    it(`reads ${PEOPLE} people in a request for each page, and the first preview is empty, in the style of ${style}`, async function () {
      if (style === "edges" && (await askedVersion()) === undefined && !ALL) this.skip();
      this.timeout(1_200_000);
      const world = await served({});
      const hub = company(size);
      hub.store.accounts.get("ops")!.password = world.env.DOCKERHUB_PASSWORD;
      const { url, close } = await hub.serve();
      const project = await Project.open(`dump-large-${style}`);
      try {
        const env = { ...world.env, DOCKERHUB_BASE_URL: url };
        const { code, stderr } = await project.cli(["dump", "--out", ".", "--style", style], env);
        assert.equal(code, 0, stderr);
        assert.ok(hub.log.length <= PEOPLE / 100 + 8, `${hub.log.length} requests`);
        await adopted({ hub, config: { ...world.config, "dockerhub:baseUrl": url } }, project);
      } finally {
        project.close();
        await close();
        await world.close();
      }
    });
  }

  it("leaves files that were changed by hand alone, unless it is forced", async () => {
    const world = await served({ seed: awkward });
    const out = folder("dump-force");
    rmSync(out, { recursive: true, force: true });
    try {
      assert.equal((await cli(["dump", "--out", out], world.env)).code, 0);
      writeFileSync(join(out, "index.ts"), "// mine\n");
      await world.hub.byHand("ops", "DELETE", "/v2/orgs/acme/members/x-1");
      const people = readFileSync(join(out, "people.csv"), "utf8");
      const refused = await cli(["dump", "--out", out], world.env);
      assert.equal(refused.code, 1);
      assert.match(refused.stderr, /index\.ts in .* was changed by hand.*--force/);
      assert.equal(readFileSync(join(out, "people.csv"), "utf8"), people, "nothing was written");
      assert.equal((await cli(["dump", "--out", out, "--force"], world.env)).code, 0);
      assert.doesNotMatch(readFileSync(join(out, "people.csv"), "utf8"), /x-1/);
    } finally {
      rmSync(out, { recursive: true, force: true });
      await world.close();
    }
  });

  it("declares only the parts it is asked for, and refuses parts it does not know", async () => {
    const world = await served({ seed: awkward });
    const project = await Project.open("dump-only");
    try {
      const { stdout } = await project.cli(["dump", "--out", ".", "--only", "groups", "--json"], world.env);
      assert.deepEqual((JSON.parse(stdout) as { resources: object }).resources, { Group: 9, GroupMembers: 9 });
      await adopted(world, project);
      const wrong = await project.cli(["dump", "--out", ".", "--only", "groops"], world.env);
      assert.equal(wrong.code, 2);
      assert.match(wrong.stderr, /knows no groops; it takes members,invites,groups/);
    } finally {
      project.close();
      await world.close();
    }
  });

  it("writes a program for the plugin in another language, and leaves alone what tools add to", async () => {
    const world = await served({ seed: awkward });
    const out = folder("dump-python");
    rmSync(out, { recursive: true, force: true });
    const args = ["dump", "--out", out, "--language", "python"];
    try {
      const { code, stderr } = await cli(args, world.env);
      assert.equal(code, 0, stderr);
      assert.match(readFileSync(join(out, "__main__.py"), "utf8"), /^import pulumi_dockerhub as dockerhub$/m);
      assert.match(readFileSync(join(out, "README.md"), "utf8"), /^pulumi install && pulumi stack init prod$/m);
      const { resources } = JSON.parse(readFileSync(join(out, "import.json"), "utf8")) as { resources: Imported[] };
      assert.ok(resources.length > 10);
      for (const { type, inputs, outputs } of resources) {
        assert.match(type, /^dockerhub:index:[A-Z]\w+$/);
        assert.ok(!("__provider" in inputs) && "__provider" in outputs, type);
      }
      appendFileSync(join(out, "requirements.txt"), "sdks/dockerhub\n");
      assert.equal((await cli(args, world.env)).code, 0);
      assert.match(readFileSync(join(out, "requirements.txt"), "utf8"), /sdks/);
      const wrong = await cli(["dump", "--out", out, "--language", "cobol"], world.env);
      assert.equal(wrong.code, 2);
      assert.match(wrong.stderr, /Allowed choices are typescript, python, go, yaml/);
    } finally {
      rmSync(out, { recursive: true, force: true });
      await world.close();
    }
  });

  it("leaves nothing behind when it is interrupted, and exits with 130 although Ctrl-C comes twice", async () => {
    const world = await served({ seed: awkward });
    const out = folder("dump-interrupted");
    world.hub.faults.add({ fault: { kind: "slow after", ms: 20_000 }, method: "GET", times: 99 });
    try {
      const ran = await cli(["dump", "--out", out], world.env, __dirname, (child) => {
        const timer = setInterval(() => {
          if (world.hub.log.length > 1) child.kill("SIGINT");
        }, 1);
        child.once("exit", () => clearInterval(timer));
      });
      assert.deepEqual([ran.code, ran.signal], [130, undefined], "it ended by itself");
      assert.equal(existsSync(out), false);
    } finally {
      await world.close();
    }
  });

  it("says in one sentence what is missing", async () => {
    const { code, stderr } = await cli(["dump", "--out", folder("dump-none")], { DOCKERHUB_ORG: "acme" });
    assert.equal(code, 1);
    assert.match(stderr, /dockerhub:password or dockerhub:token is missing/);
  });
});

interface Imported {
  type: string;
  inputs: object;
  outputs: object;
}

function snapshotOf(out: string): Record<string, string> {
  const names = ["index.ts", "people.csv", "import.json", "README.md", "package.json", ".dump.json"];
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(out, name), "utf8")]));
}

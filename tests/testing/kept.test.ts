import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { kept } from "../support/kept";

/** Tells what it finds, and leaves behind what a script can. */
const SCRIPT = `
const found = {
  args: process.argv.slice(2), cwd: process.cwd(), env: process.env.MINE ?? "", theirs: process.env.THEIRS ?? "",
  global: globalThis.left ?? "", listeners: process.listenerCount("exit"), code: process.exitCode ?? 0,
  module: require("./counted").count++,
};
globalThis.left = "something";
process.env.THEIRS = "something";
process.on("exit", () => console.error("exit of " + process.argv[2]));
const server = require("node:net").createServer().unref();
server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ ...found, pid: process.pid, port: server.address().port })));
`;

describe("A process that is kept", () => {
  const cwd = realpathSync(mkdtempSync(join(tmpdir(), "pulumi-dockerhub-kept-")));
  const write = (name: string, text: string) => writeFileSync(join(cwd, name), text);
  before(() => {
    write("counted.js", "exports.count = 0;");
    write("script.js", SCRIPT);
  });
  after(() => rmSync(cwd, { recursive: true }));

  /** Runs a script to its end; `until` kills it at a line. */
  async function run(file: string, args: string[], env: NodeJS.ProcessEnv, until?: string) {
    const said = { stdout: [] as string[], stderr: [] as string[] };
    const running = kept({ file: join(cwd, file), args, cwd, env }, (line, from) => {
      said[from].push(line);
      if (line === until) running.kill();
    });
    return { code: await running.ended, ...said };
  }

  it("runs each script as if it were a new one", async () => {
    const mine = { args: [""], cwd, env: "", theirs: "", global: "", listeners: 0, code: 0, module: 0 };
    const pids = new Set<number>();
    for (const name of ["first", "second"]) {
      const { code, stdout, stderr } = await run("script.js", [name], { MINE: `of the ${name}` });
      const { pid, port, ...found } = JSON.parse(stdout.join("\n")) as { pid: number; port: number };
      assert.deepEqual(found, { ...mine, args: [name], env: `of the ${name}` });
      assert.deepEqual([code, stderr], [0, [`exit of ${name}`]]);
      await assert.rejects(connected(port), /ECONNREFUSED/, "its server is closed");
      pids.add(pid);
    }
    assert.equal(pids.size, 1, "in one process");
  });

  it("passes on how a script ends, and stays when that one has ended by itself", async () => {
    write("exits.js", "console.log(process.pid); process.exitCode = 32;");
    write("ends.js", "console.log(process.pid);");
    const [exits, ends] = [await run("exits.js", [], {}), await run("ends.js", [], {})];
    assert.deepEqual([exits.code, ends.code], [32, 0]);
    assert.deepEqual(ends.stdout, exits.stdout, "in one process");
    write("leaves.js", "process.exit(7);");
    write("throws.js", 'setImmediate(() => { throw new Error("it broke"); });');
    assert.equal((await run("leaves.js", [], {})).code, 7);
    const { code, stderr } = await run("throws.js", [], {});
    assert.equal(code, 1);
    assert.match(stderr.join("\n"), /it broke/);
  });

  it("loads this package anew, where one read what another one had kept and missed an update", async () => {
    const main = join(cwd, "node_modules/pulumi-dockerhub");
    mkdirSync(main, { recursive: true });
    writeFileSync(
      join(main, "index.js"),
      'exports.runs = 0; exports.later = async () => (await import("./later.js"));',
    );
    writeFileSync(join(main, "later.js"), "exports.runs = 0;");
    write(
      "counts.js",
      'const one = require("pulumi-dockerhub"); one.later().then((later) => console.log(process.pid, one.runs++, later.runs++));',
    );
    const [first, second] = [await run("counts.js", [], {}), await run("counts.js", [], {})];
    assert.match(first.stdout.join(), / 0 0$/);
    assert.deepEqual(second.stdout, first.stdout, "in one process");
  });

  it("is for scripts with the same options of Node", async () => {
    const mine = await run("ends.js", [], {});
    const others = await run("ends.js", [], { NODE_OPTIONS: "--stack-trace-limit=0" });
    assert.notDeepEqual(others.stdout, mine.stdout);
    assert.deepEqual((await run("ends.js", [], {})).stdout, mine.stdout);
  });

  it("lets no compiler of a script stay", async () => {
    write(
      "compiles.js",
      'require.extensions[".ts"] = require.extensions[".js"] = () => undefined; require("./none.ts");',
    );
    write("none.ts", "");
    assert.equal((await run("compiles.js", [], {})).code, 0);
    const { code, stdout } = await run("script.js", ["next"], {});
    assert.deepEqual([code, stdout.length], [0, 1]);
  });

  it("runs a script in a folder of ES modules in a process of its own", async () => {
    write("package.json", '{ "type": "module" }');
    write("module.js", "console.log(process.pid);");
    const pids = [await run("module.js", [], {}), await run("module.js", [], {})].map(({ stdout }) => stdout.join());
    rmSync(join(cwd, "package.json"));
    assert.equal(new Set(pids).size, 2);
  });

  it("lets nobody who has ended do anything later", async () => {
    write("haunts.js", 'process.on("exit", () => setInterval(process.exit, 1, 3).unref()); console.log(process.pid);');
    write("lasts.js", "setTimeout(() => console.log(process.pid), 50);");
    const haunted = await run("haunts.js", [], {});
    await new Promise((resolve) => setTimeout(resolve, 20));
    const { code, stdout } = await run("lasts.js", [], {});
    assert.deepEqual([code, stdout], [0, haunted.stdout], "in the same process");
  });

  it("lets nobody who is killed do anything later, and keeps the process of who waited", async () => {
    const waits = 'setTimeout(() => console.log("at last"), 10_000); setInterval(() => console.log("later"), 1);';
    write("waits.js", `console.log(process.pid); console.log("ready"); ${waits}`);
    const { stdout } = await run("waits.js", [], {}, "ready");
    assert.ok(stdout.includes("ready"));
    const next = await run("script.js", ["next"], {});
    assert.equal(next.stdout.length, 1);
    assert.equal((JSON.parse(next.stdout[0]!) as { pid: number }).pid, Number(stdout[0]), "in the same process");
  });
});

const connected = (port: number) =>
  new Promise((resolve, reject) => connect(port, "127.0.0.1").once("connect", resolve).once("error", reject));

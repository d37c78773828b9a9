import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { PLUGIN } from "../../cli/plugin/files";

const ROOT = join(__dirname, "../..");

describe("A build", () => {
  it("leaves nothing of a file that has become a folder, which would be found before it", () => {
    const clone = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-build-"));
    const write = (path: string, text: string) => writeFileSync(join(clone, path), text);
    for (const folder of ["cli", "plugin", "store", "dist"]) mkdirSync(join(clone, folder));
    write("tsconfig.build.json", JSON.stringify({ compilerOptions: { outDir: "dist", types: [] }, include: ["cli"] }));
    write("cli/main.ts", 'import { told } from "../store";\nconsole.log(told);\n');
    write("store/index.ts", 'export const told = "new";\n');
    write("plugin/main.ts", "console.log(1);\n");
    write("plugin/schema.json", "{}");
    write("package.json", '{ "version": "1.0.0" }');
    write("dist/store.js", 'exports.told = "old";\n');
    utimesSync(join(clone, "dist/store.js"), new Date(0), new Date(0));
    const env = { ...process.env, PATH: `${join(ROOT, "node_modules/.bin")}${delimiter}${process.env["PATH"]}` };
    const { status, stderr, stdout } = spawnSync(process.execPath, [join(ROOT, "scripts/build.mjs")], {
      cwd: clone,
      env,
    });
    const built = readdirSync(join(clone, "dist"), { recursive: true });
    rmSync(clone, { recursive: true });
    assert.equal(status, 0, `${stdout}${stderr}`);
    assert.deepEqual(built.sort(), ["cli", "cli/main.js", "plugin", `plugin/${PLUGIN}`, "store", "store/index.js"]);
  });
});

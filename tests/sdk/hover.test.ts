import assert from "node:assert/strict";
import { join } from "node:path";
import ts from "typescript";

const DIST = join(__dirname, "../../dist/sdk");
const FILE = join(__dirname, "hover-program.ts");
const PROGRAM = `import * as dockerhub from ${JSON.stringify(DIST)};
const group = new dockerhub.Group("g", { name: "g", description: "x" });
group.groupId;
new dockerhub.PersonalAccessToken("t", { label: "t", scopes: ["repo:read"], expiresAt: "2030-01-01T00:00:00Z" });
new dockerhub.Provider("p", { password: "x" });
void dockerhub.getAuditLogs({ since: "2030-01-31" }).then(({ hasMore }) => hasMore);
`;

describe("Hovering in an editor", () => {
  const host: ts.LanguageServiceHost = {
    getScriptFileNames: () => [FILE],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) => {
      const text = path === FILE ? PROGRAM : ts.sys.readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => __dirname,
    getCompilationSettings: () => ({ module: ts.ModuleKind.NodeNext, strict: true, types: [] }),
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    fileExists: (path) => path === FILE || ts.sys.fileExists(path),
    readFile: (path) => (path === FILE ? PROGRAM : ts.sys.readFile(path)),
  };
  const service = ts.createLanguageService(host);

  for (const [text, said] of [
    ["description", "What the group is for."],
    ["groupId", "Number Docker Hub gave the group; it survives a new name."],
    ["expiresAt", "When the token ends, in ISO 8601; never when left out."],
    ["password", "Password of that account."],
    ["since", "From this day or moment on, in ISO 8601."],
    ["hasMore", "True when there may be more of them"],
    ["getAuditLogs", "What was done in an organization"],
    ['Group("g"', "A group of an organization"],
  ] as const) {
    it(`over ${text} shows what the definition says`, () => {
      const info = service.getQuickInfoAtPosition(FILE, PROGRAM.indexOf(text));
      assert.ok(
        ts.displayPartsToString(info?.documentation).startsWith(said),
        ts.displayPartsToString(info?.displayParts),
      );
    });
  }
});

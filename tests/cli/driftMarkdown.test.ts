import assert from "node:assert/strict";
import { asMarkdown, MARKER } from "../../cli/drift/markdown";
import type { DriftReport, Finding } from "../../cli/drift/report";

describe("The Markdown of drift", () => {
  const finding = (n: number): Finding => ({
    kind: "unmanaged",
    organization: "acme",
    stack: null,
    noun: "Group",
    name: `@team_${n}<script>`,
    id: `acme/${n}`,
    differences: [],
    by: null,
  });
  const report = (count: number): DriftReport => ({
    checked: [{ stack: "prod", organizations: ["acme"], resources: 1 }],
    findings: Array.from({ length: count }, (_, n) => finding(n)),
    notes: [],
  });

  it("has the mark by which it is known again, folds long lists, and stays under 60 kB", () => {
    assert.ok(asMarkdown(report(1)).startsWith(MARKER));
    assert.ok(!asMarkdown(report(5)).includes("<details>"));
    assert.ok(asMarkdown(report(50)).includes("<details>"));
    const long = asMarkdown(report(20_000));
    assert.ok(Buffer.byteLength(long) <= 60_000);
    assert.match(long, /… and \d+ more/);
  });

  it("mentions nobody, and lets no markup through", () => {
    const text = asMarkdown(report(1));
    assert.ok(!text.includes("@team") && !text.includes("<script>"), text);
  });
});

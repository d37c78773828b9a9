import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import { collect } from "../../cli/review/collect";
import { asHtml } from "../../cli/review/page";
import { InProcess } from "../support/inProcess";
import { seed } from "../support/spec";
import { sample, SMALL } from "./reviewSample";

const page = asHtml(sample(SMALL));
const NOT_SEEN = "Not seen, see above.";
/** More than a list shows at once. */
const long = asHtml(sample({ ...SMALL, people: 1500 }));

/** The list of people as a browser has it that runs the page. */
function people(html: string) {
  const { window } = new JSDOM(html, { runScripts: "dangerously" });
  const list = window.document.querySelector("#people")!.closest("section")!;
  const rows = () => [...list.querySelectorAll("tbody tr")] as HTMLTableRowElement[];
  return {
    shown: () => rows().filter((row) => !row.hidden && !row.classList.contains("later")),
    count: () => list.querySelector("small")!.textContent,
    more: list.querySelector<HTMLButtonElement>(".more"),
    filter: (text: string) => {
      const input = list.querySelector("input")!;
      input.value = text;
      input.dispatchEvent(new window.Event("input"));
    },
    sort: (column: string) =>
      [...list.querySelectorAll<HTMLButtonElement>("th button")]
        .find((button) => button.textContent === column)!
        .click(),
  };
}

/** Relative luminance of a colour. Source: WCAG 2.2. */
function luminance(hex: string): number {
  const long = hex.length === 3 ? [...hex].map((digit) => digit + digit).join("") : hex;
  const [red, green, blue] = [0, 2, 4]
    .map((at) => parseInt(long.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe("page of a review", () => {
  it("loads nothing and allows nothing but what is in it", () => {
    const { document } = new JSDOM(page).window;
    const policy = document.querySelector("meta[http-equiv]")!.getAttribute("content")!;
    for (const [kind, element] of [
      ["style", document.querySelector("style")!],
      ["script", document.querySelector("script")!],
    ] as const) {
      const digest = createHash("sha256").update(element.textContent!).digest("base64");
      assert.ok(policy.includes(`${kind}-src 'sha256-${digest}';`), `the ${kind} is the one that the policy allows`);
    }
    assert.match(policy, /^default-src 'none'; /);
    assert.ok(!/unsafe|\*|https?:/.test(policy));
    assert.equal(document.querySelectorAll("[src], [style], link, iframe, object, image, use").length, 0);
    assert.ok(
      ![...document.querySelectorAll("*")].some((one) => one.getAttributeNames().some((name) => /^on/.test(name))),
    );
    for (const link of document.querySelectorAll("[href]")) {
      const target = link.getAttribute("href")!;
      assert.ok(
        target.startsWith("#") && document.getElementById(target.slice(1)) !== null,
        `${target} is in the page`,
      );
    }
    assert.ok(!/url\(|@import|https?:/.test(page));
  });

  it("has every list and picture within reach of a keyboard and a screen reader", async function () {
    const { window } = new JSDOM(page, { runScripts: "outside-only" });
    window.eval(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
    // Without a layout nobody can tell what has which colour.
    const rules = { "color-contrast": { enabled: false } };
    const { violations, passes } = await (window as unknown as { axe: typeof import("axe-core") }).axe.run(
      window.document,
      { rules },
    );
    assert.deepEqual(
      Array.from(violations, ({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      [],
    );
    assert.ok(passes.some(({ id }) => id === "svg-img-alt"));
  });

  it("finds people by any word, and counts them", () => {
    const list = people(page);
    list.filter("EDITOR platf");
    const found = list.shown();
    assert.ok(found.length > 0 && found.length < 20);
    assert.ok(found.every((row) => /editor/.test(row.textContent!) && /platform/.test(row.textContent!)));
    assert.equal(list.count(), `${found.length} of 20`);
    list.filter("");
    assert.deepEqual([list.shown().length, list.count()], [20, "20"]);
  });

  it("sorts by a column, and back", () => {
    const list = people(page);
    const names = () => list.shown().map((row) => row.cells[0]!.textContent!);
    list.sort("Docker ID");
    assert.deepEqual(names(), names().toSorted());
    list.sort("Docker ID");
    assert.deepEqual(names(), names().toSorted().reverse());
  });

  it("shows so many rows at once that it stays quick, the rest on demand, and finds and sorts among all", () => {
    assert.equal(
      new JSDOM(long).window.document.querySelectorAll(".list")[0]!.querySelectorAll("tbody tr").length,
      1500,
    );
    const list = people(long);
    assert.deepEqual([list.shown().length, list.count(), list.more!.textContent], [200, "1,500", "Show 1,000 more"]);
    list.more!.click();
    assert.deepEqual([list.shown().length, list.more!.textContent], [1200, "Show 300 more"]);
    list.filter("tess-74@example.com");
    assert.deepEqual([list.shown().length, list.count(), list.more!.hidden], [1, "1 of 1,500", true]);
    list.filter("");
    list.sort("Docker ID");
    list.sort("Docker ID");
    assert.equal(list.shown()[0]!.cells[0]!.textContent, "tess-74");
    assert.equal(list.shown().length, 200);
  });

  it("says what a credential may not see, where zero would be wrong", async () => {
    const secret = "dckr_oat_looks-at-members";
    const [acme] = seed.organizations!;
    const accessTokens = [{ token: secret, scopes: ["scope-member-read"] }];
    const world = new InProcess(
      {
        seed: {
          ...seed,
          organizations: [{ ...acme!, accessTokens, groups: [{ name: "platform", members: ["ada"] }] }],
        },
      },
      { username: "acme", secret },
    );
    const report = await collect({ hub: world.hub, org: "acme" }, [], "2030-01-01T00:00:00Z");
    assert.deepEqual(report.unseen.toSorted(), ["changes", "groups", "invites", "settings", "tokens"]);
    const { document } = new JSDOM(asHtml(report)).window;
    const said = (id: string) => document.querySelector(`#${id}`)!.closest("section")!.querySelector("p")?.textContent;
    assert.deepEqual(
      [said("groups"), said("changes-since-2030-01-01"), said("people")],
      [NOT_SEEN, NOT_SEEN, undefined],
    );
    assert.equal(document.querySelectorAll(".note").length, report.notes.length);
    assert.match(
      document.querySelector(".top > p")!.textContent!,
      /^2030-06-01. 3 people, among them 1 owner and 0 guests\.$/,
    );
    const titles = [...document.querySelectorAll("figure h3")].map((one) => one.textContent);
    assert.deepEqual(titles, ["People by role"]);
  });

  it("says so when the audit log is longer than what is read of it", async () => {
    const world = new InProcess();
    const acme = world.fake.store.organizations.get("acme")!;
    const record = () => world.fake.store.record(acme, "ops", "team.create", "platform");
    record();
    world.clock.time += 24 * 3600_000;
    for (let n = 0; n < 5000; n++) record();
    const report = await collect({ hub: world.hub, org: "acme" }, [], "2030-01-01T00:00:00Z");
    assert.deepEqual(report.notes, ["The audit log is long: only its newest 5000 changes are told."]);
    assert.deepEqual([report.changes!.length, report.since?.slice(0, 10)], [5000, "2030-06-02"]);
  });

  it("has colours that can be told from each other, in the light and in the dark", () => {
    const styles = new JSDOM(page).window.document.querySelector("style")!.textContent!;
    const palettes = [...styles.matchAll(/:root \{ (--page[^}]*)\}/g)].filter(([, text]) => text!.includes("--ink"));
    assert.equal(palettes.length, 2);
    for (const [, text] of palettes) {
      const of = Object.fromEntries([...text!.matchAll(/--(\w+): #(\w+);/g)].map(([, name, hex]) => [name!, hex!]));
      const contrast = (a: string, b: string) => {
        const [dark, light] = [luminance(of[a]!), luminance(of[b]!)].sort((x, y) => x - y) as [number, number];
        return (light + 0.05) / (dark + 0.05);
      };
      for (const letters of ["ink", "dim", "link"])
        for (const ground of ["page", "card"]) assert.ok(contrast(letters, ground) >= 4.5, `${letters} on ${ground}`);
      for (const tone of ["first", "second", "warn", "off"])
        for (const ground of ["card", "track"]) assert.ok(contrast(tone, ground) >= 3, `${tone} on ${ground}`);
    }
  });
});

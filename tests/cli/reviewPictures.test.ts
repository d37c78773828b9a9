import assert from "node:assert/strict";
import { JSDOM } from "jsdom";
import { figure } from "../../cli/review/drawing/figure";
import { picturesOf } from "../../cli/review/pictures";
import { steps } from "../../cli/review/pictures/steps";
import type { ReviewReport } from "../../cli/review/report";
import { registry } from "../../provider/resources";
import { LARGE, sample, SMALL } from "./reviewSample";

/** The pictures of a review, as they stand in its page, by title. */
function drawn(report: ReviewReport): Map<string, Element> {
  const { document } = new JSDOM(picturesOf(report).map(figure).join("")).window;
  return new Map([...document.querySelectorAll("figure")].map((one) => [one.querySelector("h3")!.textContent!, one]));
}

const numberIn = (text: string | null) => Number(text!.replaceAll(",", ""));
const texts = (root: Element, selector: string) => [...root.querySelectorAll(selector)].map((one) => one.textContent!);

/** What somebody sees: names and numbers written beside bars. */
const seen = (picture: Element): [string, number][] => {
  const written = texts(picture, "svg > text, svg > svg > text");
  return written.flatMap((text, index) => (index % 2 === 1 ? [[written[index - 1]!, numberIn(text)]] : [])) as [
    string,
    number,
  ][];
};
/** What the table behind it says. */
const behind = (picture: Element): [string, number][] =>
  [...picture.querySelectorAll("tbody tr")].map((row) => [
    row.querySelector("th")!.textContent!,
    numberIn(row.querySelector("td")!.textContent),
  ]);
/** Lengths of what is filled, beside the track on which it lies. */
const widths = (picture: Element) =>
  [...picture.querySelectorAll("figure > svg > rect:not(.track)")].map((bar) => parseFloat(bar.getAttribute("width")!));

describe("pictures of a review", () => {
  for (const size of [SMALL, LARGE]) {
    const report = sample(size);
    const pictures = drawn(report);
    const { people, groups, invites, tokens, changes } = report;
    const the = (title: string) => pictures.get(title)!;

    describe(`of ${size.people} people`, () => {
      it("count seats in use, pending and stale", () => {
        const stale = invites.filter((one) => one.stale).length;
        assert.deepEqual(seen(the("Seats in use")), [
          ["People", people.length],
          ["Pending invitations", invites.length - stale],
          ["Stale invitations", stale],
        ]);
        assert.ok(widths(the("Seats in use")).every((width) => width > 1));
        assert.ok(Math.abs(widths(the("Seats in use")).reduce((sum, width) => sum + width, 0) - 100) < 0.1);
      });

      it("count people by role", () => {
        const roles = ["owner", "editor", "member"];
        const expected = roles.map((role) => [role, people.filter((one) => one.role === role).length]);
        assert.deepEqual(seen(the("People by role")), expected);
        assert.equal(Math.max(...widths(the("People by role"))), 100);
      });

      it("show the largest groups, count the rest, and tell who is in none", () => {
        const sizes = groups.map((group) => group.people).sort((a, b) => b - a);
        const picture = the("People by group");
        const shown = Math.min(12, groups.length);
        const alone = people.filter((one) => one.groups.length === 0).length;
        assert.deepEqual(
          seen(picture).map(([, count]) => count),
          [...sizes.slice(0, shown), alone],
        );
        for (const [name, count] of seen(picture).slice(0, -1))
          assert.equal(groups.find((group) => group.name === name)?.people, count);
        const rest = picture.querySelector(".rest")?.textContent;
        const smaller = `${groups.length - 12} more groups with ${sizes.at(-1)} to ${sizes[12]} people each.`;
        assert.equal(rest, groups.length > 12 ? smaller : undefined);
      });

      it("count tokens by age and by last use, and those that have ended apart", () => {
        const live = tokens.filter(({ active, expired }) => active && !expired);
        const before = (days: number) => Date.parse(report.at) - days * 24 * 3600_000;
        for (const [title, key] of [
          ["Access tokens by age", "since"],
          ["Access tokens by last use", "lastUsedAt"],
        ] as const) {
          const moments = live.flatMap((one) => (one[key] === null ? [] : [Date.parse(one[key])]));
          const between = (from: number, to: number) =>
            moments.filter((moment) => moment > before(to) && moment <= before(from)).length;
          const unknown = live.length - moments.length;
          assert.deepEqual(seen(the(title)), [
            ["Under 30 days", between(0, 30)],
            ["30 to 90 days", between(30, 90)],
            ["90 days to a year", between(90, 365)],
            ["Over a year", between(365, 1e5)],
            ...(unknown > 0 ? [["Never, or not told", unknown]] : []),
            ["Expired or switched off", tokens.length - live.length],
          ]);
        }
      });

      it("count changes over time and by who made them", () => {
        const weeks = behind(the("Changes over time"));
        assert.equal(
          weeks.reduce((sum, [, count]) => sum + count, 0),
          changes!.length,
        );
        for (const [week, count] of weeks) {
          const from = Date.parse(week);
          const within = changes!.filter(({ at }) => Date.parse(at) >= from && Date.parse(at) < from + 7 * 864e5);
          assert.equal(within.length, count, week);
        }
        const columns = [...the("Changes over time").querySelectorAll("rect > title")].map((one) => one.textContent);
        assert.deepEqual(
          columns,
          weeks.filter(([, count]) => count > 0).map(([week, count]) => `${week}: ${count}`),
        );
        const [who, most] = seen(the("Changes by who made them"))[0]!;
        assert.equal(changes!.filter(({ actor }) => actor === who).length, most);
      });

      it("count what nouns ask for of their tables", () => {
        const isPublic = report.tables[0]!.rows.filter((row) => row[1] === "public").length;
        assert.ok(
          seen(the("Repositories by visibility")).some(([name, n]) => name === "public" && n === isPublic),
          "by value",
        );
        const pushes = seen(the("Repositories by last push"));
        assert.equal(pushes.at(-1)![1], report.tables[0]!.rows.filter((row) => row[4] === "never").length, "by age");
      });

      it("say the same to the eye, to the ear and in the table behind", () => {
        for (const [title, picture] of pictures) {
          const svg = picture.querySelector("svg")!;
          assert.equal(svg.getAttribute("role"), "img");
          const of = (key: string) => picture.querySelector(`[id="${svg.getAttribute(key)}"]`)!;
          assert.equal(of("aria-labelledby").textContent, title);
          const heard = of("aria-describedby").textContent!;
          for (const [name, count] of behind(picture))
            assert.ok(heard.includes(`${name}: ${count.toLocaleString("en")}`));
          if (!picture.classList.contains("columns")) assert.deepEqual(seen(picture), behind(picture), title);
          assert.match(picture.querySelector("summary")!.textContent!, new RegExp(`^Numbers of ${title}$`));
        }
      });
    });
  }

  it("are of columns that the tables of nouns have", () => {
    for (const [noun, { told }] of registry) {
      const columns = told.review?.columns ?? [];
      for (const { column } of told.review?.pictures ?? []) assert.ok(columns.includes(column), `${noun}: ${column}`);
    }
  });

  it("count tokens of the organization by when they were made and used last", () => {
    const { title, none, columns, pictures = [] } = registry.get("OrgAccessToken")!.told.review!;
    const row = (made: string, used: string) =>
      columns.map((column) => (column === "Made" ? made : column === "Last used" ? used : ""));
    const rows = [row("2030-06-01", "2030-06-02"), row("2028-01-01", "never, or not told")];
    const table = { noun: "OrgAccessToken", title, none, columns: [...columns], pictures: [...pictures], rows };
    const drawing = drawn({ ...sample(SMALL), tables: [table] });
    const counts = (name: string) => seen(drawing.get(name)!).map(([, count]) => count);
    assert.deepEqual(counts("Tokens of the organization by age"), [1, 0, 0, 1]);
    assert.deepEqual(counts("Tokens of the organization by last use"), [1, 0, 0, 0, 1]);
  });

  it("are none of what could not be looked at, and none of nothing", () => {
    const unseen = drawn({ ...sample(SMALL), unseen: ["members", "changes"] });
    assert.deepEqual([...unseen.keys()].slice(0, 2), ["Access tokens by age", "Access tokens by last use"]);
    const { document } = new JSDOM(
      picturesOf({ ...sample(SMALL), people: [], groups: [], invites: [], tokens: [], changes: [], tables: [] })
        .map(figure)
        .join(""),
    ).window;
    assert.ok(!/NaN|Infinity|undefined/.test(document.body.innerHTML));
    const titles = [...document.querySelectorAll("h3")].map((one) => one.textContent);
    assert.deepEqual(titles, ["Seats in use", "People by role", "People by group"]);
  });

  it("let no name become markup, and cut a long one only where it is drawn", () => {
    const name = `<b>&"'</b>${"w".repeat(40)}`;
    const { people, ...rest } = sample(SMALL);
    const report = { ...rest, people: people.map((one) => ({ ...one, role: name })) };
    const picture = drawn(report).get("People by role")!;
    assert.equal(picture.querySelector("b"), null);
    assert.deepEqual(behind(picture), [[name, people.length]]);
    assert.equal(seen(picture)[0]![0], `${name.slice(0, 29)}…`);
  });

  it("go by days, weeks, months or years, without a gap", () => {
    const of = (from: string, to: string) => {
      const { unit, steps: all } = steps(`${from}T13:00:00Z`, `${to}T09:00:00Z`);
      all.forEach(({ from: start }, index) => index > 0 && assert.equal(start, all[index - 1]!.until));
      return [unit, all.length, all[0]!.name, all.at(-1)!.name];
    };
    assert.deepEqual(of("2030-05-30", "2030-06-02"), ["day", 4, "2030-05-30", "2030-06-02"]);
    assert.deepEqual(of("2030-03-06", "2030-06-02"), ["week", 13, "2030-03-04", "2030-05-27"]);
    assert.deepEqual(of("2029-10-31", "2030-06-02"), ["month", 9, "2029-10", "2030-06"]);
    assert.deepEqual(of("2024-02-29", "2030-06-02"), ["year", 7, "2024", "2030"]);
  });
});

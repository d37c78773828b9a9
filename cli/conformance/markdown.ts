import { plain } from "../markdown";
import { type ConformanceReport, counted } from "./report";
import { SOURCES } from "./row";

/**
 * The report for an issue. It holds our own words, statuses, kinds and field names alone: nothing of
 * the organization, and of what could not be removed no more than how much it is.
 */
export function asMarkdown(report: ConformanceReport): string {
  const { version, at, service, credential, wrote, requests, unanswered, left } = report;
  const head = [
    `pulumi-dockerhub ${version}, ${at.slice(0, 10)}, ${service}, signed in with ${credential}, ` +
      `${wrote ? "with" : "without"} --write, ${requests} requests${unanswered > 0 ? `, ${unanswered} without a reply` : ""}.`,
    ...(left.length > 0 ? [`${left.length} of the things that the run made could not be removed.`] : []),
  ].join("\n");
  const parts = counted(report)
    .toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict))
    .map(({ verdict, rows }) => {
      const lines = rows.map(
        ({ name, expects, said, source }) => `| ${plain(name)} | ${plain(expects)} | ${plain(said)} | ${source} |`,
      );
      const table = ["| check | expected | seen | known from |", "| --- | --- | --- | --- |", ...lines].join("\n");
      const folded = `<details><summary>all of them</summary>\n\n${table}\n\n</details>`;
      const title = `### ${rows.length} ${verdict}`;
      return rows.length === 0 ? title : `${title}\n\n${verdict === "differs" ? table : folded}`;
    });
  const sources = Object.entries(SOURCES).map(([name, meaning]) => `- ${name}: ${meaning}`);
  return `${["## Docker Hub conformance", head, ...parts, `Known from:\n\n${sources.join("\n")}`].join("\n\n")}\n`;
}

const ORDER = ["differs", "could not tell", "agrees"];

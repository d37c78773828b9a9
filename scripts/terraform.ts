/** The table of what the official Terraform provider has, and what it is here, from what the nouns tell of it. */
import { type Noun, registry } from "../provider/resources";
import type { Equivalent } from "../provider/telling/terraform";
import { lowerFirst } from "./names";

const path = (one: Equivalent) => (typeof one === "string" ? one : "is" in one ? one.is : undefined);
const here = (one: Equivalent) => {
  const is = path(one);
  return is === undefined ? `– (${(one as { why: string }).why})` : `\`${is}\``;
};

/** The page docs/reference/terraform.md. */
export function terraformPage(): string {
  const nouns = [...registry.values()].filter(({ told }) => told.terraform !== undefined);
  const types = [...Map.groupBy(nouns, ({ told }) => told.terraform!.type)].sort(([a], [b]) => (a < b ? -1 : 1));
  const beyond = [...registry.values()].filter(({ told }) => told.terraform === undefined);
  return `# From the official Terraform provider

\`npx pulumi-dockerhub convert --from terraform.tfstate --out infra\` reads a state of Terraform or OpenTofu, and writes a
program and an import file: nothing on Docker Hub is changed, and the first preview is empty. Each resource keeps the name
that it has in Terraform, with the names of its modules and its key in front of it and behind it. What it cannot take over
it names.

${types.map(([type, all]) => section(type, all)).join("\n\n")}

${links(beyond).join(", ")} ${beyond.length === 1 ? "has" : "have"} no counterpart there.
`;
}

const links = (nouns: readonly Noun[]) => nouns.map(({ type }) => `[${type}](${lowerFirst(type)}.md)`);

function section(type: string, nouns: readonly Noun[]): string {
  const names = [...new Set(nouns.flatMap(({ told }) => Object.keys(told.terraform!.attributes)))];
  const rows = names.map((name) => {
    const cells = nouns
      .map(({ told }) => told.terraform!.attributes[name])
      .map((one) => (one === undefined ? "" : here(one)));
    return `| \`${name}\` | ${cells.join(" | ")} |`;
  });
  return `## \`${type}\`

| attribute | ${links(nouns).join(" | ")} |
| --- |${nouns.map(() => " --- |").join("")}
${rows.join("\n")}`;
}

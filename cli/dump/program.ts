import { version } from "../version";
import type { Declared, Person, Style } from "./declare";

/** The files of a Pulumi project that declares an organization, by name. */
export function projectFiles(org: string, declared: Declared, style: Style): Map<string, string> {
  const files = new Map<string, string>();
  files.set("Pulumi.yaml", pulumiYaml(org));
  files.set("package.json", packageJson(org));
  files.set("tsconfig.json", `${JSON.stringify({ compilerOptions: TYPESCRIPT, files: ["index.ts"] }, undefined, 2)}\n`);
  files.set(".gitignore", "node_modules/\n");
  files.set("index.ts", program(org, declared, style));
  files.set("README.md", readme(org, declared));
  if (declared.people.length > 0) files.set("people.csv", csv(declared.people));
  return files;
}

const TYPESCRIPT = {
  target: "ES2022",
  module: "nodenext",
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: ["node"],
};

const pulumiYaml = (org: string) => `name: ${org}
runtime: nodejs
description: People, groups and settings of the organization ${org} on Docker Hub
config:
  dockerhub:org: ${org}
`;

function packageJson(org: string): string {
  const dependencies = { "@pulumi/pulumi": "^3.270.0", "pulumi-dockerhub": `^${version()}` };
  const devDependencies = { "@types/node": "^24.0.0", typescript: "~6.0.3" };
  return `${JSON.stringify({ name: org, private: true, main: "index.ts", dependencies, devDependencies }, undefined, 2)}\n`;
}

const csv = (people: readonly Person[]) =>
  ["name,role,groups", ...people.map(({ name, role, groups }) => `${name},${role},${groups.join(" ")}`), ""].join("\n");

const READ_PEOPLE = `/** One line a person: Docker ID (or address, while invited), role, and groups. */
const people = readFileSync(join(__dirname, "people.csv"), "utf8")
  .trim()
  .split("\\n")
  .slice(1)
  .map((line) => line.split(",") as [name: string, role: "owner" | "editor" | "member", groups: string])
  .map(([name, role, groups]) => ({ name, role, groups: groups.split(" ") }));
`;
const IN_GROUP = `const inGroup = (group: string) => people.filter(({ groups }) => groups.includes(group)).map(({ name }) => name);
`;

/** The program, as a person would write it. */
function program(org: string, declared: Declared, style: Style): string {
  const { people, roster, groups, ignore, tokens, settings } = declared;
  const hasPeople = people.length > 0;
  const imports = hasPeople ? ['import { readFileSync } from "node:fs";', 'import { join } from "node:path";'] : [];
  const parts = [
    [...imports, 'import * as dockerhub from "pulumi-dockerhub";'].join("\n"),
    hasPeople ? `${READ_PEOPLE}${groups.length > 0 ? IN_GROUP : ""}`.trimEnd() : "",
    ignore.length > 0 && style === "sets"
      ? `/** People whom this program leaves alone. */\nconst ignore = ${code(ignore)};`
      : "",
    style === "sets" && roster ? everybody(org, ignore) : "",
    style === "edges" && roster
      ? "for (const { name, role } of people) new dockerhub.OrgMember(name, { username: name, role });"
      : "",
    ...groups.map(({ variable, name, description }) => {
      const group = `const ${variable} = new dockerhub.Group(${code(name)}, ${code({ name, ...(description && { description }) })});`;
      return `${group}\n${members(variable, name, hasPeople, style, ignore)}`.trimEnd();
    }),
    invites(declared),
    tokens.map(({ name, args }) => `new dockerhub.PersonalAccessToken(${code(name)}, ${code(args)});`).join("\n"),
    settings === undefined ? "" : `new dockerhub.OrgSettings(${code(org)}, ${code({ restrictedImages: settings })});`,
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function everybody(org: string, ignore: readonly string[]): string {
  const args = `members: Object.fromEntries(people.map(({ name, role }) => [name, role]))${ignore.length > 0 ? ", ignore" : ""}`;
  return `new dockerhub.OrgMembers(${code(org)}, { ${args} });`;
}

function members(variable: string, name: string, hasPeople: boolean, style: Style, ignore: readonly string[]): string {
  if (!hasPeople) return "";
  const group = `group: ${variable}.name`;
  if (style === "sets") {
    const more = ignore.length > 0 ? ", ignore" : "";
    return `new dockerhub.GroupMembers(${code(name)}, { ${group}, members: inGroup(${code(name)})${more} });`;
  }
  return (
    `for (const username of inGroup(${code(name)})) ` +
    `new dockerhub.GroupMembership(\`${name}/\${username}\`, { ${group}, username });`
  );
}

function invites({ invites: all, groups }: Declared): string {
  const lines = all.map(({ name, invitee, group }) => {
    const variable = groups.find((one) => one.name === group)?.variable;
    const where = group === undefined ? "" : `, group: ${variable === undefined ? code(group) : `${variable}.name`}`;
    return `new dockerhub.Invite(${code(name)}, { invitee: ${code(invitee)}${where} });`;
  });
  return lines.join("\n");
}

/** A value as TypeScript: keys without quotes where they need none. */
function code(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(code).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(
      ([key, item]) =>
        `${/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key) ? key : JSON.stringify(key)}: ${code(item)}`,
    )
    .join(", ")} }`;
}

/** From so many resources on, a state that is written with each of them takes most of the time. */
const MANY = 500;
const ONCE = "PULUMI_EXPERIMENTAL=1 PULUMI_SKIP_CHECKPOINTS=true ";

function readme(org: string, { notes, resources }: Declared): string {
  const many = resources.length > MANY;
  const how = many
    ? "\nThere are many resources: the two variables have Pulumi write the state once, at the end, and not with each of them.\n"
    : "";
  const left = notes.length === 0 ? "" : `\n## Worth knowing\n\n${notes.map((note) => `- ${note}`).join("\n")}\n`;
  return `# ${org} on Docker Hub

The organization as it was when \`pulumi-dockerhub dump\` wrote this program. These commands put it under code; nothing on
Docker Hub is changed by them:

\`\`\`sh
npm install && pulumi stack init prod
${many ? ONCE : ""}pulumi import --file import.json --yes --generate-code=false --protect=false
pulumi preview --refresh --expect-no-changes
\`\`\`
${how}
Sign in after the first of them, for one: \`pulumi config set dockerhub:username you\` and \`pulumi config set --secret dockerhub:password\`.

The values of access tokens cannot be read from Docker Hub: adopted tokens work on, and their output \`token\` stays empty
until they are replaced. Nothing is protected unless the program says so: add \`{ protect: true }\` where that is wanted.
After the import, \`import.json\` has done its work and can be deleted.
${left}`;
}

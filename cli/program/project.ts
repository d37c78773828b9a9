import { version } from "../version";
import { registry } from "../../provider/resources";
import type { Declared, Person } from "./declared";
import type { Language } from "./languages/language";
import { program } from "./program";
import { yamlText } from "./yamlText";

/** The files of a Pulumi project that declares an organization, by name. */
export function projectFiles(
  org: string,
  declared: Declared,
  { command, language }: { command: string; language: Language },
): Map<string, string> {
  const written = program(org, declared, language);
  const head = {
    name: org,
    runtime: language.runtime,
    description: `People, groups and settings of the organization ${org} on Docker Hub`,
    ...(language.isNative ? { packages: { dockerhub: `dockerhub@${version()}` } } : {}),
    config: { "dockerhub:org": org },
  };
  return new Map(
    Object.entries({
      "Pulumi.yaml": yamlText(head),
      ".gitignore": [...language.leavesOut, IMPORT_FILE, ""].join("\n"),
      ...language.files(written, head),
      "README.md": readme(org, declared, command, language),
      ...(written.reads.people ? { "people.csv": csv(declared.people) } : {}),
    }),
  );
}

/** It may hold the values of tokens. */
export const IMPORT_FILE = "import.json";

const csv = (people: readonly Person[]) =>
  ["name,role,groups", ...people.map(({ name, role, groups }) => `${name},${role},${groups.join(" ")}`), ""].join("\n");

/** From so many resources on, a state that is written with each of them takes most of the time. */
const MANY = 500;
const ONCE = "PULUMI_EXPERIMENTAL=1 PULUMI_SKIP_CHECKPOINTS=true ";

const KNOWN = `The values of access tokens come from the state that was converted, and are secrets from then on. Until then they stand in
\`${IMPORT_FILE}\` in clear: **delete it after the import**.`;
const UNKNOWN = `The values of access tokens cannot be read from Docker Hub: adopted tokens work on, and their output \`token\` stays empty
until they are replaced. After the import, \`${IMPORT_FILE}\` has done its work and can be deleted.`;

const hasSecrets = (resources: Declared["resources"]) =>
  resources.some(({ noun, known = {} }) =>
    registry.get(noun)!.secrets?.some((key) => (known as Record<string, unknown>)[key] !== undefined),
  );

const PLUGIN = `\nThe program is for the plugin \`dockerhub\` in version ${version()}: \`pulumi install\` sets it up.\n`;

function readme(org: string, { notes, resources }: Declared, command: string, { install, isNative }: Language): string {
  const many = resources.length > MANY;
  const how = many
    ? "\nThere are many resources: the two variables have Pulumi write the state once, at the end, and not with each of them.\n"
    : "";
  const left = notes.length === 0 ? "" : `\n## Worth knowing\n\n${notes.map((note) => `- ${note}`).join("\n")}\n`;
  return `# ${org} on Docker Hub

The organization as it was when \`pulumi-dockerhub ${command}\` wrote this program. These commands put it under code; nothing on
Docker Hub is changed by them:

\`\`\`sh
${install} && pulumi stack init prod
${many ? ONCE : ""}pulumi import --file import.json --yes --generate-code=false --protect=false
pulumi preview --refresh --expect-no-changes
\`\`\`
${isNative ? PLUGIN : ""}${how}
Sign in after the first of them, for one: \`pulumi config set dockerhub:username you\` and \`pulumi config set --secret dockerhub:password\`.

${hasSecrets(resources) ? KNOWN : UNKNOWN}
Nothing is protected unless the program says so, with the option \`protect\` of a resource.
${left}`;
}

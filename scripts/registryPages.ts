/** The two pages that the public registry of Pulumi shows of a package, beside what is in its schema. */
import { IMPORTS } from "../cli/program/sdks";
import { registry } from "../provider/resources";
import type { Write } from "./examples";
import { type Declared, declaredBy } from "./examples/declared";
import { manifest } from "./pluginSchema/manifest";
import { configurationTable } from "./reference";

/** Nouns that show together what the package is for. */
const SHOWN = ["OrgMember", "GroupMembership", "RepositoryPermission", "PersonalAccessToken"];

/** Their examples as one program. */
function shown(): Declared[] {
  const all = new Map<string, Declared>();
  for (const one of SHOWN.flatMap((noun) => declaredBy(registry.get(noun)!)))
    all.set(one.name, { ...one, isReferredTo: one.isReferredTo || all.get(one.name)?.isReferredTo === true });
  return [...all.values()];
}

/** The pages by name. */
export async function registryPages(write: Write): Promise<[name: string, text: string][]> {
  const programs = await write(shown());
  const choices = [...programs].map(
    ([language, text]) =>
      `{{% choosable language ${language} %}}\n\n\`\`\`${language}\n${text}\`\`\`\n\n{{% /choosable %}}\n`,
  );
  return [
    [
      "_index.md",
      `${head("Docker Hub", "Provides an overview of the Docker Hub provider for Pulumi.")}
The Docker Hub provider for Pulumi looks after an organization: who is in it, in which groups and with which role, who is
invited, access tokens and settings, repositories and who may do what with them. A preview says who gains and who loses
what before anything changes, and what was changed by hand is found.

## Example

{{< chooser language "${[...programs.keys()].join(",")}" >}}
${choices.join("")}
{{< /chooser >}}
`,
    ],
    ["installation-configuration.md", installation()],
  ];
}

function installation(): string {
  return `${head("Docker Hub Installation & Configuration", "Information on how to install the Docker Hub provider and how to sign in to Docker Hub.")}
## Installation

The plugin runs on Node 22.12 or newer, whatever the language of the program. It is in the npm package, and this puts it
where Pulumi finds it without asking any server:

\`\`\`sh
npx ${manifest.name}@${manifest.version} plugin install
pulumi package add dockerhub@${manifest.version}
\`\`\`

The second command, in the folder of a program, writes the SDK for its language. A program names it so:

| language | |
| --- | --- |
${IMPORTS.map(([language, line]) => `| ${language} | \`${line}\` |`).join("\n")}
| YAML | \`type: dockerhub:Group\`, and no SDK is needed |

## Configuration

\`\`\`sh
pulumi config set dockerhub:org acme
pulumi config set dockerhub:username ops
pulumi config set --secret dockerhub:password
\`\`\`

Each key may also be an argument of an explicit provider, or stand in the environment. What names an explicit provider goes by
its arguments, all else by the configuration of the stack, and both then by the environment in the order given. An explicit
provider takes nothing of the stack but its rules, and its \`baseUrl\` where it has none itself.

${configurationTable()}
`;
}

/** Front matter, of which the registry makes the head of a page. */
const head = (title: string, description: string) => `---
title: ${title}
meta_desc: ${description}
layout: package
---
`;

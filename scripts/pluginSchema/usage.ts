import type { Noun } from "../../provider/resources";
import type { Write } from "../examples";
import { declaredBy } from "../examples/declared";
import { token } from "./named";

/** What the description of a noun goes on with: the example in each language, and how such a thing is imported. */
export async function usage(noun: Noun, write: Write): Promise<string> {
  const resources = declaredBy(noun);
  const programs = [...(await write(resources))].map(([language, text]) => `\`\`\`${language}\n${text}\`\`\`\n`);
  return `{{% examples %}}
## Example Usage

{{% example %}}

${programs.join("\n")}
{{% /example %}}
{{% /examples %}}

## Import

\`\`\`sh
pulumi import ${token(noun.type)} ${resources.at(-1)!.name} ${noun.id.replaceAll(/[{}]/g, "")}
\`\`\`
`;
}

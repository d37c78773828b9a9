/** The reference page of the commands, from their own help and the schemas of what they print as JSON. */
import type { Command } from "commander";
import { z } from "zod";
import { commands } from "../cli/commands";
import { conformanceReport } from "../cli/conformance/report";
import { doctorReport } from "../cli/doctor/report";
import { driftReport } from "../cli/drift/report";
import { programReport } from "../cli/program/report";
import { reviewReport } from "../cli/review/report";

const SCHEMAS: Record<string, z.ZodType> = {
  doctor: doctorReport,
  dump: programReport,
  convert: programReport,
  drift: driftReport,
  review: reviewReport,
  conformance: conformanceReport,
};

/** A command within another one is named behind it. */
const fullName = (command: Command): string =>
  command.parent === null ? command.name() : `${command.parent.name()} ${command.name()}`;

/** Help is as wide as this, whatever the terminal. */
const WIDTH = 110;

export async function commandsPage(): Promise<string> {
  const parts = (await commands())
    .flatMap((command) => [command, ...command.commands])
    .map((command) => {
      const help: string[] = [];
      const write = (text: string) => void help.push(text);
      command.configureOutput({ writeOut: write, getOutHelpWidth: () => WIDTH }).outputHelp();
      const text = help.join("").replace("Usage: ", "Usage: pulumi-dockerhub ").trim();
      const schema = SCHEMAS[command.name()];
      const json =
        schema === undefined
          ? ""
          : `\n\nWith \`--json\` it prints, as JSON Schema:\n\n\`\`\`json\n${JSON.stringify(z.toJSONSchema(schema), undefined, 1)}\n\`\`\``;
      return `## ${fullName(command)}\n\n\`\`\`text\n${text}\n\`\`\`${json}`;
    });
  return `# Commands

\`npx pulumi-dockerhub <command>\`. Configuration is that of the provider: of the stack that is named or selected, and
of the environment. Text is coloured on a terminal, unless \`NO_COLOR\` is set; what takes long is announced on stderr.

| exit code | meaning |
| --- | --- |
| 0 | fine |
| 1 | it failed, and says why |
| 2 | it was called wrongly |
| 7 | it found something |

${parts.join("\n\n")}
`;
}

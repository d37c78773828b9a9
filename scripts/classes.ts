/** The classes of the SDK, one for each definition, with its comment. */
import { registry } from "../provider/resources";
import { comments } from "./comments";
import { lowerFirst } from "./names";

const WIDTH = 110;

/** A comment in lines that fit. */
function documented(text: string): string {
  const lines = text.split(" ").reduce<string[]>((all, word) => {
    const longer = `${all.at(-1) ?? ""} ${word}`;
    return all.length === 0 || longer.length > WIDTH ? [...all, word] : [...all.slice(0, -1), longer];
  }, []);
  return `/**\n${lines.map((line) => ` * ${line}`).join("\n")}\n */`;
}

/** The module sdk/classes.ts. */
export function classesModule(): string {
  const nouns = [...registry.keys()].sort();
  const classes = nouns.map((noun) => {
    const file = lowerFirst(noun);
    const comment = comments(`provider/resources/${file}/${file}.ts`).get(file);
    if (comment === undefined) throw new Error(`The definition of ${noun} has no comment to say what it is.`);
    return `${documented(comment)}\nexport class ${noun} extends resource("${noun}") {}\nexport type { ${noun}Args } from "./shapes/${file}";\n`;
  });
  return `// Written by "npm run generate" from the definitions in provider/resources; do not edit.
import { resource } from "./resource";

${classes.join("\n")}`;
}

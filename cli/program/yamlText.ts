import { Document, isScalar, Scalar, visit } from "yaml";
import { isUnseen, shown } from "./languages/escaped";

/** What stands between the lines of a document, by the path of a key, such as `resources/web`. */
export interface Between {
  /** Keys with an empty line before them. */
  apart?: ReadonlySet<string>;
  /** Comments before keys. */
  comments?: Readonly<Record<string, string>>;
}

/** A document as any reader takes it, also one that knows YAML 1.1 alone: what is a text stays one. */
export function yamlText(content: object, { apart = new Set(), comments = {} }: Between = {}): string {
  const document = new Document(content, { schema: "yaml-1.1" });
  visit(document, {
    Pair: (_, { key }, path) => {
      if (!isScalar(key)) return;
      const above = path.flatMap((one) => ("key" in one && isScalar(one.key) ? [String(one.key.value)] : []));
      const at = [...above, String(key.value)].join("/");
      if (apart.has(at)) key.spaceBefore = true;
      if (comments[at] !== undefined) key.commentBefore = ` ${comments[at]}`;
    },
    Scalar: (_, scalar) => {
      if (typeof scalar.value === "string" && needsQuotes(scalar.value)) scalar.type = Scalar.QUOTE_DOUBLE;
    },
  });
  const text = document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER });
  return text.split("\n").map(shown).join("\n");
}

/** Whether a text without quotes would be something else to some reader, or seen by nobody; beyond what YAML 1.1 says. */
function needsQuotes(text: string): boolean {
  // Source: gopkg.in/yaml.v3, which takes letters and signs in numbers that no version of YAML has.
  const mayBeNumber = /^[-+._]*\d/.test(text) && !/[g-np-wyz]/i.test(text);
  const isHidden = text.includes("\n") && /^\s|[ \t](\n|$)/.test(text);
  return text === "<<" || mayBeNumber || isHidden || isUnseen(text.replaceAll("\n", ""));
}

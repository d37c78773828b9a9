import { readFileSync } from "node:fs";
import ts from "typescript";

/** Comments of all object keys and constants of a source file, by name. */
export function comments(path: string): Map<string, string> {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const found = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) {
      const text = ts
        .getJSDocCommentsAndTags(node)
        .map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? "")
        .join("\n");
      if (text !== "" && node.name !== undefined) found.set(node.name.getText(source), text.replace(/\s+/g, " "));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

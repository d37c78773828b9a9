import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

/** Comments of all object keys and constants of a source file, by name; of what it spreads as well. */
export function comments(path: string): Map<string, string> {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const imported = new Map(source.statements.filter(ts.isImportDeclaration).flatMap((one) => importedBy(one)));
  const [found, spread] = [new Map<string, string>(), new Map<string, string>()];
  const visit = (node: ts.Node): void => {
    const from = ts.isSpreadAssignment(node) ? imported.get(node.expression.getText(source)) : undefined;
    if (from?.startsWith(".") === true)
      for (const [name, text] of comments(join(dirname(path), `${from}.ts`))) spread.set(name, text);
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
  return new Map([...spread, ...found]);
}

/** The names that an import brings, each with where it comes from. */
function importedBy({ importClause, moduleSpecifier }: ts.ImportDeclaration): [name: string, from: string][] {
  const names = importClause?.namedBindings;
  if (names === undefined || !ts.isNamedImports(names)) return [];
  return names.elements.map(({ name }) => [name.text, (moduleSpecifier as ts.StringLiteral).text]);
}

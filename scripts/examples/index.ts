/** Examples in each language, from one declaration, as `dump` writes programs. */
import { format } from "prettier";
import { SDKS } from "../../cli/program/sdks";
import { languages } from "../../cli/program/languages";
import type { Language } from "../../cli/program/languages/language";
import { Names } from "../../cli/program/names";
import type { Argument, Program } from "../../cli/program/program";
import { type ShapeOf, shapeOf } from "../../cli/program/shape";
import { type Declared, reference } from "./declared";

/** A program in each language, by what marks the language in Markdown. */
export type Write = (resources: readonly Declared[]) => Promise<ReadonlyMap<string, string>>;

/** Programs of plugins, by what may stand in arguments. */
export const writer =
  (shapes: ShapeOf): Write =>
  async (resources) => {
    const programs = [...languages].map(async ([name, language]): Promise<[string, string]> => [
      name,
      language.isNative
        ? textIn(language, resources, shapes)
        : (await typescript(resources)).replace(OURS, JSON.stringify(SDKS.nodejs)),
    ]);
    return new Map(await Promise.all(programs));
  };

const OURS = JSON.stringify("pulumi-dockerhub");

/** A program in TypeScript, of dynamic resources. */
export const typescript = (resources: readonly Declared[]): Promise<string> =>
  format(textIn(languages.get("typescript")!, resources), { parser: "typescript", printWidth: 100 });

const textIn = (language: Language, resources: readonly Declared[], shapes = shapeOf): string =>
  language.files(programOf(resources, language, shapes), {})[language.main]!;

function programOf(resources: readonly Declared[], { naming }: Language, shapes: ShapeOf): Program {
  const names = new Names();
  const called = new Map(resources.map(({ name, type }) => [name, names.variable(name, type, naming)]));
  const argument = (value: unknown): Argument => {
    const to = reference(value);
    return to === undefined
      ? { from: "value", value }
      : { from: "resource", variable: called.get(to.name)!, output: to.output };
  };
  const statements = resources.map(({ name, type, args, isReferredTo }) => ({
    noun: type,
    resource: name,
    variable: isReferredTo || naming.everything ? called.get(name) : undefined,
    args: Object.entries(args).map(([key, value]) => [key, argument(value)] as const),
  }));
  const reads = { people: false, groups: false, roles: false };
  return { organization: "", reads, ignore: [], shapeOf: shapes, paragraphs: [statements] };
}

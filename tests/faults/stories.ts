import { everyNoun } from "../nouns";
import type { Story as Told } from "../nouns/noun";
import type { Declared } from "../support/spec";

/** A story of a noun, with what it declares. */
export interface Story {
  name: string;
  before: Declared[];
  create: Declared;
  update?: Declared;
  replace: Declared;
  quiet: boolean;
}

function story(type: string, { what, before = [], create, update, replace, replaceOnChanges, quiet }: Told): Story {
  const declared = (args: object, options: Declared["options"] = {}): Declared => ({
    type,
    name: type.toLowerCase(),
    args: { ...args },
    options,
  });
  return {
    name: what === undefined ? type : `${type} ${what}`,
    before,
    create: declared(create),
    ...(update && { update: declared(update) }),
    replace: declared(replace, replaceOnChanges && { replaceOnChanges }),
    quiet: quiet ?? false,
  };
}

/** The stories of every noun, in a suite. */
export const everyStory = (): Story[] =>
  everyNoun("stories").flatMap(([noun, told]) => told.map((one) => story(noun, one)));

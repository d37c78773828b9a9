import * as prov from "@pulumi/pulumi/proto/provider_pb";
import { PartialFailure } from "../provider/engine/failure";
import type { Noun } from "../provider/resources";
import { UNKNOWN } from "../run/things";
import { marked, type Properties, stateOf } from "./values";

/** What a preview knows of a resource that is to be made or changed: its inputs, and of the rest only that it will be there. */
export const planned = (noun: Noun, inputs: Properties): Properties => ({
  ...Object.fromEntries(Object.keys(noun.outputs).map((key) => [key, UNKNOWN])),
  ...inputs,
});

/** Throws an error again, and marks what is secret of an object that exists and is not yet as declared. */
export const keptAs =
  (like: Properties, noun: Noun) =>
  (error: unknown): never => {
    if (!(error instanceof PartialFailure)) throw error;
    throw new PartialFailure(error.id, marked(stateOf(noun, error.properties, like)), error.reasons);
  };

/** How one key differs, as previews show it. */
export function kindOf(before: unknown, after: unknown, isReplaced: boolean): prov.PropertyDiff {
  const { ADD, ADD_REPLACE, DELETE, DELETE_REPLACE, UPDATE, UPDATE_REPLACE } = prov.PropertyDiff.Kind;
  const [plain, replacing] =
    before === undefined
      ? [ADD, ADD_REPLACE]
      : after === undefined
        ? [DELETE, DELETE_REPLACE]
        : [UPDATE, UPDATE_REPLACE];
  return new prov.PropertyDiff().setKind(isReplaced ? replacing : plain).setInputdiff(true);
}

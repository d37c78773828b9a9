import { stringify } from "yaml";
import type { Declared } from "./declared";

/** A program in Pulumi's YAML, in which the examples are written already. */
export const yaml = (resources: readonly Declared[]): string =>
  stringify({
    resources: Object.fromEntries(
      resources.map(({ name, type, args }) => [name, { type: `dockerhub:${type}`, properties: args }]),
    ),
  });

import { definer } from "../../engine/define";
import type { Hub } from "../../hub/hub";
import type { Telling } from "../../telling/telling";

/** A value of an example. */
type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

/**
 * One resource as a program might declare it, its arguments by its name, from which the examples in each language are
 * written. `${platform.name}` is an output of the example that has that name, which they then declare as well.
 */
export type Example = Readonly<Record<string, Readonly<Record<string, Value>>>>;

/** Defines a noun of Docker Hub: see `Definition` for what goes in, and `Telling` for what the commands are told. */
export const defineResource = definer<Hub, { told: Telling; example: Example }>();

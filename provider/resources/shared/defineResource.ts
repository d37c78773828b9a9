import { definer } from "../../engine/define";
import type { Hub } from "../../hub/hub";
import type { Telling } from "../../telling/telling";

/** Defines a noun of Docker Hub: see `Definition` for what goes in, and `Telling` for what the commands are told. */
export const defineResource = definer<Hub, { told: Telling }>();

import { definer } from "../../engine/define";
import type { Hub } from "../../hub/hub";

/** Defines a noun of Docker Hub: see `Definition` for what goes in. */
export const defineResource = definer<Hub>();

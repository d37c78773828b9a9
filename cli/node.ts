/**
 * Imported before all else: a Node that is too old ends with a sentence, before it meets what it cannot load or run,
 * and another one keeps what it compiles, where its users have not said otherwise.
 */
import { enableCompileCache } from "node:module";
import { endIfTooOld } from "../run/node";

endIfTooOld();
enableCompileCache();

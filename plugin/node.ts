/** Imported before all else: a Node that is too old ends with a sentence, which the engine shows. */
import { endIfTooOld } from "../run/node";

endIfTooOld();

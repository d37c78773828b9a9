/** Imported before anything that an old Node cannot load or run, so that it fails with a sentence. */
import { tooOld } from "./node";

const why = tooOld();
if (why !== undefined) throw new Error(why);

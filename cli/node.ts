/** Imported before anything that an old Node cannot load or run, so that a command ends with a sentence. */
import { tooOld } from "../run/node";
import { EXIT } from "./exit";

const why = tooOld();
if (why !== undefined) {
  process.stderr.write(`${why}\n`);
  process.exit(EXIT.failure);
}

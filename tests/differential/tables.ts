import { aliases } from "./aliases";
import { commands } from "./commands";
import { credentials } from "./credentials";
import { drift } from "./drift";
import { elsewhere } from "./elsewhere";
import { failures } from "./failures";
import { halfway } from "./halfway";
import { identity } from "./identity";
import { options } from "./options";
import { program } from "./program";
import { rails } from "./rails";
import { replacing } from "./replacing";
import type { Scenario } from "./scenario";
import { rotation } from "./rotation";
import { sets } from "./sets";
import { targets } from "./targets";
import { values } from "./values";
import { verbs } from "./verbs";

/** Every scenario that both engines tell alike, in the suites that play them. */
export const tables: Record<string, Scenario[]> = {
  ...{ verbs, sets, values, elsewhere, options, aliases, replacing, targets, commands, program },
  ...{ drift, identity, rails, credentials, failures, halfway, rotation },
};

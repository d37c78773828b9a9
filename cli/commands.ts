import type { Command } from "commander";
import { conformance } from "./conformance";
import { convert } from "./convert";
import { doctor } from "./doctor";
import { drift } from "./drift";
import { dump } from "./dump";
import { explain } from "./explain";
import { fakeHub } from "./fakeHub";
import { plugin } from "./plugin";
import { review } from "./review";

/** Every command, in the order in which one needs them. */
export const commands = (): Command[] => [
  doctor(),
  dump(),
  convert(),
  drift(),
  review(),
  explain(),
  conformance(),
  plugin(),
  fakeHub(),
];

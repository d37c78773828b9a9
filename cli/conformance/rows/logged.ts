import { z } from "zod";
import type { Reply } from "../reply";
import { say } from "../say";
import { cannotTell, need, type Verdict, whether } from "../verdict";

const event = z.object({ action: z.string(), name: z.string(), data: z.unknown() });
const log = z.object({ logs: z.array(event) });

/** Names that an event has, in one place or the other. */
const namesIn = ({ name, data }: z.output<typeof event>) =>
  [name, ...Object.values(Object(data) as object)].map((one) => String(one).toLowerCase());

/** Judges that the audit log calls what was done by the name that drift goes by, with or without `org.` before it. */
export function isLogged(reply: Reply, action: string, ...names: readonly string[]): Verdict {
  const events = need(reply, log).logs.filter((one) =>
    names.every((name) => namesIn(one).includes(name.toLowerCase())),
  );
  if (events.length === 0) return cannotTell(say`the log does not tell of it, or not yet`);
  return whether(
    events.some((one) => one.action.replace(/^org\./, "") === action),
    say`the log calls it something else`,
  );
}

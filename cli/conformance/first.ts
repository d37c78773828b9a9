import { UnexpectedReplyError } from "../../provider/hub/errors";
import { UsageError } from "../exit";
import { agreed, canBeAsked, type Person } from "./confirm";
import { leftovers } from "./leftovers";
import { removed } from "./own";
import type { Wire } from "./wire";

/** What was said beforehand, so that nobody has to be asked. */
interface Said {
  yes?: boolean;
  clear?: boolean;
}

/** A table about an organization that is not there would tell of nothing else. */
export async function isThere(wire: Wire, org: string): Promise<void> {
  const path = `v2/orgs/${encodeURIComponent(org)}`;
  try {
    for (const one of [path, `${path}/groups`]) {
      const { status } = await wire.send({ method: "GET", path: one });
      if (status >= 200 && status < 300) return;
    }
  } catch (error) {
    // That signing in brings no token is something for the table.
    if (error instanceof UnexpectedReplyError) return;
    throw error;
  }
  throw new UsageError(`Docker Hub has no organization ${org}, or does not show it to this credential: check --org.`);
}

/** Asks whether what earlier runs had to leave is to be removed; `clear` says so without a question. */
export async function offerToClear(wire: Wire, org: string, { yes, clear }: Said, person: Person): Promise<void> {
  const left = await leftovers(wire, encodeURIComponent(org));
  if (left.length === 0) return;
  const list = left.map(({ what, name }) => `  ${what} ${name}`).join("\n");
  process.stderr.write(`An earlier run, or one that is still going on, has left:\n${list}\n`);
  const wanted = yes || !canBeAsked(person) ? clear : await agreed(person, "Remove it?");
  if (!wanted) {
    process.stderr.write("It stays. --clear removes it without a question.\n");
    return;
  }
  for (const thing of left) {
    if (!(await removed(thing, wire)))
      process.stderr.write(`Could not be removed: ${thing.what} ${thing.name}: ${thing.how}\n`);
  }
}

import { randomBytes } from "node:crypto";
import { RateLimitError } from "../../provider/hub/errors";
import type { Reply } from "./reply";
import type { Thing } from "./things";
import type { Wire } from "./wire";

/** What everything begins with that any run makes. Short: names of groups may have 30 letters. */
const PREFIX = "conformance-";
const MARK = /^conformance-[0-9a-f]{8}(?:-|$)/;

/** Whether a name can only come from a run of this command. */
export const isMarked = (name: string) => MARK.test(name);

/** Statuses by which it is certain that nothing was made. */
const REFUSED = [401, 403, 404, 405];

/** Waits before something is tried again that could not be removed, in ms. */
const BACKOFF_MS = [500, 2_000];

/** What one run has made, or may have made. */
export class Own {
  /** Begins every name of this run, and no other name. */
  readonly mark = `${PREFIX}${randomBytes(4).toString("hex")}`;
  private things: Thing[] = [];

  name(part: string): string {
    return `${this.mark}-${part}`;
  }

  /** Sends what makes a thing, which is from then on to be removed: the reply may be lost. */
  async making(thing: Thing, send: () => Promise<Reply>): Promise<Reply> {
    this.things.push(thing);
    const reply = await send();
    if (REFUSED.includes(reply.status)) this.things = this.things.filter((one) => one !== thing);
    return reply;
  }

  /** What would have to be removed at this moment, the last one first. */
  get held(): readonly Thing[] {
    return this.things.toReversed();
  }

  /** Removes everything, the last one first, and returns what stayed. */
  async clear(wire: Wire): Promise<Thing[]> {
    const stayed: Thing[] = [];
    for (const thing of this.held) {
      if (!(await removed(thing, wire))) stayed.push(thing);
      this.things.pop();
    }
    return stayed;
  }
}

/** Removes a thing, in a few attempts. */
export async function removed(thing: Thing, wire: Wire): Promise<boolean> {
  for (const wait of [...BACKOFF_MS, undefined]) {
    try {
      if (await thing.end(wire)) return true;
    } catch (error) {
      // Whatever it is: the other things have to be removed as well.
      if (error instanceof RateLimitError) return false;
    }
    if (wait !== undefined) await wire.clock.sleep(wait);
  }
  return false;
}

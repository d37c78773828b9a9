import { isFine, type Reply } from "../reply";
import type { Bench } from "../row";

/** A log may be a little late. */
const ATTEMPTS = 3;
const WAIT_MS = 2_000;

/** The audit log, as soon as it tells of something; as it is where it does not. */
export async function logOf({ wire, org }: Bench, something: string): Promise<Reply> {
  for (let attempt = 1; ; attempt++) {
    const log = await wire.send({ method: "GET", path: `v2/auditlogs/${org}?page_size=100` });
    if (!isFine(log) || JSON.stringify(log.body).includes(something) || attempt === ATTEMPTS) return log;
    await wire.clock.sleep(WAIT_MS);
  }
}

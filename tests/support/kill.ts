/** Moments of a request at which everything may die. */
export const WHEN = ["before it is sent, at", "after it is done, at", "after the reply to"] as const;

/** The moment of a run at which it is killed. */
export interface Moment {
  /** Counted from 1; or the first of this method and path, such as `POST /v2/access-tokens`. */
  request: number | string;
  when: (typeof WHEN)[number];
}

const never = () => new Promise<never>(() => undefined);

/**
 * A way to the Hub that leads nowhere any more from a certain moment of a certain request on. What
 * was on its way by then still arrives, and `killed` waits for that.
 */
export function wireThatKills<R extends { method: string; url: string | URL | undefined }>(
  fetch: (request: R) => Promise<Response>,
  at: Moment,
): { wire(request: R): Promise<Response>; killed: Promise<void> } {
  let [count, dead] = [0, false];
  const underWay = new Set<Promise<unknown>>();
  const { promise: killed, resolve } = Promise.withResolvers<void>();
  const die = () => {
    dead = true;
    void Promise.allSettled(underWay).then(() => resolve());
    return never();
  };
  const wire = async (request: R): Promise<Response> => {
    count += 1;
    if (dead) return never();
    const mine = at.request === count || at.request === `${request.method} ${new URL(request.url!).pathname}`;
    if (mine && at.when === "before it is sent, at") return die();
    const answered = fetch(request);
    underWay.add(answered);
    const reply = await answered.finally(() => underWay.delete(answered));
    if (dead) return never();
    if (mine && at.when === "after it is done, at") return die();
    if (mine) setImmediate(() => void die());
    return reply;
  };
  return { wire, killed };
}

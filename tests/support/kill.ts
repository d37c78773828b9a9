/** Moments of a request at which everything may die. */
export const WHEN = ["before it is sent, at", "after it is done, at", "after the reply to"] as const;

const never = () => new Promise<never>(() => undefined);

/** A way to the Hub that leads nowhere any more from a certain moment of a certain request on. */
export function wireThatKills(
  fetch: (request: Request) => Promise<Response>,
  at: { request: number; when: (typeof WHEN)[number] },
): { wire(request: Request): Promise<Response>; killed: Promise<void> } {
  let [count, dead] = [0, false];
  const { promise: killed, resolve } = Promise.withResolvers<void>();
  const die = () => {
    dead = true;
    resolve();
    return never();
  };
  const wire = async (request: Request): Promise<Response> => {
    count += 1;
    const mine = count === at.request;
    if (dead) return never();
    if (mine && at.when === "before it is sent, at") return die();
    const reply = await fetch(request);
    if (dead) return never();
    if (mine && at.when === "after it is done, at") return die();
    if (mine) setImmediate(() => void die());
    return reply;
  };
  return { wire, killed };
}

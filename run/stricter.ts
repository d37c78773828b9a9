/** Of a key that a stack and a Provider both give: the value under which both hold. */
type Stricter = (stack: string, own: string) => string;

const names = (text: string) => text.split(",").map((name) => name.trim().toLowerCase());

/** By which of two numbers is smaller, or greater; what is no number is for the check of the configuration to refuse. */
const pick =
  (choose: (...values: number[]) => number): Stricter =>
  (stack, own) => {
    const [a, b] = [Number.parseFloat(stack), Number.parseFloat(own)];
    return Number.isNaN(a) || Number.isNaN(b) || choose(a, b) === b ? own : stack;
  };

/** The keys that hold for every provider of a stack, once the stack gives them. */
const STRICTER: Readonly<Record<string, Stricter>> = {
  baseUrl: (_, own) => own,
  maxRemoval: pick(Math.min),
  minOwners: pick(Math.max),
  requiredOwners: (stack, own) => [...new Set([...names(stack), ...names(own)])].join(","),
  noOwnerByInvite: (stack, own) => (stack === "true" ? stack : own),
  // An empty list would allow any domain: where no domain is in both, the stack's hold.
  allowedDomains: (stack, own) =>
    names(own)
      .filter((domain) => names(stack).includes(domain))
      .join(",") || stack,
  override: (stack) => stack,
};

/** Those keys. */
export const HELD_BY_ALL: readonly string[] = Object.keys(STRICTER);

/**
 * What a Provider goes by of such a key: its own value, or the stack's where that is stricter or there is no other. Where
 * there is neither, it is not written down what is exported: an override is meant for one run.
 */
export function strictest(
  key: string,
  own: string | undefined,
  stack: string | undefined,
  exported: string | undefined,
): string | undefined {
  const outer = own === undefined ? stack : (stack ?? exported);
  return outer === undefined || own === undefined || outer === own ? (own ?? outer) : STRICTER[key]!(outer, own);
}

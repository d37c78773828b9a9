/** Of a key that a stack and a Provider both give: the value under which both hold. */
type Stricter = (stack: string, own: string) => string;

/**
 * Names in a text that separates them by commas; of a list in a stack's file Pulumi makes JSON. Undefined where a list holds
 * something else.
 */
export function listed(text: string): string[] | undefined {
  const names = text.trim().startsWith("[") ? ofList(text) : text.split(",");
  return names?.map((name) => name.trim().toLowerCase()).filter((name) => name !== "");
}

function ofList(text: string): string[] | undefined {
  try {
    const all = JSON.parse(text) as unknown[];
    return all.every((one) => ["string", "number"].includes(typeof one)) ? all.map(String) : undefined;
  } catch {
    return undefined;
  }
}

/** What makes no sense stays as it is, for the check of the configuration to refuse. */
const names = (text: string): string[] => listed(text) ?? [text];

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

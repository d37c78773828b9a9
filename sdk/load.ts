import type { ConfigReader } from "./configuration";

/** The provider's own part of a function call, as far as programs know it. */
interface Functions {
  invoke(
    name: string,
    given: object,
    caller: { run: object; config: ConfigReader; after: string },
  ): Promise<{ result: Readonly<Record<string, unknown>> } | { problem: string }>;
}

/**
 * The functions with all that they need, such as zod and ky, loaded when the first one is called: programs that call
 * none start without. The only place where a program comes to know the provider.
 */
export const functions = (): Functions => require("../provider/invoke") as Functions;

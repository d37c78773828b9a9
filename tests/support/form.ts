import { join } from "node:path";

/** How the provider is served: by the stock process for dynamic providers, or by its own plugin. */
export type Form = "dynamic" | "native";

/** The form that the suites take which can be played in either. */
export const FORM: Form = process.env["FORM"] === "native" ? "native" : "dynamic";

export const isNative = FORM === "native";

/**
 * A story that only a program can make true which tells all that it declares at once, as the classes of the SDK do. A
 * plugin hears of one resource after the other, and of what a run leaves out never: it refuses, with a sentence, to give the
 * group of one resource to another, and counts what is taken away without what is declared later.
 */
export const itWhereProgramsTell: typeof it = (isNative ? it.skip : it) as typeof it;

/** What an offline engine has to know of the plugin, where that serves the provider. */
export const pluginsOf = (form: Form): Record<string, string> =>
  form === "native" ? { dockerhub: join(__dirname, "../../dist/plugin/main.js") } : {};

import { join } from "node:path";

/** How the provider is served: by the stock process for dynamic providers, or by its own plugin. */
export type Form = "dynamic" | "native";

/** The form that the suites take which can be played in either. */
export const FORM: Form = process.env["FORM"] === "native" ? "native" : "dynamic";

export const isNative = FORM === "native";

/** What an offline engine has to know of the plugin, where that serves the provider. */
export const pluginsOf = (form: Form): Record<string, string> =>
  form === "native" ? { dockerhub: join(__dirname, "../../dist/plugin/main.js") } : {};

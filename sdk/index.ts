import "../run/supported";
import { program } from "./program";

export * from "./classes";
export * from "./functions";
export { Provider, type ProviderArgs } from "./provider";
export { readme } from "./readme";

// A program that declares nothing of this package any more still has to say so.
program();

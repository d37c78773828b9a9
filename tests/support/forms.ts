import { isNative } from "./nativeProvider";

/**
 * A story that only a program can make true which tells all that it declares at once, as the classes of the SDK do. A
 * plugin hears of one resource after the other, and of what a run leaves out never: it refuses, with a sentence, to give the
 * group of one resource to another, and counts what is taken away without what is declared later.
 */
export const itWhereProgramsTell: typeof it = (isNative ? it.skip : it) as typeof it;

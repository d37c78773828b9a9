/** Why nothing is ended where nobody tells what a program declares. */
import { titleOf, type Told } from "./testimony";

/** It is not known yet what resources come to declare. */
export const unclear = (coming: readonly Told[]): string =>
  `${coming.map(titleOf).join(" and ")} may keep it, and waits for another ` +
  "resource. Run again, without targets or with that one among them, and it is known by then.";

/** The program runs in Node, and does not tell. */
export const UNTOLD =
  "the program of this run does not load pulumi-dockerhub, so that nobody can tell what may be ended. " +
  'Write import "pulumi-dockerhub"; into the program, even where it declares nothing of it any more, and run again; ' +
  "or end these resources with pulumi destroy --target.";

/** A plugin hears nothing of what a run leaves out. */
export const PARTIAL =
  "this run leaves a part of the stack out (--target, --exclude), and nobody tells the plugin whether that part declares the " +
  "same, so that nothing is taken away that somebody could lose. Run without these options.";

/** The same of what could be ended alone. */
export const PARTIAL_END = `${PARTIAL} What is to end whatever the program declares, pulumi destroy --target ends.`;

/** The program is of another language, in which the dynamic provider hears nothing. */
export const FOREIGN =
  "a program in TypeScript or JavaScript made it, and that of this run, in another language, does not declare all of it, so " +
  "that nobody can tell what may be ended. Move the stack to the plugin with all of its names first, and change it in a " +
  "run of its own; or end this with pulumi destroy --target.";

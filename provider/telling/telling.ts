import type { Area } from "../hub/credential";
import type { PlanTelling } from "./change";
import type { Listed, Look } from "./look";
import type { Log } from "./log";
import type { Terraform } from "./terraform";

/**
 * What the commands around Pulumi know of a noun, beside its definition. The commands are loops over these: none
 * of them knows a noun by its name.
 */
export interface Telling {
  /** Parts of Docker Hub that it reads and changes; the first one is what a credential has to reach. */
  areas: readonly [Area, ...Area[]];
  /** What only a change would show, where a setting of the Business plan is not in use; for `doctor`. */
  needsBusiness?: string;
  /** How the audit log calls what was done to it; for `drift`. */
  log: Log;
  /** What there is of it in an organization, as a program would declare it; for `dump` and `drift`. */
  list(look: Look): Promise<Listed[]>;
  /** What it is itself, as a thing; the first one that its definition `holds` when left out. */
  itself?: string;
  /** Places of which one resource has everything, as things without their last part. */
  covers?: readonly string[];
  /** Sets whose entries keep their identity under another name, each with the output that has it by their names. */
  knownBy?: Readonly<Record<string, string>>;
  /** Only what lies within something declared is told to be declared nowhere: that, as a thing. */
  within?: string;
  /** True where there is one of an organization at most: nobody has to declare it. */
  isOne?: boolean;
  /** What a review names it with, as things, beyond those that it holds. */
  mentions?: readonly string[];
  /** What a change of it does; for `explain`. */
  plan: PlanTelling;
  /** What the official Terraform provider has in its place; undefined where it has nothing. */
  terraform?: Terraform;
  /** A table of its own in a review; null where people, groups, invitations, tokens or settings tell it. */
  review: ReviewTable | null;
}

/** A part of the review as rows of text. */
export interface ReviewTable {
  title: string;
  /** Said in place of the rows when there are none. */
  none: string;
  columns: readonly string[];
  /** Columns that the page of a review draws as well: how many rows say what, or how old the days in it are. */
  pictures?: readonly { title: string; column: string; by: "value" | "age" }[];
  /** @param by resources of the given stacks that declare a thing */
  rows(look: Look, by: (...things: string[]) => string): Promise<string[][]>;
}

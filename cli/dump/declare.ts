import { lookThrough } from "../looking";
import { type Declared, declared } from "../program/declared";
import type { Look } from "../../provider/telling/look";

/** Looks through an organization for all that a program can declare. */
export async function declare(look: Look): Promise<Declared> {
  const { listed, unseen } = await lookThrough(look);
  const { notes, ...program } = declared(listed);
  return { ...program, notes: [...[...unseen].map(([part, why]) => `The ${part} are left out: ${why}`), ...notes] };
}

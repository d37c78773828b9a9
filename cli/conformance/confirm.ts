import { createInterface } from "node:readline/promises";
import { UsageError } from "../exit";

/** Whoever sits at the terminal. */
export interface Person {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: NodeJS.WritableStream;
}

async function ask({ input, output }: Person, question: string): Promise<string> {
  const lines = createInterface({ input, output });
  const closed = new Promise<string>((resolve) => lines.once("close", () => resolve("")));
  // At a prompt Ctrl-C comes as a key; it means what it means everywhere.
  lines.once("SIGINT", () => void (lines.close(), process.kill(process.pid, "SIGINT")));
  try {
    return (await Promise.race([lines.question(question), closed])).trim();
  } finally {
    lines.close();
  }
}

/** Whether somebody can be asked. */
export const canBeAsked = ({ input }: Person) => input.isTTY === true;

/** Lets nothing be written before somebody has typed the organization's name. Throws UsageError. */
export async function confirmed(person: Person, org: string): Promise<void> {
  if (!canBeAsked(person)) {
    throw new UsageError(
      "--write asks for the organization's name, and nobody can be asked here: give --yes together with --org.",
    );
  }
  const typed = await ask(
    person,
    `This makes groups, an access token and, with --invitee, an invitation in ${org}, and removes them again. ` +
      `It touches nothing that is there.\nType the organization's name to go on: `,
  );
  if (typed.toLowerCase() !== org) throw new UsageError(`"${typed}" is not ${org}: nothing was sent.`);
}

/** A question that is answered with yes or, by anything else, with no. */
export const agreed = async (person: Person, question: string) =>
  /^y(es)?$/i.test(await ask(person, `${question} [y/N] `));

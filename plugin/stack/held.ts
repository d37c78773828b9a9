import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { z } from "zod";
import { idTemplate } from "../../provider/engine/id";
import { withoutUndefined } from "../../provider/engine/unknown";
import { type Noun, registry } from "../../provider/resources";
import type { Told } from "../../run/testimony";
import { nounOf } from "../../sdk/contract";
import { isOf, type StackName } from "../declared";
import { toldOf } from "../told";
import { revealed, secretKeys } from "../values";

const run = promisify(execFile);

/** A state is as large as its stack. */
const MOST_BYTES = 1 << 30;
const PATIENCE_MS = 60_000;

/** Names a file with the export of the stack, where no `pulumi` can be asked for one. */
export const STATE_FILE = "DOCKERHUB_STATE_FILE";

const NO_COMMAND = `no pulumi is on the PATH: put it there, or write pulumi stack export into a file that ${STATE_FILE} names`;

const deployment = z.object({
  deployment: z
    .object({
      resources: z
        .array(
          z.object({
            urn: z.string(),
            id: z.string().default(""),
            type: z.string(),
            outputs: z.record(z.string(), z.unknown()).optional(),
            external: z.boolean().optional(),
            delete: z.boolean().optional(),
            created: z.string().optional(),
            deletedWith: z.string().optional(),
          }),
        )
        .nullish(),
    })
    .nullish(),
});

/**
 * What the state of a stack holds of this package, in either form, without secret values: read with `pulumi stack export`,
 * which needs no passphrase and writes nothing.
 *
 * @param file a file that the export is read from instead
 * @param began what was made after this is no part of it: milliseconds since 1970
 * @param pulumi the command that runs, or else the one on the PATH
 * @throws where it cannot be read
 */
export async function heldBy(
  stack: StackName,
  file: string | undefined,
  began: number,
  pulumi = "pulumi",
): Promise<readonly Told[]> {
  const resources = file === undefined ? read(await exported(pulumi, stack.stack)) : await readFrom(file, stack);
  return resources.flatMap(
    ({ urn, id, type, outputs = {}, external, delete: isLeft, created, deletedWith }): Told[] => {
      const noun = registry.get(nounOf(type) ?? "");
      const isNew = created !== undefined && Date.parse(created) > began;
      if (noun === undefined || external === true || isLeft === true || isNew) return [];
      // What the program keeps secret is encrypted in an export, and nothing once the marks are gone.
      const given = givenBy(noun, id);
      const told = toldOf(noun, urn, { ...given, ...withoutUndefined(revealed(outputs)) });
      const hidden = secretKeys(outputs).filter((key) => !(key in given));
      return [{ ...told, ...(hidden.length > 0 && { hidden }), ...(deletedWith && { deletedWith }) }];
    },
  );
}

const read = (text: string) => deployment.parse(JSON.parse(text)).deployment?.resources ?? [];

/** Throws where the file is no export of this stack. */
async function readFrom(file: string, stack: StackName): Promise<ReturnType<typeof read>> {
  const fail = (why: string): never => {
    throw new Error(`${file}, which ${STATE_FILE} names, ${why}: write pulumi stack export into it`);
  };
  const resources = await readFile(file, "utf8")
    .then(read)
    .catch(({ code }: { code?: unknown }) =>
      fail(typeof code === "string" ? `cannot be read (${code})` : "is no export of a stack"),
    );
  const other = resources.find(({ urn }) => !isOf(stack, urn));
  return other === undefined ? resources : fail(`is that of another stack (${other.urn})`);
}

/** What Docker Hub has named a resource by, such as a uuid, stands in its id in clear, whatever the program keeps secret. */
function givenBy(noun: Noun, id: string): object {
  try {
    return Object.fromEntries(Object.entries(idTemplate(noun.id).parse(id)).filter(([key]) => key in noun.outputs));
  } catch {
    return {};
  }
}

async function exported(pulumi: string, stack: string): Promise<string> {
  const args = ["stack", "export", "--stack", stack, "--non-interactive"];
  const options = { maxBuffer: MOST_BYTES, timeout: PATIENCE_MS };
  try {
    return (await run(pulumi, args, options)).stdout;
  } catch (error) {
    const { code, stderr, message } = error as { code?: unknown; stderr?: string; message: string };
    if (code === "ENOENT") throw new Error(NO_COMMAND, { cause: error });
    throw new Error(`pulumi ${args.join(" ")}: ${(stderr ?? "").trim() || message}`, { cause: error });
  }
}

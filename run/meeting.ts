import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import type { Question, Testimony } from "./testimony";

/** A program answers at once; one that does not is stopped in a debugger, or gone. */
const PATIENCE_MS = 60_000;
/** Nobody asks any more for a speaker that ended so long ago. */
const STALE_MS = 24 * 60 * 60 * 1000;

const WINDOWS = process.platform === "win32";
const PIPES = "\\\\.\\pipe\\";

/** The program of this run is known to have been there, and does not say what it declares. */
export class SilentError extends Error {
  override readonly name = "SilentError";
}

/**
 * Where the programs of a run and the processes of its providers meet: sockets in a folder of this user alone,
 * one for each process that declares something. All of them know the address of the engine that started them,
 * and no other run has it. Source: Pulumi gives it to programs as `--engine`, to plugins as their argument.
 */
interface Meeting {
  folder: string;
  /** What the names of the sockets begin with. */
  prefix: string;
}

/** What stands in the names of sockets of providers that speak themselves: the engine kills them when the run is over. */
const PROVIDER = "provider-";
export const isProvider = (name: string) => name.includes(`-${PROVIDER}`);

/** Each reading of a resource asks there. */
const known = new Map<string, Meeting>();

function meetingOf(engine: string): Meeting {
  const there = known.get(engine) ?? placeOf(engine);
  known.set(engine, there);
  return there;
}

function placeOf(engine: string): Meeting {
  // A gRPC channel says how its target is resolved as well.
  const address = engine.replace(/^dns:(\/\/[^/]*\/)?/, "");
  const run = createHash("sha256").update(address).digest("hex").slice(0, 16);
  if (WINDOWS) return { folder: PIPES, prefix: `pulumi-dockerhub-${userInfo().username}-${run}-` };
  return { folder: ownFolder(), prefix: `${run}-` };
}

/**
 * The same folder in all processes of a run, whatever a program does to its environment, and with a short path,
 * as sockets need one.
 */
function ownFolder(): string {
  const { uid } = userInfo();
  const problems: string[] = [];
  for (const outer of new Set(["/tmp", tmpdir()])) {
    const folder = join(outer, `pulumi-dockerhub-${uid}`);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const { uid: owner, mode } = lstatSync(folder);
      if (owner === uid && (mode & 0o77) === 0) return folder;
      problems.push(`${folder} is open to others: remove it.`);
    } catch (error) {
      problems.push(`${folder} cannot be made (${(error as NodeJS.ErrnoException).code}).`);
    }
  }
  throw new SilentError(
    `The processes of a Pulumi run have no folder of their own to meet in, such as /tmp. ${problems.join(" ")}`,
  );
}

/** A process that declares something in a run. */
export interface Speaker {
  /** What is new to somebody who asks. */
  testify(question: Question): Promise<Testimony>;
  /** Whether the engine has let it go. One that ends before leaves its place empty, by which it is told from none. */
  isOver(): boolean;
  /** A program; what makes components for one, which then speaks as well; or a provider that is told of no program. */
  kind: "program" | "component" | "provider";
}

/** Answers whoever asks what this process declares, until it ends. Keeps nothing alive, and writes nothing down. */
export function answer(engine: string, { testify, isOver, kind }: Speaker): void {
  const { folder, prefix } = meetingOf(engine);
  const place = join(folder, `${prefix}${kind === "provider" ? PROVIDER : ""}${process.pid}`);
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let asked = "";
    socket.unref();
    socket.setEncoding("utf8");
    socket.on("error", () => socket.destroy());
    socket.on("data", (part: string) => (asked += part));
    socket.on("end", () => {
      void Promise.resolve()
        .then(() => testify(JSON.parse(asked) as Question))
        .then(
          (testimony) => socket.end(JSON.stringify(testimony)),
          () => socket.destroy(),
        );
    });
  });
  if (!WINDOWS) {
    sweep(folder, (name) => kind === "program" && name.startsWith(prefix) && !isProvider(name));
    rmSync(place, { force: true });
  }
  server.unref().listen(place);
  let over = false;
  process.on("beforeExit", () => (over ||= isOver()));
  process.once("exit", () => {
    if (!WINDOWS && over) rmSync(place, { force: true });
  });
}

/**
 * Clears the places of processes that ended early, long ago.
 *
 * @param isOld of which it is known, as nobody speaks in a run before its program
 */
function sweep(folder: string, isOld: (name: string) => boolean): void {
  for (const name of readdirSync(folder)) {
    const place = join(folder, name);
    if (isOld(name)) rmSync(place, { force: true });
    const stat = lstatSync(place, { throwIfNoEntry: false });
    if (stat === undefined || (!isProvider(name) && Date.now() - stat.mtimeMs < STALE_MS)) continue;
    const socket = connect(place).unref();
    socket.on("connect", () => socket.destroy());
    socket.on("error", () => rmSync(place, { force: true }));
  }
}

/**
 * Asks every other process that declares something in the run of this engine. Throws SilentError when a program has
 * ended, or somebody does not answer.
 *
 * @param question what to ask a process, by its name
 * @param areSilent whether a place that is empty tells nothing: who declares has been seen by check
 */
export async function ask(
  engine: string,
  question: (speaker: string) => Question,
  areSilent = false,
): Promise<ReadonlyMap<string, Testimony>> {
  const { folder, prefix } = meetingOf(engine);
  const mine = `${prefix}${PROVIDER}${process.pid}`;
  const speakers = readdirSync(folder).filter((name) => name.startsWith(prefix) && name !== mine);
  const said = speakers.map(async (name) => {
    const testimony = await askOne(join(folder, name), question(name));
    if (testimony === undefined && !areSilent && !isProvider(name)) throw new SilentError(GONE);
    return testimony === undefined ? [] : [[name, testimony] as const];
  });
  return new Map((await Promise.all(said)).flat());
}

/** Undefined where nobody is there any more. */
function askOne(place: string, question: Question): Promise<Testimony | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(place);
    let said = "";
    const refuse = (why: string) => reject(new SilentError(why));
    socket.setEncoding("utf8");
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error("silent")));
    socket.on("error", (error: NodeJS.ErrnoException) =>
      ["ENOENT", "ECONNREFUSED"].includes(error.code ?? "") ? resolve(undefined) : refuse(SILENT),
    );
    socket.on("data", (part: string) => (said += part));
    socket.on("end", () => {
      try {
        resolve(JSON.parse(said) as Testimony);
      } catch {
        refuse(SILENT);
      }
    });
    socket.end(JSON.stringify(question));
  });
}

const GONE =
  "The program of this run ended before the run did, so that nobody can tell what it declares. Let it end by itself, " +
  "without process.exit, and run again.";
const SILENT =
  "The program of this run does not say what it declares, so that nobody can tell what may be ended. If it is stopped " +
  "in a debugger, let it go on; then run again.";

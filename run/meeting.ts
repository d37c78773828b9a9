import { createHash } from "node:crypto";
import { mkdirSync, lstatSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import type { Question, Testimony } from "./run";

/** A program answers at once; one that does not is stopped in a debugger, or gone. */
const PATIENCE_MS = 60_000;

/**
 * Where the program of a run and the processes of its providers meet: a socket in a folder of this
 * user alone. All of them know the address of the engine that started them, and no other run has it.
 * Source: Pulumi gives it to programs as `--engine`, to plugins as their argument.
 */
function meetingPlace(engine: string): string {
  // A gRPC channel says how its target is resolved as well.
  const address = engine.replace(/^dns:(\/\/[^/]*\/)?/, "");
  const name = createHash("sha256").update(address).digest("hex").slice(0, 16);
  const { uid, username } = userInfo();
  if (process.platform === "win32") return `\\\\.\\pipe\\pulumi-dockerhub-${username}-${name}`;
  const folder = join(tmpdir(), `pulumi-dockerhub-${uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid: owner, mode } = lstatSync(folder);
  if (owner !== uid || (mode & 0o77) !== 0) {
    throw new Error(
      `${folder} is open to others. Remove it, or set TMPDIR to another folder: the processes of a Pulumi run meet there.`,
    );
  }
  return join(folder, name);
}

/**
 * Answers whoever asks what this program declares, until the process ends. Keeps nothing alive, and
 * writes nothing down.
 *
 * @param testify what is new to somebody who asks
 */
export function answer(engine: string, testify: (question: Question) => Promise<Testimony>): void {
  const place = meetingPlace(engine);
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
  if (process.platform !== "win32") rmSync(place, { force: true });
  server.unref().listen(place);
  process.once("exit", () => {
    if (process.platform !== "win32") rmSync(place, { force: true });
  });
}

/** Asks the program of the run of this engine; undefined where none runs. Throws when one runs and does not answer. */
export function ask(engine: string, question: Question): Promise<Testimony | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(meetingPlace(engine));
    let said = "";
    const silent = new Error(
      "The program of this run does not say what it declares, so that nobody can tell what may be ended. Run again.",
    );
    socket.setEncoding("utf8");
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(silent));
    socket.on("error", (error: NodeJS.ErrnoException) =>
      ["ENOENT", "ECONNREFUSED"].includes(error.code ?? "") ? resolve(undefined) : reject(silent),
    );
    socket.on("data", (part: string) => (said += part));
    socket.on("end", () => {
      try {
        resolve(JSON.parse(said) as Testimony);
      } catch {
        reject(silent);
      }
    });
    socket.end(JSON.stringify(question));
  });
}

import { execFileSync } from "node:child_process";

export interface Process {
  pid: number;
  command: string;
}

/** All processes that one has started, and those that these have, as they are now. */
export function below(pid: number): Process[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  const all = lines.flatMap((line) => {
    const [, one, parent, command] = /^ *(\d+) +(\d+) (.*)$/.exec(line) ?? [];
    return command === undefined ? [] : [{ pid: Number(one), parent: Number(parent), command }];
  });
  const children = Map.groupBy(all, ({ parent }) => parent);
  const found: Process[] = [];
  for (const parents = [pid]; parents.length > 0;) {
    const next = children.get(parents.pop()!) ?? [];
    found.push(...next);
    parents.push(...next.map((one) => one.pid));
  }
  return found;
}

export function isAlive({ pid }: Pick<Process, "pid">): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Ends processes by SIGKILL; one that has ended meanwhile is fine. */
export function kill(processes: readonly Pick<Process, "pid">[]): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It was faster.
    }
  }
}

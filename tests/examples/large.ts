import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Seed } from "../../testing";
import { folder } from "./world";

const EXAMPLE = folder("large-organization");

/** A line of the example's list. */
export interface Person {
  username: string;
  role: "owner" | "editor" | "member";
  groups: string[];
}

/** Everybody in the example's list. */
export function everybody(): Person[] {
  const [, ...lines] = readFileSync(join(EXAMPLE, "people.csv"), "utf8").trim().split("\n");
  return lines.map((line) => {
    const [username, role, groups] = line.split(",") as [string, Person["role"], string];
    return { username, role, groups: groups.split(" ") };
  });
}

/** A few of them, who share a few groups. */
export function aFew(): Person[] {
  const groups = ["team001", "team002", "team003"];
  const people = everybody().slice(0, 5);
  return people.map((person, n) => ({ ...person, groups: groups.filter((_, g) => g !== n % groups.length) }));
}

/** A copy of the example inside the repository, where the package is found, that can be changed. */
export class LargeCopy {
  readonly project: string;

  constructor(name: string) {
    this.project = join(EXAMPLE, `../../tests/programs/${name}.tmp`);
    this.remove();
    cpSync(EXAMPLE, this.project, { recursive: true });
  }

  declare(people: readonly Person[]): void {
    const lines = people.map(({ username, role, groups }) => `${username},${role},${groups.join(" ")}\n`);
    writeFileSync(join(this.project, "people.csv"), `username,role,groups\n${lines.join("")}`);
  }

  remove(): void {
    rmSync(this.project, { recursive: true, force: true });
  }
}

/** An organization in which those people are members, and `groups` are there with who is in them. */
export function seedWith(people: readonly Person[], groups: readonly string[]): Seed {
  return {
    accounts: [{ username: "ops" }, ...people.map(({ username }) => ({ username }))],
    organizations: [
      {
        name: "acme",
        members: [{ username: "ops", role: "owner" }, ...people.map(({ username, role }) => ({ username, role }))],
        groups: groups.map((name) => ({
          name,
          members: people.filter((person) => person.groups.includes(name)).map(({ username }) => username),
        })),
      },
    ],
  };
}

import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { parse } from "yaml";
import { ZodError } from "zod";
import {
  DEFAULT_PASSWORD,
  type Dialect,
  DIALECTS,
  FakeHub,
  type FakeHubOptions,
  type Seed,
  smallOrganization,
  STANDARD_RATE_LIMIT,
} from "../testing/fake-hub";

interface Options {
  port: number;
  org: string;
  seed?: string;
  /** False when there is none. */
  rateLimit: number | false;
  /** Seconds. */
  rateWindow: number;
  rateDialect: Dialect;
}

/** So many requests are remembered of a Hub that may run for days. */
const LOGGED = 1_000;

/** `pulumi-dockerhub fake-hub`: serves the fake Hub on loopback until it is stopped. */
export function fakeHub(): Command {
  const { limit, window, dialect } = STANDARD_RATE_LIMIT;
  return new Command("fake-hub")
    .description("Serve a Docker Hub in memory on this machine, for tests of any client.")
    .option("--port <number>", "port to listen on; a free one when left out", port, 0)
    .option(
      "--org <name>",
      `organization it has, owned by the account ops with the password ${DEFAULT_PASSWORD}`,
      "acme",
    )
    .option("--seed <file>", "YAML or JSON file with accounts and organizations, in place of --org")
    .option("--rate-limit <requests>", "requests that a window allows, of all clients together", positive, limit)
    .option("--no-rate-limit", "allow any number of requests")
    .option("--rate-window <seconds>", "length of a window", positive, window / 1000)
    .addOption(
      new Option("--rate-dialect <dialect>", "how a reply of 429 says when to come back")
        .choices(DIALECTS)
        .default(dialect),
    )
    .addHelpText(
      "after",
      "\nExamples:\n  $ npx pulumi-dockerhub fake-hub --port 8080 --org acme\n" +
        '  $ npx pulumi-dockerhub fake-hub --rate-limit 20 --rate-window 5 --rate-dialect "retry-after date"\n' +
        "  $ npx pulumi-dockerhub fake-hub --seed hub.yaml\n\n" +
        "docs/fake-hub.md shows what a seed may hold: people, groups, tokens, settings, SCIM, and repositories with\n" +
        "their tags, webhooks and what groups may do with them.",
    )
    .action(serve);
}

async function serve({ port, org, seed, rateLimit, rateWindow, rateDialect }: Options): Promise<void> {
  const hub = open(seed, {
    seed: seed === undefined ? smallOrganization(org) : read(seed),
    rateLimit: rateLimit !== false && { limit: rateLimit, window: rateWindow * 1000, dialect: rateDialect },
    logged: LOGGED,
  });
  const { url, close } = await hub.serve(port).catch((error: unknown) => {
    throw new Error(
      `The fake Hub cannot listen on port ${port}: ${reason(error)}. Choose another --port, or leave it out.`,
    );
  });
  const [first] = hub.store.organizations.keys();
  const owner = [...(hub.store.organizations.get(first ?? "")?.members ?? [])].find(
    ([, role]) => role === "owner",
  )?.[0];
  process.stdout.write(`A fake Docker Hub listens on ${url}. It forgets everything when it stops (Ctrl-C).\n`);
  process.stdout.write(`Point a program at it:\n  export DOCKERHUB_BASE_URL=${url} DOCKERHUB_ORG=${first ?? ""}\n`);
  const password = hub.store.accounts.get(owner ?? "")?.password;
  const shown = password === DEFAULT_PASSWORD ? password : `<the password of ${owner ?? "an owner"}>`;
  process.stdout.write(`  export DOCKERHUB_USERNAME=${owner ?? ""} DOCKERHUB_PASSWORD=${shown}\n`);
  let closing: Promise<never> | undefined;
  const stop = () => void (closing ??= close().then(() => process.exit(0)));
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

function open(path: string | undefined, options: FakeHubOptions): FakeHub {
  try {
    return new FakeHub(options);
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    const wrong = error.issues.map((issue) => `${issue.path.map(String).join(".")}: ${issue.message}`);
    throw new Error(`The seed ${path ?? "of --org"} is not one of a fake Hub. ${wrong.join("; ")}`);
  }
}

function read(path: string): Seed {
  try {
    return parse(readFileSync(path, "utf8")) as Seed;
  } catch (error) {
    throw new Error(`The seed ${path} cannot be read: ${reason(error)}`);
  }
}

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new InvalidArgumentError("a port is a number from 0 to 65535.");
  return value;
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("it is a whole number of 1 or more.");
  return value;
}

import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import { parse } from "yaml";
import { DEFAULT_PASSWORD, FakeHub, type Seed, smallOrganization } from "../testing/fake-hub";

interface Options {
  port: number;
  org: string;
  seed?: string;
}

/** `pulumi-dockerhub fake-hub`: serves the fake Hub on loopback until it is stopped. */
export function fakeHub(): Command {
  return new Command("fake-hub")
    .description("Serve a Docker Hub in memory on this machine, for tests of any client.")
    .option("--port <number>", "port to listen on; a free one when left out", port, 0)
    .option(
      "--org <name>",
      `organization it has, owned by the account ops with the password ${DEFAULT_PASSWORD}`,
      "acme",
    )
    .option("--seed <file>", "YAML or JSON file with accounts and organizations, in place of --org")
    .addHelpText("after", "\nExample:\n  $ npx pulumi-dockerhub fake-hub --port 8080 --org acme")
    .action(serve);
}

async function serve({ port, org, seed }: Options): Promise<void> {
  const hub = new FakeHub({ seed: seed === undefined ? smallOrganization(org) : read(seed) });
  const { url, close } = await hub.serve(port);
  const [first] = hub.store.organizations.keys();
  const owner = [...(hub.store.organizations.get(first ?? "")?.members ?? [])].find(
    ([, role]) => role === "owner",
  )?.[0];
  process.stdout.write(`A fake Docker Hub listens on ${url}. It forgets everything when it stops (Ctrl-C).\n`);
  process.stdout.write(`Point a program at it:\n  export DOCKERHUB_BASE_URL=${url} DOCKERHUB_ORG=${first ?? ""}\n`);
  const password = hub.store.accounts.get(owner ?? "")?.password;
  const shown = password === DEFAULT_PASSWORD ? password : `<the password of ${owner ?? "an owner"}>`;
  process.stdout.write(`  export DOCKERHUB_USERNAME=${owner ?? ""} DOCKERHUB_PASSWORD=${shown}\n`);
  const stop = () => void close().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

function read(path: string): Seed {
  try {
    return parse(readFileSync(path, "utf8")) as Seed;
  } catch (error) {
    throw new Error(`The seed ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new InvalidArgumentError("a port is a number from 0 to 65535.");
  return value;
}

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { DEFAULT_PASSWORD } from "../testing";
import { Scripts } from "../testing/engine/processes";
import { Host } from "../testing/engine/program/host";
import { readProject } from "../testing/engine/program/project";
import { DYNAMIC, Packages, providerType } from "../testing/engine/providers/packages";
import { ProviderProcess, type StartProvider } from "../testing/engine/providers/providerProcess";
import { providerText } from "../sdk/contract";
import { company, name, SIZES } from "./company";
import { type Figure, figure, median, paired } from "./figure";
import { resources } from "./refresh";

const ROOT = join(__dirname, "..");
const SPEC = join(ROOT, "tests/programs/spec");
const IDLE = "exports.handler=()=>({read:async(id,props)=>({id,props}),check:async(_,inputs)=>({inputs,failures:[]})})";

/** What a process takes: the provider beside one that does nothing, and the SDK beside Pulumi's own. */
export async function processes(): Promise<Figure[]> {
  const host = new Host();
  const engine = await host.listen();
  const figures = [await reads(engine), await start(engine), ...imports()];
  host.stop();
  return figures;
}

async function processOf(engine: string, config: Record<string, string>): Promise<ProviderProcess> {
  const packages = new Packages(new Scripts(readProject(SPEC), process.env), {}, {}, {});
  const start: StartProvider = (address, onLine) => packages.start(DYNAMIC, address, onLine);
  const provider = await ProviderProcess.start(start, engine, () => undefined);
  await provider.configure({ urn: "urn", type: providerType(DYNAMIC), id: "id", inputs: config });
  return provider;
}

async function reads(engine: string): Promise<Figure> {
  const size = SIZES[1]!;
  const fake = company(size);
  const { url, close } = await fake.serve();
  const provider = await processOf(engine, {
    "dockerhub:org": "acme",
    "dockerhub:username": "ops",
    "dockerhub:password": DEFAULT_PASSWORD,
    "dockerhub:baseUrl": url,
  });
  const members = resources(fake, "edges").filter(([type]) => type === "GroupMembership");
  const readAll = (text: string) => () =>
    Promise.all(
      members.map(([, known]) =>
        provider.read("urn", `acme/${String(known["group"])}/${String(known["username"])}`, {
          inputs: {},
          outputs: { ...(known as object), __provider: text },
        }),
      ),
    );
  await readAll(providerText("GroupMembership"))();
  const [ours, idle] = await paired(15, readAll(providerText("GroupMembership")), readAll(IDLE));
  provider.stop();
  await close();
  return figure(
    "time of Read through the stock process, to a provider that does nothing",
    `${members.length} memberships of ${name(size)}`,
    ours,
    idle,
    1.5,
  );
}

async function start(engine: string): Promise<Figure> {
  const first = (text: string) => async () => {
    const provider = await processOf(engine, {
      "dockerhub:org": "acme",
      "dockerhub:username": "ops",
      "dockerhub:password": "x",
    });
    await provider.check("urn", {}, { name: "platform", __provider: text });
    provider.stop();
  };
  const [ours, idle] = await paired(7, first(providerText("Group")), first(IDLE));
  // The quarter is for what has to be loaded: half of that is zod, which loads all of its languages.
  return figure(
    "time from provider start to first answer, to a provider that does nothing",
    "check of a Group",
    ours,
    idle,
    1.25,
  );
}

function imports(): Figure[] {
  const run = (module: string) => {
    const code = `const t=process.hrtime.bigint();require("${module}");console.log(Number(process.hrtime.bigint()-t)/1e6,process.memoryUsage().rss)`;
    const output = execFileSync(process.execPath, ["-e", code], {
      cwd: SPEC,
      encoding: "utf8",
    });
    return output.trim().split(" ").map(Number) as [number, number];
  };
  const ours: [number, number][] = [];
  const theirs: [number, number][] = [];
  for (let n = 0; n < 9; n++) {
    ours.push(run("pulumi-dockerhub"));
    theirs.push(run("@pulumi/pulumi"));
  }
  const middle = (runs: [number, number][], part: 0 | 1) => median(runs.map((one) => one[part]));
  return [
    figure("time to import the SDK, to @pulumi/pulumi alone", "ms", middle(ours, 0), middle(theirs, 0), 1.05),
    figure("memory to import the SDK, to @pulumi/pulumi alone", "bytes", middle(ours, 1), middle(theirs, 1), 1.05),
  ];
}

import type { dynamic } from "@pulumi/pulumi";
import type { Connection } from "../../provider/engine/connection";
import { resourceProvider } from "../../provider/engine/lifecycle";
import { Batches } from "../../provider/hub/batches";
import { HubClient } from "../../provider/hub/client";
import { credential } from "../../provider/hub/credential";
import { budgeted } from "../../provider/budgeted";
import { ending } from "../../provider/ending";
import { NotFoundError } from "../../provider/hub/errors";
import { type Hub, openHub } from "../../provider/hub/hub";
import { type Rails, STANDARD } from "../../provider/hub/rails";
import { registry } from "../../provider/resources";
import { Run } from "../../run/run";
import { newsFor, type Programs, type Question, type Testimony } from "../../run/testimony";
import { FakeHub, type FakeHubOptions } from "../../testing";
import type { Plugin } from "../../plugin/plugin";
import { isNative } from "./form";
import { nativeProvider, pluginOf } from "./nativeProvider";
import { PASSWORD, SCIM_TOKEN, seed } from "./spec";

/** Time that passes only when somebody waits for it. */
export class ManualClock {
  time = Date.parse("2030-06-01T12:00:00Z");
  readonly now = (): number => this.time;
  readonly sleep = async (ms: number): Promise<void> => {
    this.time += ms;
    await new Promise((resolve) => setImmediate(resolve));
  };
}

export type Outs = Record<string, unknown>;
type Provider = Required<dynamic.ResourceProvider>;

/** A program that has told this from the beginning, and nothing else. */
export function telling(told: Partial<Testimony>): (question: Question) => Testimony {
  const all = { declared: [], made: [], held: [], open: [], checks: false, ...told };
  return (question) => newsFor(question, all);
}

/** Where a resource is that no program declares. */
const urnOf = (type: string) => `urn:pulumi:dev::memory::dockerhub:index:${type}::one`;

/** The provider objects and a fake Hub in one process, without ports, on a clock of their own. */
export class InProcess {
  readonly clock = new ManualClock();
  readonly fake: FakeHub;
  readonly notices: string[] = [];
  /** What carries a request to the Hub, for whoever starts from now on. */
  wire = (request: Request): Promise<Response> => this.fake.fetch(request);
  hub: Hub;
  readonly rails: Rails;
  /** What the program says of itself and of its stack, where one runs. */
  program: ((question: Question) => Testimony) | undefined;
  /** How often the state of the stack was read, where no program tells of it. */
  looks = 0;
  private readonly plugins = new WeakMap<Hub, Promise<Plugin>>();
  /** The processes of a run in which no program tells anything. */
  private silent: Run[] = [];

  constructor(
    options: FakeHubOptions = {},
    {
      rails = {},
      scimToken = SCIM_TOKEN,
      ...sign
    }: {
      username?: string;
      org?: string;
      secret?: string;
      otp?: string;
      scimToken?: string;
      rails?: Partial<Rails>;
    } = {},
  ) {
    this.fake = new FakeHub({ seed, now: this.clock.now, rateLimit: { limit: 10_000 }, ...options });
    const ops = this.fake.store.accounts.get("ops");
    if (ops !== undefined) ops.password = PASSWORD;
    const signIn = credential({ username: "ops", org: "acme", secret: PASSWORD, ...sign });
    const client = () =>
      new HubClient({
        baseUrl: "http://127.0.0.1:1",
        credential: signIn,
        scimToken,
        requestTimeout: 1_000,
        deadline: 600_000,
        maxWait: 300_000,
        maxInFlight: { reads: 64, writes: 8 },
        fetch: this.wire,
        clock: this.clock,
        notice: (line) => this.notices.push(line),
      });
    this.rails = { ...STANDARD, self: "ops", notice: (line) => void this.notices.push(line), ...rails };
    const opened = (run: Run) =>
      openHub(client(), this.rails, {
        run,
        batches: new Batches(2),
        spend: (hub, org, leaving, more) => budgeted(hub, registry, org, leaving, more),
        mayEnd: (hub, things) => ending(hub, registry, things),
      });
    this.open = () => opened(this.run());
    this.restart = () => {
      this.silent = [];
      return (this.hub = this.open());
    };
    this.hub = this.restart();
  }

  /** What another process of the same run has: another session, and another memory of what it has read. */
  readonly open: () => Hub;

  /** Forgets what was read and who signed in, as a new process would. */
  readonly restart: () => Hub;

  private run(): Run {
    if (isNative) return this.silentRun();
    // What a run does late it does not do in the next one.
    let program: InProcess["program"];
    const programs: Programs = {
      run: async () => (program ??= this.program) !== undefined,
      ask: async (question) => new Map([["program", program!(question("program"))]]),
    };
    return new Run(registry, programs, this.clock.sleep);
  }

  /** A run of which nobody tells but the processes that the engine calls, each of which has a Hub of its own. */
  private silentRun(): Run {
    const others = this.silent;
    let program: InProcess["program"];
    const mine: Run = new Run(
      registry,
      {
        areSilent: true,
        // Programs in Go, Python and YAML do not tell the engine that they run.
        run: async () => false,
        destroys: async () => (program ??= this.program) === undefined,
        ask: async (question) => {
          const asked = others.filter((run) => run !== mine);
          return new Map(asked.map((run, index) => [String(index), run.testify(question(String(index)))]));
        },
        // The state of the stack tells what that held, and nothing else.
        held: async () => {
          this.looks += 1;
          const heard = { open: 0, declared: 0, made: 0, held: 0 };
          const { held = [], unread } =
            (program ??= this.program)?.({ asker: "", heard, checks: false, seen: [], wantsHeld: true }) ?? {};
          return { held, unread };
        },
      },
      this.clock.sleep,
    );
    others.push(mine);
    return mine;
  }

  /** Begins another run of the engine with what has been read so far. */
  nextRun(): void {
    this.silent = [];
    this.hub.run = this.run();
  }

  /** @param hub the one of this moment, for a run that another one may overtake */
  provider(type: string, hub?: Hub, urn = urnOf(type)): Provider {
    const definition = registry.get(type)!;
    if (!isNative) return resourceProvider(definition, () => this.connection(hub)) as Provider;
    return nativeProvider(() => this.plugin(hub ?? this.hub), urn);
  }

  private plugin(hub: Hub): Promise<Plugin> {
    const there = this.plugins.get(hub) ?? pluginOf(() => this.connection(hub));
    this.plugins.set(hub, there);
    return there;
  }

  /** What a provider asks beside its definition. */
  connection(hub?: Hub): Connection<Hub> {
    const mine = hub ?? this.hub;
    return {
      fallback: (key) => (key === "org" ? "acme" : undefined),
      advice: () => "set it.",
      problem: () => undefined,
      rails: () => this.rails,
      get run() {
        return mine.run;
      },
      now: this.clock.now,
      notice: (line) => void this.notices.push(line),
      open: async () => mine,
      isGone: (error) => error instanceof NotFoundError,
    };
  }

  /** Checks and creates, as the engine would. */
  async create(type: string, args: Outs): Promise<{ id: string; outs: Outs; inputs: Outs }> {
    const provider = this.provider(type);
    const { inputs, failures } = await provider.check({}, args);
    if (failures !== undefined && failures.length > 0) throw new Error(JSON.stringify(failures));
    const { id, outs } = await provider.create(inputs);
    return { id, outs, inputs: inputs as Outs };
  }

  /** Deletes what a program no longer declares. */
  async remove(type: string, id: string, outs: Outs): Promise<void> {
    this.nextRun();
    this.program ??= telling({});
    // A run that declares nothing at all looks like one that destroys the stack.
    if (isNative) await this.hub.run.see({ noun: "Group", urn: urnOf("Group"), properties: {} });
    await this.provider(type).delete(id, outs);
    this.nextRun();
  }

  /** Checks, compares and updates in a run of its own; undefined when nothing differs. */
  async update(type: string, id: string, outs: Outs, args: Outs): Promise<Outs | undefined> {
    this.nextRun();
    const provider = this.provider(type);
    const { inputs } = await provider.check(outs, args);
    const { changes } = await provider.diff(id, outs, inputs);
    if (changes === false) return undefined;
    return (await provider.update(id, outs, inputs)).outs as Outs;
  }
}

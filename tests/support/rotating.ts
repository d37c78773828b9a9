import assert from "node:assert/strict";
import type { FakeHub } from "../../testing";
import { InProcess, type Outs } from "./inProcess";

export const DAY = 86_400_000;

/** How one kind of token is declared and looked at. */
export interface Kind {
  type: string;
  args: Outs;
  /** The same with a change that is no rotation. */
  changed: Outs;
  tokens(fake: FakeHub): { uuid: string; label: string }[];
  path(uuid: string): string;
}

export const kinds: Kind[] = [
  {
    type: "PersonalAccessToken",
    args: { scopes: ["repo:read"] },
    changed: { isActive: false },
    tokens: ({ store }) => [...store.tokens.values()],
    path: (uuid) => `/v2/access-tokens/${uuid}`,
  },
  {
    type: "OrgAccessToken",
    args: { repositories: { "acme/web": ["scope-image-pull"] } },
    changed: { repositories: { "acme/*": ["scope-image-pull", "scope-image-push"] } },
    tokens: ({ store }) =>
      [...store.organizations.get("acme")!.accessTokens.values()].map(({ id, label }) => ({ uuid: id, label })),
    path: (uuid) => `/v2/orgs/acme/access-tokens/${uuid}`,
  },
];

/** A token that is rotated when it is 90 days old, as the state of its stack has it. */
export class Rotating {
  readonly world = new InProcess();
  id = "";
  outs: Outs = {};
  inputs: Outs = {};

  private constructor(private readonly kind: Kind) {}

  static async made(kind: Kind): Promise<Rotating> {
    const one = new Rotating(kind);
    await one.make({ rotateAfter: "90d", overlap: "2d" });
    return one;
  }

  async make(more: Outs): Promise<void> {
    const { type, args } = this.kind;
    Object.assign(this, await this.world.create(type, { ...args, place: "acme/infra/dev/ci", ...more }));
  }

  provider() {
    return this.world.provider(this.kind.type);
  }

  get uuid(): string {
    return String(this.outs["uuid"]);
  }

  get retiring(): string[] {
    return Object.keys((this.outs["retiring"] ?? {}) as object);
  }

  uuids(): string[] {
    return this.kind.tokens(this.world.fake).map(({ uuid }) => uuid);
  }

  labels(): string[] {
    return this.kind.tokens(this.world.fake).map(({ label }) => label);
  }

  /** The moment in so many ms. */
  in(ms: number): string {
    return new Date(this.world.clock.time + ms).toISOString();
  }

  pass(ms: number): void {
    this.world.clock.time += ms;
  }

  /** Whether a preview without refresh shows a change of a program that says this by now. */
  async differs(now: Outs = {}): Promise<boolean> {
    const { inputs } = await this.provider().check(this.inputs, { ...this.inputs, ...now });
    return (await this.provider().diff(this.id, this.outs, inputs)).changes !== false;
  }

  /** Another run, of another process, which knows what the state says and no more. */
  async up(now: Outs = {}): Promise<Outs> {
    this.world.restart();
    const { inputs, failures } = await this.provider().check(this.inputs, { ...this.inputs, ...now });
    assert.deepEqual(failures, []);
    const { outs } = await this.provider().update(this.id, this.outs, inputs);
    Object.assign(this, { outs, inputs });
    return this.outs;
  }

  /** Returns the id; none when it is gone. */
  async refresh(): Promise<string> {
    this.world.restart();
    const { id, props } = await this.provider().read(this.id, this.outs);
    if (id !== "") Object.assign(this, { id, outs: props });
    return id!;
  }

  async remove(): Promise<void> {
    await this.world.remove(this.kind.type, this.id, this.outs);
  }

  /** Somebody ends a token. */
  async end(uuid: string): Promise<void> {
    await this.world.fake.byHand("ops", "DELETE", this.kind.path(uuid));
  }
}

import assert from "node:assert/strict";
import type { Rule } from "../../../provider/hub/rails";
import { InProcess } from "../../support/inProcess";
import { urnOf } from "../../support/memoryProgram";
import { MemoryStack, type RunOptions } from "../../support/memoryStack";
import { clearTokens } from "../play";
import { restored } from "../../support/things";
import { isNative } from "../../support/form";
import { acme, BY_HAND, company, isThere, MAY_GO } from "./company";
import { Said } from "./declared";
import { again, of, shared } from "./edits";
import { explains } from "./explains";
import { fit, isFeasible } from "./fit";
import { ended, holds, tokensAreKnown } from "./holds";
import { keepsRepositories, lossesOf } from "./losses";
import { CALM, type Chapter, type Story } from "./story";
import { edited } from "./refactorings";
import { numbersOf, Watch } from "./watch";

const NOTHING = new Said([]);
const ASKS = /tell Pulumi so with an alias/;

/** Plays a story in one process, and asserts what must hold whatever happened. */
export async function play({ first, chapters }: Story, tell: (line: string) => void = () => undefined): Promise<void> {
  const life = new Life(tell);
  await life.chapter({ ...CALM, edits: first });
  for (const chapter of chapters) await life.chapter(chapter);
  await life.end();
}

/** An organization, a stack, and a program that people change. */
class Life {
  private readonly overridden = new Map<Rule, string>();
  private readonly world = new InProcess({ seed: company }, { rails: { overridden: this.overridden } });
  private readonly stack = new MemoryStack(this.world);
  private said = NOTHING;
  /** Settings that may stay when nobody declares them any more. */
  private readonly left = new Set<string>();
  /** Numbers of the declared groups by their names, when all was well last. */
  private was: ReadonlyMap<string, number> = new Map();

  constructor(private readonly tell: (line: string) => void) {}

  private get fake() {
    return this.stack.fake;
  }

  async chapter({ edits, hands, trouble, about, second, refresh, parallel }: Chapter): Promise<void> {
    for (const { what, change } of hands) {
      const done = await Promise.resolve(this.fake)
        .then(change)
        .then(
          () => true,
          () => false,
        );
      if (done) this.tell(`somebody ${what}`);
    }
    const byHand = hands.length > 0;
    const after = new Said(fit(this.fake, edited(this.said.program, edits, this.tell), this.said));
    const isLike = JSON.stringify(after.program) === JSON.stringify(this.said.program);
    const next = isFeasible(this.fake, after, this.said)
      ? after
      : new Said(fit(this.fake, this.said.program, this.said));
    // Where one step is done after the other, whoever names a group by text comes before it or after it.
    const options = { refresh, parallel: next.namesByText ? 16 : parallel };
    this.tell(`up ${JSON.stringify(options)} ${trouble === undefined ? "" : JSON.stringify(trouble)}`);
    for (const { type, name, args, options: given } of next.program)
      this.tell(`  ${type} ${name} ${JSON.stringify(args)} ${JSON.stringify(given ?? {})}`);
    const { least, isTooMuch, things } = lossesOf(this.fake, this.said, next, this.was);
    const mayRefuse = byHand || isTooMuch || keepsRepositories(this.fake, this.said, next);
    if (next.twice.length > 0) await this.refusedAtPreview(next, options);
    else if (least.size > MAY_GO && !byHand) await this.refused(next, options, things);
    else if (mayRefuse) await this.attempted(next, options);
    else {
      if (about !== undefined && "target" in about) await this.targeted(next, options, about.target);
      const replace = about !== undefined && "replace" in about ? this.urnIn(next, about.replace) : [];
      await this.applied(next, { ...options, replace }, trouble, !isLike && about === undefined);
    }
    if (second) await this.elsewhere();
  }

  /** The stack is destroyed, and nobody else's things with it. */
  async end(): Promise<void> {
    this.tell("destroy");
    const watch = new Watch(this.fake);
    const { problems } = await this.stack.destroy();
    assert.ok(
      problems.every((problem) => /keepImages/.test(problem)),
      problems.join("\n"),
    );
    watch.end();
    const retained = of(this.said.program, "Repository").filter(({ args }) => args!["onDestroy"] !== "delete");
    watch.kept(this.said, new Said(retained), this.was);
    for (const person of this.said.roles.keys())
      assert.ok(watch.start.people.has(person) === isThere(this.fake, person), `${person} outlives the stack`);
    tokensAreKnown(this.fake, this.stack);
  }

  /** Something is declared twice: a preview says so, and no run goes on from there. */
  private async refusedAtPreview(next: Said, options: RunOptions): Promise<void> {
    const watch = new Watch(this.fake);
    const { problems } = await this.stack.preview(next.program, options);
    watch.end();
    assert.notDeepEqual(problems, [], `refused at preview: ${next.twice.join()}`);
    watch.tookNothing();
    await this.back(next);
  }

  /** Too many would lose something: the run ends, and nobody loses anything. */
  private async refused(next: Said, options: RunOptions, besides: readonly string[]): Promise<void> {
    const watch = new Watch(this.fake);
    const { problems } = await this.stack.up(next.program, options);
    watch.end();
    assert.notDeepEqual(problems, [], "it is refused");
    // A pending invitation gets another role by being sent anew.
    const resends = [...this.said.invitedAs].some(([person, role]) => (next.invitedAs.get(person) ?? role) !== role);
    watch.tookNothing({ resends, besides });
    await this.back(next);
  }

  /** A run that may be refused. It takes nothing from more people than may lose something, or from anybody. */
  private async attempted(next: Said, options: RunOptions): Promise<void> {
    const watch = new Watch(this.fake);
    const { problems } = await this.stack.up(next.program, options);
    this.tookNothing(watch, next);
    // What somebody has changed by hand is seen by who looks.
    const isRefused = problems.length > 0 || (await this.stack.up(next.program, { refresh: true })).problems.length > 0;
    await (isRefused ? this.back(next) : this.settled(next));
  }

  /** The program of before again, as far as it is possible now. */
  private async back(tried: Said): Promise<void> {
    // Whoever made a group by hand under the name of a declared one takes it away, as the refusal asks.
    for (const { name, description } of [...acme(this.fake).groups.values()])
      if (description === BY_HAND) await this.fake.byHand("ops", "DELETE", `/v2/orgs/acme/groups/${name}`);
    const program = fit(this.fake, again(this.said.program, tried.program), this.said);
    this.tell("back to the program of before");
    const said = new Said(program);
    // What the refused run has made before it ended goes again, however many have it.
    this.overridden.set("maxRemoval", "back to the program of before");
    const { problems } = await this.stack.up(program, { refresh: true });
    this.overridden.clear();
    assert.deepEqual(problems, []);
    await this.settled(said);
  }

  /** A run about one resource, which may need others that are not there. */
  private async targeted(next: Said, options: RunOptions, pick: number): Promise<void> {
    const target = this.urnIn(next, pick);
    this.tell(`--target ${target.join()}`);
    const watch = new Watch(this.fake);
    await this.stack.up(next.program, { ...options, target });
    this.tookNothing(watch, next);
  }

  private tookNothing(watch: Watch, next: Said): void {
    watch.end();
    watch.kept(this.said, next, this.was);
    watch.withinBudget();
  }

  /** A resource that is declared before and after, as a list of one or none. */
  private urnIn(next: Said, pick: number): string[] {
    const before = new Set(this.said.program.map(urnOf));
    const both = next.program.map(urnOf).filter((urn) => before.has(urn));
    return both.length === 0 ? [] : [both[pick % both.length]!];
  }

  private async applied(next: Said, options: RunOptions, trouble: Chapter["trouble"], isNew: boolean): Promise<void> {
    const before = this.said;
    // What a killed run has written of the settings the next one takes for found, and leaves in the end.
    const isKilled = trouble !== undefined && "kill" in trouble;
    if (isKilled)
      for (const thing of next.things(this.was, restored).keys())
        if (!before.things(this.was).has(thing)) this.left.add(thing);
    const told = trouble === undefined && isNew ? await this.stack.plan(next.program) : undefined;
    const watch = new Watch(this.fake);
    if (trouble !== undefined && "kill" in trouble) await this.stack.upAndKill(next.program, trouble.kill, options);
    else {
      if (trouble !== undefined) this.fake.faults.add(trouble.faults);
      const { problems } = await this.stack.up(next.program, options);
      this.fake.faults.clear();
      // A plugin cannot know who else is still to be declared, and asks for an alias.
      if (isNative && problems.some((problem) => ASKS.test(problem))) {
        this.tookNothing(watch, next);
        return this.back(next);
      }
      if (trouble === undefined) assert.deepEqual(problems, []);
    }
    const again = { refresh: true, replace: options.replace ?? [] };
    if (trouble !== undefined) assert.deepEqual((await this.stack.up(next.program, again)).problems, []);
    watch.end();
    watch.kept(before, next, this.was);
    watch.withinBudget();
    if (told !== undefined) explains(this.fake, told, before, next, this.was, watch.start);
    const was = this.was;
    await this.settled(next);
    ended(this.fake, before, next, was);
  }

  /** All is as declared, and nothing is left to do. */
  private async settled(next: Said): Promise<void> {
    await clearTokens(this.stack);
    holds(this.fake, next, this.left);
    tokensAreKnown(this.fake, this.stack);
    const nothing = { changes: [], problems: [] };
    assert.deepEqual(await this.stack.preview(next.program), nothing, "the plan");
    assert.deepEqual(await this.stack.preview(next.program, { refresh: true }), nothing, "the plan after reading");
    this.said = next;
    this.was = numbersOf(this.fake);
  }

  /** The same program comes and goes in another stack of the organization. */
  private async elsewhere(): Promise<void> {
    this.tell("up, and destroy, in a second stack");
    const other = new MemoryStack(this.world);
    const program = shared(this.said.program);
    const watch = new Watch(this.fake);
    assert.deepEqual((await other.up(program)).problems, [], "in the second stack");
    assert.deepEqual((await other.destroy()).problems, [], "the second stack");
    watch.end();
    watch.tookNothing({ resends: true });
    holds(this.fake, this.said, this.left);
    // The other stack has sent invitations anew.
    assert.deepEqual((await this.stack.up(this.said.program, { refresh: true })).problems, []);
  }
}

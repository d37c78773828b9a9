import type { Stack } from "../../provider/serving";
import { type Command, commandAbove, endsAll, leavesOut, onlyLooks } from "../../run/command";
import type { StackName } from "../declared";
import { heldBy, STATE_FILE } from "./held";

/** Names the command of an engine that is no `pulumi`, with the names of its options, such as `up --target`. */
const COMMAND = "DOCKERHUB_COMMAND";

/**
 * The stack of the run that a plugin serves. The engine tells a plugin of each resource when its turn comes, and of what is
 * declared no longer last; what must not be ended before, or by whom it goes on, only the state tells.
 */
export class StackOfRun implements Stack {
  private readonly began = Date.now();
  private readonly named = Promise.withResolvers<StackName>();
  private read: ReturnType<Stack["held"]> | undefined;
  private command: Promise<Command | undefined> | undefined;

  /**
   * @param env names the file with the export of the stack, or else `pulumi` is asked for one; and the command, or else
   *   whoever has started this process tells
   */
  constructor(
    private readonly env: NodeJS.ProcessEnv,
    private readonly above = commandAbove,
  ) {}

  /** The first call of the engine tells what it is called. */
  know(stack: StackName): void {
    this.named.resolve(stack);
  }

  held(): ReturnType<Stack["held"]> {
    return (this.read ??= this.named.promise
      .then(async (name) => heldBy(name, this.env[STATE_FILE], this.began, (await this.started())?.file))
      .then(
        (held) => ({ held }),
        (error: unknown) => ({ held: [], unread: error instanceof Error ? error.message : String(error) }),
      ));
  }

  /**
   * Begins to read what it held, and waits for that where the run changes something: what ends with another resource, or is
   * retained, is gone from the state without a word as soon as all that is declared has been checked.
   */
  async prepare(): Promise<void> {
    const held = this.held();
    if (!onlyLooks(await this.args())) await held;
  }

  async destroys(): Promise<boolean | undefined> {
    return endsAll(await this.args());
  }

  async leavesOut(): Promise<boolean> {
    return leavesOut(await this.args(), this.env);
  }

  private async args(): Promise<readonly string[] | undefined> {
    return this.env[COMMAND]?.split(" ") ?? (await this.started())?.args;
  }

  private started(): Promise<Command | undefined> {
    return (this.command ??= this.above());
  }
}

import type { Hub } from "./hub";
import { goneIsFine, InvalidRequestError, UnexpectedReplyError } from "./errors";

/** What every token has that the Hub makes. */
export interface AnyToken {
  uuid: string;
  label: string;
  createdAt: string | undefined;
}

/** Tokens of one account or organization. */
export interface Tokens<T extends AnyToken> {
  /** Whose they are, as the subject of a sentence: `the account`. */
  whose: string;
  /** Where somebody deletes one by hand: `in the account's settings`. */
  where: string;
  /** All of them by uuid, as far as they were read. */
  list(): Promise<ReadonlyMap<string, T>>;
  /** All of them by uuid, read now. */
  read(): Promise<ReadonlyMap<string, T>>;
  /** What a stack that has the token of this uuid holds. */
  thing(uuid: string): string;
  delete(uuid: string): Promise<void>;
}

/**
 * Makes a token and returns it with its value, which the Hub shows only now. When the reply is lost, or a run is
 * killed, the value is lost with it. A label that was drawn for this token alone tells what a lost reply left, and
 * that is deleted. What an earlier run left is named, because nobody can tell it from a token that another stack has.
 *
 * @param own beginning that all labels drawn for the same resource have; undefined where somebody chose the label
 * @param send makes it; to be given `found`, to be called after a lost reply
 */
export async function newToken<T extends AnyToken, Made extends AnyToken>(
  hub: Hub,
  tokens: Tokens<T>,
  label: string,
  own: string | undefined,
  send: (found: () => Promise<undefined>) => Promise<Made>,
): Promise<Made> {
  const isSame = (other: string) => (own === undefined ? other === label : isDrawn(own, other));
  const others = await strangers(hub, tokens, await tokens.list(), isSame);
  if (own === undefined && others.length > 0) throw taken(tokens, others[0]!);
  for (const other of others) hub.rails.notice(leftover(tokens, other));
  const made = await send(() => noLeftover(hub, tokens, label, own !== undefined));
  ours(hub, [made.uuid]);
  return made;
}

const isDrawn = (own: string, label: string) => label.startsWith(own) && /^[0-9a-f]{12}$/.test(label.slice(own.length));

const known = new WeakMap<Hub, Set<string>>();

/** Tokens of which this process knows by itself that they are of this stack, and these from now on. */
export function ours(hub: Hub, uuids: readonly string[] = []): ReadonlySet<string> {
  const there = known.get(hub) ?? new Set<string>();
  for (const uuid of uuids) there.add(uuid);
  known.set(hub, there);
  return there;
}

/** The tokens of such labels that are neither of this stack nor of this run. */
async function strangers<T extends AnyToken>(
  hub: Hub,
  { thing }: Tokens<T>,
  tokens: ReadonlyMap<string, T>,
  isSame: (label: string) => boolean,
): Promise<T[]> {
  const same = [...tokens.values()].filter(({ label, uuid }) => isSame(label) && !ours(hub).has(uuid));
  const held = await Promise.all(same.map(({ uuid }) => hub.run.holders(thing(uuid))));
  return same.filter((_, index) => held[index]!.length === 0);
}

type Words = Pick<Tokens<AnyToken>, "whose" | "where">;

const taken = ({ whose, where }: Words, { label, uuid, createdAt }: AnyToken) =>
  new InvalidRequestError(
    `${whose} has a token labelled "${label}" already (${uuid}, made ${createdAt ?? "some time ago"}). If an interrupted ` +
      `run left it, its value is lost: delete it ${where} and run again. If it is in use, choose ` +
      "another label, or leave label out, and the token gets one of its own.",
  );

const leftover = ({ whose, where }: Words, { label, uuid, createdAt }: AnyToken) =>
  `${whose} has a token labelled "${label}" (${uuid}, made ${createdAt ?? "some time ago"}), which this stack does not ` +
  `have. If an interrupted run left it, its value is lost: delete it ${where}.`;

const lost = ({ where }: Words, { label, uuid }: AnyToken) =>
  new UnexpectedReplyError(
    `Docker Hub made a token labelled "${label}" but its reply, with the value, was lost. ` +
      `Delete token ${uuid} ${where} and run again.`,
  );

/** Deletes what a lost reply has left of a token whose label nothing else has. Throws for one that was chosen, or when nobody can tell. */
async function noLeftover<T extends AnyToken>(
  hub: Hub,
  tokens: Tokens<T>,
  label: string,
  isOwn: boolean,
): Promise<undefined> {
  const now = await tokens.read().catch((error: unknown) => {
    throw new UnexpectedReplyError(
      `Docker Hub may have made a token labelled "${label}"; its reply was lost, and looking for it failed: ${String(error)} ` +
        `Look ${tokens.where} and delete that token before running again.`,
    );
  });
  for (const left of await strangers(hub, tokens, now, (one) => one === label)) {
    if (!isOwn) throw lost(tokens, left);
    await tokens.delete(left.uuid).catch(goneIsFine);
  }
}

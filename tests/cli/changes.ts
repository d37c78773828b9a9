import type { Change } from "../../provider/telling/change";

type Inputs = Record<string, unknown>;
export const change = (op: Change["op"], noun: string, before: Inputs, after: Inputs, known: Inputs = {}): Change => ({
  op,
  noun,
  name: noun.toLowerCase(),
  before,
  after,
  known,
});
export const create = (noun: string, after: Inputs) => change("create", noun, {}, after);
export const remove = (noun: string, before: Inputs, known?: Inputs) => change("delete", noun, before, {}, known);

import type { dynamic } from "@pulumi/pulumi";
import { check } from "./check";
import type { Connection, ReadConfig } from "./connection";
import type { AnyDefinition, Checked, State, Shape, Target } from "./define";
import { changedKeys, diff } from "./diff";
import { inContext } from "./failure";
import { idTemplate } from "./id";
import { withoutUndefined } from "./unknown";

type Properties = Record<string, unknown>;
type Stored = State<Shape, Shape>;

/**
 * Turns a definition into what the stock dynamic-provider process calls. `connect` must not wait
 * for anything: the process hands out this object before `configure` has settled.
 */
export function resourceProvider<H extends Target>(
  definition: AnyDefinition<H>,
  connect: (read: ReadConfig) => Connection<H>,
): dynamic.ResourceProvider<Properties, Properties> {
  const ids = idTemplate(definition.id);
  const inputKeys = Object.keys(definition.inputs);
  const stateKeys = new Set([...inputKeys, ...Object.keys(definition.outputs)]);
  let connection = connect(() => undefined);

  const stored = (properties: Properties): Stored =>
    Object.fromEntries(Object.entries(properties).filter(([key]) => stateKeys.has(key))) as Stored;
  const whole = (...parts: Properties[]): Properties =>
    withoutUndefined(stored(Object.assign({}, ...parts) as Properties));
  const nameOf = (properties: Properties) =>
    ids.format(properties) ?? ids.keys.map((k) => properties[k] ?? "?").join("/");

  const claim = (id: string, properties: Properties) =>
    connection.claim(`${definition.type} ${id}`, definition.claims?.(stored(properties)) ?? []);

  async function adopt(hub: H, inputs: Properties, conflict: unknown): Promise<Properties> {
    const read = await definition.read(hub, inputs as Stored);
    if (read === undefined) throw conflict;
    const named = Object.fromEntries(ids.keys.filter((key) => key in inputs).map((key) => [key, inputs[key]]));
    const found = { ...named, ...(read as Properties) };
    const differing = changedKeys(definition, found, inputs);
    for (const key of definition.onlyOnDelete ?? []) differing.delete(key);
    if (differing.size === 0) return found;
    if (inputs["adopt"] === true && definition.update !== undefined) {
      const updated = await definition.update(hub, inputs as Checked<Shape>, found as Stored, differing);
      return whole(found, inputs, updated as Properties);
    }
    throw new Error(
      `it exists already, with another ${[...differing].join(" and ")}. Set adopt: true to take it over and change it, ` +
        "or give it another name.",
    );
  }

  return {
    async configure(request) {
      connection = connect((key) => request.config.get(key));
    },

    async check(olds, news) {
      return check(definition, connection, olds, news);
    },

    async diff(id, olds, news) {
      claim(id, { ...olds, ...news });
      const { changes, ...rest } = diff(definition, id, olds, news);
      return changes === undefined ? rest : { changes, ...rest };
    },

    async create(properties) {
      const inputs = stored(properties);
      return inContext("create", definition.type, nameOf(inputs), properties, async () => {
        const hub = connection.open();
        const made = await definition.create(hub, inputs as Checked<Shape>).catch((error: unknown) => {
          if (connection.meaning(error) !== "exists") throw error;
          return adopt(hub, inputs, error);
        });
        const outs = whole(inputs, made as Properties);
        const id = ids.format(outs);
        if (id === undefined) throw new Error(`the reply lacks ${definition.id}.`);
        claim(id, outs);
        return { id, outs };
      });
    },

    async read(id, properties) {
      const before = stored(properties ?? {});
      const adopted = Object.keys(before).length === 0;
      return inContext("read", definition.type, id, {}, async () => {
        const known = { ...ids.parse(id), ...before } as Stored;
        const found = await definition.read(connection.open(), known).catch((error: unknown) => {
          if (connection.meaning(error) === "gone") return undefined;
          throw error;
        });
        if (found === undefined) return { id: "", props: {} };
        const state = whole(known, found as Properties);
        const declared = inputKeys.filter((key) => key in state && (key in before || adopted));
        const inputs = Object.fromEntries(declared.map((key) => [key, state[key]]));
        return { id: ids.format(state) ?? id, props: state, inputs };
      });
    },

    async update(id, olds, news) {
      const [state, inputs] = [stored(olds), stored(news)];
      return inContext("update", definition.type, id, news, async () => {
        const changed = changedKeys(definition, state, inputs);
        for (const key of definition.onlyOnDelete ?? []) changed.delete(key);
        const due = definition.dueWhen?.(state, inputs);
        if (due !== undefined) changed.add(due);
        const result =
          changed.size === 0 || definition.update === undefined
            ? {}
            : await definition.update(connection.open(), inputs as Checked<Shape>, state, changed);
        const outputs = Object.fromEntries(Object.entries(state).filter(([key]) => !inputKeys.includes(key)));
        return { outs: whole(outputs, inputs, result as Properties) };
      });
    },

    async delete(id, properties) {
      return inContext("delete", definition.type, id, {}, async () => {
        claim(id, {});
        await definition.delete(connection.open(), stored(properties)).catch((error: unknown) => {
          if (connection.meaning(error) !== "gone") throw error;
        });
      });
    },
  };
}

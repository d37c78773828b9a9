import type { dynamic } from "@pulumi/pulumi";
import { check } from "./check";
import type { Connection, ReadConfig } from "./connection";
import type { AnyDefinition, Checked, Shape, State, Target } from "./define";
import { changedKeys, diff } from "./diff";
import { inContext } from "./failure";
import { idTemplate } from "./id";
import { thingsOf } from "../../run/things";
import { parsed } from "./parsed";
import { hasUnknown, withoutUndefined } from "./unknown";

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

  return {
    async configure(request) {
      connection = connect((key) => request.config.get(key));
    },

    async check(olds, news) {
      return check(definition, connection, olds, news);
    },

    async diff(id, olds, news) {
      const { changes, ...rest } = await inContext("compare", definition.type, id, {}, async () => {
        const changed = changedKeys(definition, olds, news);
        if (definition.verify !== undefined && changed.size > 0 && !hasUnknown(news)) {
          await definition.verify(await connection.open(), stored(news) as Checked<Shape>, stored(olds), changed);
        }
        return diff(definition, id, olds, news, connection);
      });
      return changes === undefined ? rest : { changes, ...rest };
    },

    async create(properties) {
      const inputs = stored(properties);
      return inContext("create", definition.type, nameOf(inputs), properties, async () => {
        const made = await definition.create(await connection.open(), inputs as Checked<Shape>);
        const outs = whole(inputs, made as Properties);
        const id = ids.format(outs);
        if (id === undefined) throw new Error(`the reply lacks ${definition.id}.`);
        return { id, outs };
      });
    },

    async read(id, properties) {
      const before = stored(properties ?? {});
      const adopted = Object.keys(before).length === 0;
      return inContext("read", definition.type, id, {}, async () => {
        const named = ids.parse(id);
        // Only people write an id of which no state knows more.
        if (adopted) mustFit(definition, named);
        const known = { ...named, ...before } as Stored;
        const found = await definition.read(await connection.open(), known).catch((error: unknown) => {
          if (connection.isGone(error)) return undefined;
          throw error;
        });
        if (found === undefined) {
          // Only get() asks for what no state knows, and the engine would take an empty answer for an object.
          if (adopted && (await connection.run.isProgram())) throw new Error(missing(definition));
          return { id: "", props: {} };
        }
        const state = whole(known, found as Properties);
        // The class has told the place of what the program left out.
        const isLeftOut = (key: string) => key === definition.placeUnless && "place" in before;
        const declared = inputKeys.filter((key) => key in state && !isLeftOut(key) && (key in before || adopted));
        const inputs = Object.fromEntries(declared.map((key) => [key, state[key]]));
        return { id: ids.format(state) ?? id, props: state, inputs };
      });
    },

    async update(id, olds, news) {
      const [state, inputs] = [stored(olds), stored(news)];
      const outputs = Object.fromEntries(Object.entries(state).filter(([key]) => !inputKeys.includes(key)));
      return inContext("update", definition.type, id, { ...outputs, ...news }, async () => {
        const changed = changedKeys(definition, state, inputs);
        for (const key of definition.onlyOnDelete ?? []) changed.delete(key);
        const due = definition.dueWhen?.(state, inputs, connection.now());
        if (due !== undefined) changed.add(due.key);
        const result =
          changed.size === 0 || definition.update === undefined
            ? {}
            : await definition.update(await connection.open(), inputs as Checked<Shape>, state, changed);
        return { outs: whole(outputs, inputs, result as Properties) };
      });
    },

    async delete(id, properties) {
      const state = stored(properties);
      return inContext("delete", definition.type, id, {}, async () => {
        const ending = await connection.run.endings.of(definition.type, state);
        // What was found is kept in case of doubt, and who loses something is counted.
        const isDestroy = ending !== "resource";
        if (!isDestroy) await connection.run.endings.needsHeld();
        const hub = await connection.open();
        if (!isDestroy) await hub.mayEnd(thingsOf(definition.inside ?? [], state));
        const leaving = ending === "stack" ? [] : ((await definition.leaving?.(hub, state)) ?? []);
        if (!isDestroy)
          await connection.run.endings.needsHeir(definition.type, state, definition.leaving && leaving.length > 0);
        if (leaving.length > 0) await hub.spend(String(state["org"]), leaving, { counts: definition.counts });
        const left = await definition.delete(hub, state, isDestroy).catch((error: unknown) => {
          if (!connection.isGone(error)) throw error;
        });
        if (!left) return;
        if (left.declared) connection.run.leave(definition.type, state);
        connection.notice(`${definition.type} ${id}: ${left.why}`);
      });
    },
  };
}

/** Throws what is wrong with the parts of an id, where it is no id of an object that there can be. */
function mustFit<H extends Target>({ inputs, id }: AnyDefinition<H>, parts: Readonly<Record<string, string>>): void {
  for (const [key, value] of Object.entries(parts)) {
    const schema = inputs[key];
    const issue = schema && parsed(schema, value).error?.issues[0];
    if (issue !== undefined)
      throw new Error(`its id is of the form ${id}, and "${value}" is no ${key}: ${issue.message}`);
  }
}

const missing = <H extends Target>({ type, id }: AnyDefinition<H>) =>
  `there is nothing of this id, and get() reads only what exists. Correct the id, of the form ${id}, or declare it ` +
  `with new dockerhub.${type}().`;

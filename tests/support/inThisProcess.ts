import type { dynamic } from "@pulumi/pulumi";
import type { Provider } from "../../testing/engine/deployment/steps";
import { InitFailure } from "../../testing/engine/providers/failure";
import { type Properties, reveal } from "../../testing/engine/state/values";

/** The last part of the type in a URN. */
export const nounOf = (urn: string) => urn.split("::")[2]!.split(":").at(-1)!;

/** What travels between the processes travels as JSON in clear, and nothing in it may be undefined. */
function sent(properties: object): Properties {
  const check = (value: unknown): void => {
    if (value === undefined) throw new Error("undefined cannot be sent");
    if (typeof value === "object" && value !== null) Object.values(value).forEach(check);
  };
  check(properties);
  return structuredClone(properties) as Properties;
}

/** Calls the provider objects as the stock process would. */
export function inThisProcess(provider: (type: string, urn: string) => Required<dynamic.ResourceProvider>): Provider {
  const of = (urn: string) => provider(nounOf(urn), urn);
  const settle = async <T>(verb: Promise<T>): Promise<T> => {
    try {
      return await verb;
    } catch (error) {
      const { id, properties, reasons } = error as { id?: string; properties?: Properties; reasons?: string[] };
      if (id !== undefined) throw new InitFailure(id, sent(properties!), reasons!);
      throw error;
    }
  };
  return {
    check: async (urn, olds, news) => {
      const { inputs, failures = [] } = await of(urn).check(reveal(olds), reveal(news));
      return { inputs: sent(inputs as object), failures };
    },
    diff: async (urn, id, olds, news) => {
      const {
        changes,
        replaces = [],
        deleteBeforeReplace = false,
      } = await of(urn).diff(id, reveal(olds.outputs), reveal(news));
      return { changes, changed: [], replaces, deleteBeforeReplace };
    },
    create: async (urn, inputs, isPreview) => {
      if (isPreview) return { id: "", outputs: inputs };
      const { id, outs } = await settle(of(urn).create(reveal(inputs)));
      return { id, outputs: sent(outs as object) };
    },
    read: async (urn, id, { outputs }) => {
      const { id: now, props, inputs } = await of(urn).read(id, reveal(outputs));
      return { id: now ?? "", outputs: sent(props as object), inputs: inputs && sent(inputs as object) };
    },
    update: async (urn, id, { outputs }, news, isPreview) => {
      if (isPreview) return news;
      const { outs } = await settle(of(urn).update(id, reveal(outputs), reveal(news)));
      return sent(outs as object);
    },
    delete: (urn, id, { outputs }) => of(urn).delete(id, reveal(outputs)),
    invoke: () => Promise.reject(new Error("no function is called here")),
  };
}

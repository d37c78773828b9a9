import { z } from "zod";
import { defineResource } from "../shared/defineResource";
import { declaredElsewhere, retained, stays } from "../shared/left";
import { orgName, upTo } from "../shared/values";
import { narrowed, returned, takeOver, writeOver } from "../shared/wholeDocument";
import { type Declared, declaredOf, flat, letGo, placeOf, type Registry, thing } from "./document";
import { registryAccessTold } from "./told";

const flag = z.boolean();
const ADDRESS = /^[a-z0-9][a-z0-9.-]*(:\d+)?$/;
const registry = z.strictObject(
  {
    /** What Docker Desktop calls it; its address when left out. */
    name: upTo(255).min(1, "it is empty.").optional(),
    /** Whether members may use it. */
    allowed: flag.default(true),
  },
  "it takes name and allowed.",
);
const registries = z
  .record(z.string(), registry, "it is a map by address.")
  .superRefine((all, context) => {
    const strange = Object.keys(all).filter((at) => !ADDRESS.test(at));
    for (const at of strange) context.addIssue(`${at}: it must be a host, in small letters and without https://.`);
  })
  .transform((all): Record<string, Registry> =>
    Object.fromEntries(Object.entries(all).map(([at, { name = at, allowed }]) => [at, { name, allowed }])),
  );

/**
 * Which registries members of an organization may use with Docker Desktop (Business plan). Only what is declared is
 * managed; deleting the resource brings back what was found when it was made. Ids are the name of the organization.
 */
export const registryAccess = defineResource({
  type: "RegistryAccess",
  id: "{org}",
  inputs: {
    /** Organization; `dockerhub:org` when left out. */
    org: orgName,
    /** Whether there is a restriction at all; as it is on Docker Hub when left out. */
    enabled: flag.optional(),
    /** Whether Docker Hub itself may be used; as it is when left out. */
    dockerHub: flag.optional(),
    /** Other registries by their addresses. Those that are not named stay as they are on Docker Hub. */
    registries: registries.optional(),
    /** What happens on delete: `restore` (default) brings back what was found on create, `retain` changes nothing. */
    onDestroy: z.enum(["restore", "retain"], "it is one of restore, retain.").default("restore"),
  },
  outputs: {
    /** How it was before this resource; not there for an adopted one. */
    found: z
      .object({
        enabled: z.boolean().optional(),
        dockerHub: z.boolean().optional(),
        registries: z.record(z.string(), z.object({ name: z.string(), allowed: z.boolean() })).optional(),
      })
      .optional(),
  },
  fromConfig: ["org"],
  sets: ["registries"],
  replaceOn: ["org"],
  onlyOnDelete: ["onDestroy"],
  declares: ["registries/{org}"],
  holds: ["registries/{org}"],
  example: {
    registries: {
      enabled: true,
      dockerHub: true,
      registries: { "registry.example.com": { name: "Ours", allowed: true } },
    },
  },
  told: registryAccessTold,
  create: async (hub, inputs) => {
    const held = (state: Declared & { found?: Declared }) => ({
      declared: flat(state),
      found: state.found && flat(state.found),
    });
    const asState = (now: object, found: object) => ({
      ...declaredOf(now as never),
      found: declaredOf(found as never),
    });
    return { found: declaredOf(await takeOver(placeOf(hub, inputs.org), flat(inputs), held, asState)) };
  },
  read: async (hub, { org, onDestroy, ...declared }) => {
    const now = await placeOf(hub, org!).read();
    // Every state says what happens on delete: where nothing does, all is taken over.
    const isNew = onDestroy === undefined;
    const { registries: there = {}, ...rest } = declaredOf(isNew ? now : narrowed(now, flat(declared)));
    const isManaged = isNew ? Object.keys(there).length > 0 : declared.registries !== undefined;
    return { enabled: undefined, dockerHub: undefined, ...rest, ...(isManaged ? { registries: there } : {}) };
  },
  update: async (hub, { org, ...declared }, before) => {
    await writeOver(placeOf(hub, org), { ...letGo(declared, before), ...flat(declared) });
    return {};
  },
  delete: async (hub, { org, found, onDestroy, ...declared }, isDestroy) => {
    if (onDestroy === "retain") return retained;
    if (found === undefined) return stays("nobody knows how it was before this stack took it over.");
    if (!isDestroy && (await hub.run.declares([thing(org)], thing(org)))) return declaredElsewhere;
    await writeOver(placeOf(hub, org), returned(flat(found), flat(declared)));
    return undefined;
  },
});

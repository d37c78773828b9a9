import { isDeepStrictEqual } from "node:util";
import { getRegistryAccess } from "../../hub/registryAccess";
import { byThing, type Change } from "../../telling/change";
import { deed } from "../../telling/log";
import type { Telling } from "../../telling/telling";
import { declaredOf, flat, placeOf, type Registry, thing } from "./document";

const yes = (is: boolean) => (is ? "allowed" : "blocked");

/** What a plan makes of each key. */
function says(changes: readonly Change[]): string[] {
  return byThing(changes, ({ org }) => org).flatMap(({ op, before, after }) => {
    if (op === "same") return [];
    if (op === "delete")
      return before["onDestroy"] === "retain"
        ? []
        : ["the registry access is again as it was before the program had it"];
    const [was, is] = [flat(before), flat(after)];
    const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])];
    return keys.filter((key) => !isDeepStrictEqual(was[key], is[key])).map((key) => sentence(key, is[key]));
  });
}

function sentence(key: string, is: unknown): string {
  if (is === undefined) return `${nameOf(key)} is as it was before the program had it`;
  if (key === "enabled") return is === true ? "registries are restricted" : "registries are not restricted any more";
  const allowed = typeof is === "object" && is !== null ? (is as Registry).allowed : is === true;
  return `${nameOf(key)} is ${yes(allowed)}`;
}

const nameOf = (key: string) =>
  key === "dockerHub"
    ? "Docker Hub itself"
    : key === "enabled"
      ? "whether registries are restricted"
      : `the registry ${key.replace(/^registries\//, "")}`;

export const registryAccessTold: Telling = {
  areas: ["registry access"],
  needsBusiness: "registry access needs the Business plan, which only a change would show",
  log: {
    came: [deed(["registry_access.enabled", "registry_access.disabled"], "{org}")],
    went: [],
    changed: [
      deed(["registry_access.enabled", "registry_access.disabled"], "{org}"),
      deed("registry_access.registry_updated", "dockerhub"),
    ],
    entries: {
      came: [deed("registry_access.registry_added", "{entry}")],
      went: [deed("registry_access.registry_removed", "{entry}")],
      changed: [deed("registry_access.registry_updated", "{entry}")],
    },
  },
  list: async ({ hub, org }) => {
    const { registries = {}, ...rest } = declaredOf(await placeOf(hub, org).read());
    return [{ name: org, args: { ...rest, ...(Object.keys(registries).length === 0 ? {} : { registries }) } }];
  },
  isOne: true,
  plan: { says },
  terraform: {
    type: "docker_org_setting_registry_access_management",
    attributes: {
      org_name: "org",
      enabled: "enabled",
      standard_registry_docker_hub: {
        is: "dockerHub",
        as: (value) => (value as { allowed?: boolean } | null)?.allowed,
      },
      custom_registries: { is: "registries", as: (value) => registriesOf(value) },
    },
  },
  review: {
    title: "Registries",
    none: "No others are named.",
    columns: ["Registry", "Name", "Members", "Declared by"],
    rows: async ({ hub, org }, by) => {
      const { enabled, standardRegistries, customRegistries } = await getRegistryAccess(hub, org);
      const row = (at: string, name: string, allowed: boolean) => [
        at,
        name,
        enabled ? yes(allowed) : `${yes(allowed)}, but nothing is restricted`,
        by(thing(org)),
      ];
      return [
        ...standardRegistries.map(({ id, allowed }) => row(id, "", allowed)),
        ...customRegistries.map(({ address, friendlyName, allowed }) => row(address, friendlyName, allowed)),
      ];
    },
  },
};

function registriesOf(value: unknown): Record<string, Registry> | undefined {
  const rows = (Array.isArray(value) ? value : []) as { address: string; friendly_name: string; allowed: boolean }[];
  if (rows.length === 0) return undefined;
  return Object.fromEntries(rows.map(({ address, friendly_name: name, allowed }) => [address, { name, allowed }]));
}

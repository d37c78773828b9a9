import {
  forgetRegistryAccess,
  getRegistryAccess,
  putRegistryAccess,
  type RegistryAccess,
} from "../../hub/registryAccess";
import type { Hub } from "../../hub/hub";
import { type Document, type Place, returned } from "../shared/wholeDocument";

/** A registry as a program declares it. */
export interface Registry {
  name: string;
  allowed: boolean;
}

/** What a program declares, or found, of the registries that members may use. */
export interface Declared {
  enabled?: boolean | undefined;
  dockerHub?: boolean | undefined;
  registries?: Readonly<Record<string, Registry>> | undefined;
}

/** Docker's own name for its registry. */
const DOCKER_HUB = "DockerHub";
/** In front of the address of a registry, among the keys. */
const AT = "registries/";

export const thing = (org: string) => `registries/${org}`;

/** By keys: each registry is one of them. */
export function flat({ enabled, dockerHub, registries = {} }: Declared): Document {
  const said = Object.entries({ enabled, dockerHub }).filter(([, value]) => value !== undefined);
  const each = Object.entries(registries).map(([address, one]) => [`${AT}${address}`, one]);
  return Object.fromEntries([...said, ...each]);
}

/** The other way round. */
export function declaredOf(document: Document): Declared {
  const { enabled, dockerHub } = document as Declared;
  const registries = Object.entries(document).filter(([key, one]) => key.startsWith(AT) && one !== undefined);
  return {
    ...(enabled === undefined ? {} : { enabled }),
    ...(dockerHub === undefined ? {} : { dockerHub }),
    registries: Object.fromEntries(registries.map(([key, one]) => [key.slice(AT.length), one as Registry])),
  };
}

/**
 * What becomes of keys that a program declares no longer: they are again as they were found. Where nobody knows how that
 * was, because the resource was taken over, a registry goes that is taken out of those named, and all else stays.
 */
export function letGo(declared: Declared, before: Declared & { found?: Declared | undefined }): Document {
  const now = flat(declared);
  const dropped = Object.entries(flat(before)).filter(([key]) => !Object.hasOwn(now, key));
  if (before.found !== undefined) return returned(flat(before.found), Object.fromEntries(dropped));
  const isNamed = (key: string) => declared.registries !== undefined && key.startsWith(AT);
  return Object.fromEntries(dropped.filter(([key]) => isNamed(key)).map(([key]) => [key, undefined]));
}

const fromHub = ({ enabled, standardRegistries, customRegistries }: RegistryAccess): Declared => ({
  enabled,
  dockerHub: standardRegistries.find(({ id }) => id === DOCKER_HUB)?.allowed ?? true,
  registries: Object.fromEntries(
    customRegistries.map(({ address, friendlyName, allowed }) => [address, { name: friendlyName, allowed }]),
  ),
});

/** Where it lies on Docker Hub. */
export function placeOf(hub: Hub, org: string): Place {
  return {
    org,
    what: "the registry access",
    thing: thing(org),
    run: hub.run,
    read: async () => flat(fromHub(await getRegistryAccess(hub, org))),
    forget: () => forgetRegistryAccess(hub, org),
    write: async (document) => {
      const { enabled = false, dockerHub = true, registries = {} } = declaredOf(document);
      const others = (await getRegistryAccess(hub, org)).standardRegistries.filter(({ id }) => id !== DOCKER_HUB);
      await putRegistryAccess(hub, org, {
        enabled,
        standardRegistries: [{ id: DOCKER_HUB, allowed: dockerHub }, ...others],
        customRegistries: Object.entries(registries).map(([address, { name, allowed }]) => ({
          address,
          friendlyName: name,
          allowed,
        })),
      });
    },
  };
}

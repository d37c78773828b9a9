import type { Hub } from "../../hub/hub";
import { forgetSettings, getSettings, putSettings, type RestrictedImages } from "../../hub/settings";
import type { Document, Place } from "../shared/wholeDocument";

/** What a program says of images, as far as it says something. */
type Images = Partial<Readonly<Record<keyof RestrictedImages, boolean | undefined>>>;

export const thing = (org: string) => `settings/${org}`;

/** By keys; nothing where nothing is said. */
export const flat = (images: Images | undefined): Document =>
  Object.fromEntries(Object.entries(images ?? {}).filter(([, value]) => value !== undefined));

/** The other way round. */
export const imagesOf = (document: Document) => ({ ...document }) as Partial<RestrictedImages>;

/** Where they lie on Docker Hub. */
export const placeOf = (hub: Hub, org: string): Place => ({
  org,
  what: "the settings",
  thing: thing(org),
  run: hub.run,
  read: async () => flat((await getSettings(hub, org)).restrictedImages),
  forget: () => forgetSettings(hub, org),
  write: (document) => putSettings(hub, org, { restrictedImages: document as unknown as RestrictedImages }),
});

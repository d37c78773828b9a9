import { z } from "zod";
import type { Tag } from "../hub/tags";
import { defineFunction } from "./define";
import { tagsOf } from "./repositories";
import { tag } from "./rows";
import { list, repository as path, since } from "./values";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The tags of a repository that were neither pulled nor pushed since some day. A tag of which Docker Hub tells no
 * moment at all is not among them. Nothing is deleted.
 */
export const staleTags = defineFunction({
  name: "staleTags",
  inputs: {
    /** `namespace/name`, or the name of an official image, such as `nginx`. */
    repository: path,
    /** Neither pulled nor pushed since this day or moment, in ISO 8601. */
    since: since.optional(),
    /** The same as so many days ago. */
    days: z.number("it is a number of days.").positive("it is above 0.").optional(),
  },
  outputs: {
    /** The tags, the one that was pushed last first. */
    tags: list(z.object(tag)),
  },
  isPublic: true,
  validate: ({ since: from, days }) =>
    (from === undefined) === (days === undefined) ? "it takes either since or days, and one of them." : undefined,
  invoke: async (hub, { repository, since: from, days }) => {
    const before = from === undefined ? hub.client.clock.now() - days! * DAY_MS : Date.parse(from);
    return { tags: (await tagsOf(hub, repository)).filter((one) => lastUse(one) < before) };
  },
});

/** When a tag was pulled or pushed last, in ms; NaN where nobody knows. */
function lastUse({ lastPulled, lastPushed, lastUpdated, images }: Tag): number {
  const moments = [lastPulled, lastPushed, lastUpdated, ...images.flatMap((one) => [one.lastPulled, one.lastPushed])];
  const times = moments.map((moment) => Date.parse(moment ?? "")).filter((time) => !Number.isNaN(time));
  return times.length === 0 ? NaN : Math.max(...times);
}

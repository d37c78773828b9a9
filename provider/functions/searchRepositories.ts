import { z } from "zod";
import { searchRepositories as search } from "../hub/search";
import { defineFunction } from "./define";
import { flag, limit, list, text } from "./values";

/** Public repositories by what Docker Hub's search finds, the best first; needs no credential. */
export const searchRepositories = defineFunction({
  name: "searchRepositories",
  inputs: {
    /** What to look for. */
    query: text,
    /** True: only official images. */
    official: flag.default(false),
    /** So many at the most are looked through. */
    limit: limit(100),
  },
  outputs: {
    /** The repositories, the best first. */
    repositories: list(
      z.object({
        /** `library` for official images. */
        namespace: z.string(),
        /** Name without the namespace. */
        name: z.string(),
        /** What stands beneath the name on its page. */
        description: z.string(),
        /** How many accounts have marked it. */
        starCount: z.int(),
        /** How often it was pulled from. */
        pullCount: z.number(),
        /** True for official images. */
        isOfficial: z.boolean(),
        /** True for one whose images Docker Hub builds. */
        isAutomated: z.boolean(),
      }),
    ),
  },
  isPublic: true,
  invoke: async (hub, { query, official, limit: most }) => {
    const found = await hub.snapshot.get(`search ${most} ${query}`, () => search(hub, query, most));
    return { repositories: official ? found.filter(({ isOfficial }) => isOfficial) : found };
  },
});

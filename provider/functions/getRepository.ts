import { z } from "zod";
import { getRepository as read } from "../hub/repositories";
import { defineFunction } from "./define";
import { noRepository } from "./repositories";
import { repositoryRow } from "./rows";
import { list, partsOf, repository as path } from "./values";

/** A repository with all that it tells; a public one without a credential. One that does not exist is an error. */
export const getRepository = defineFunction({
  name: "getRepository",
  inputs: {
    /** `namespace/name`, or the name of an official image, such as `nginx`. */
    repository: path,
  },
  outputs: {
    ...repositoryRow,
    /** What its page says, in Markdown. */
    fullDescription: z.string(),
    /** Whether tags cannot be overwritten. */
    immutableTags: z.boolean(),
    /** Regular expressions of the tags that cannot be; all of them where there is none. */
    immutableTagsRules: list(z.string()),
    /** What the credential may do with it, where Docker Hub says so. */
    permissions: z
      .object({
        /** Whether it may pull. */
        read: z.boolean(),
        /** Whether it may push. */
        write: z.boolean(),
        /** Whether it may change settings. */
        admin: z.boolean(),
      })
      .optional(),
  },
  isPublic: true,
  invoke: async (hub, { repository }) => {
    const found = await read(hub, ...partsOf(repository));
    if (found === undefined) throw noRepository(hub, repository);
    const { immutableTags, ...rest } = found;
    return { ...rest, immutableTags: immutableTags.enabled, immutableTagsRules: immutableTags.rules };
  },
});

import { z } from "zod";
import { defineFunction } from "./define";
import { tagsOf } from "./repositories";
import { tag } from "./rows";
import { list, repository as path } from "./values";

/** All tags of a repository; of a public one without a credential. */
export const getTags = defineFunction({
  name: "getTags",
  inputs: {
    /** `namespace/name`, or the name of an official image, such as `nginx`. */
    repository: path,
  },
  outputs: {
    /** The tags, the one that was pushed last first. */
    tags: list(z.object(tag)),
  },
  isPublic: true,
  invoke: async (hub, { repository }) => ({ tags: await tagsOf(hub, repository) }),
});

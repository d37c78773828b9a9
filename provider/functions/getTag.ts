import { z } from "zod";
import { NotFoundError, UnexpectedReplyError } from "../hub/errors";
import { getTag as read } from "../hub/tags";
import { defineFunction } from "./define";
import { shortName } from "./repositories";
import { tagRow } from "./rows";
import { partsOf, repository as path, tagName } from "./values";

/**
 * A tag of a repository, with the digest by which a program pins exactly this image; of a public repository without
 * a credential. A tag that does not exist is an error.
 */
export const getTag = defineFunction({
  name: "getTag",
  inputs: {
    /** `namespace/name`, or the name of an official image, such as `nginx`. */
    repository: path,
    /** Such as `1.27`. */
    tag: tagName.default("latest"),
  },
  outputs: {
    ...tagRow,
    /** Digest of the image with all its platforms. */
    digest: z.string(),
    /** The image by its digest, such as `nginx@sha256:…`, which nobody can push over. */
    pinned: z.string(),
  },
  isPublic: true,
  invoke: async (hub, { repository, tag }) => {
    const found = await read(hub, ...partsOf(repository), tag);
    const image = shortName(repository);
    if (found === undefined) {
      throw new NotFoundError(
        `there is no tag ${tag} in ${image}, or no such repository that this credential may see; dockerhub.getTags lists the tags.`,
      );
    }
    const { digest } = found;
    if (digest === undefined) {
      throw new UnexpectedReplyError(
        `Docker Hub tells no digest of ${image}:${tag}, so that nothing can pin it; push it again, or take it from dockerhub.getTags.`,
      );
    }
    return { ...found, digest, pinned: `${image}@${digest}` };
  },
});

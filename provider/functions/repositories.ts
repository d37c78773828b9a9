import { MissingListError, NotFoundError } from "../hub/errors";
import type { Hub } from "../hub/hub";
import { listTags, type Tag } from "../hub/tags";
import { OFFICIAL, partsOf } from "./values";

/** The name of a repository as people write it. */
export const shortName = (path: string): string => path.replace(new RegExp(`^${OFFICIAL}/`), "");

/** There is no such repository, or it is not shown to everybody: the Hub does not say which. */
export const noRepository = (hub: Hub, path: string): NotFoundError =>
  new NotFoundError(
    (hub.client.credential.kind === "nobody"
      ? `there is no public repository ${shortName(path)}; where it is private, sign in with a credential that may pull from it.`
      : `there is no repository ${shortName(path)}, or this credential may not see it; dockerhub.getRepositories lists those that there are.`) +
      (shortName(path) === path
        ? ""
        : ` A name alone is that of an official image, ${path}: write namespace/name for any other.`),
  );

/** The tags of a repository, the one that was pushed last first. Throws NotFoundError where there is no such repository. */
export async function tagsOf(hub: Hub, path: string): Promise<Tag[]> {
  const tags = await listTags(hub, ...partsOf(path)).catch((error: unknown) => {
    throw error instanceof MissingListError ? noRepository(hub, path) : error;
  });
  const pushed = ({ lastPushed, lastUpdated }: Tag) => Date.parse(lastPushed ?? lastUpdated ?? "") || 0;
  return [...tags.values()].sort((a, b) => pushed(b) - pushed(a) || (a.name < b.name ? -1 : 1));
}

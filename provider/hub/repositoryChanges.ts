import type { Hub } from "./hub";
import { ConflictError, InvalidRequestError, mayHaveBeenDone } from "./errors";
import {
  collection,
  forgetRepository,
  held,
  older,
  readRepository,
  type Repository,
  type WholeRepository,
  wholeRepository,
} from "./repositories";
import { countTags } from "./tags";

/** What a repository is made of. */
export interface WantedRepository {
  name: string;
  description: string;
  fullDescription: string;
  isPrivate: boolean;
}

/** A repository has the name that was asked for. */
export class RepositoryTakenError extends ConflictError {
  constructor(
    message: string,
    readonly by: WholeRepository,
  ) {
    super(message);
  }
}

const area = "repositories" as const;

/** What a stack that has this repository holds. */
export const thing = (namespace: string, name: string) => `repository/${namespace}/${name}`;

/**
 * `POST /v2/namespaces/{namespace}/repositories`. Throws RepositoryTakenError when there is one of that name
 * already. After a lost reply it is done only if one like it is there, without an image, that nobody had.
 */
export async function createRepository(
  hub: Hub,
  namespace: string,
  wanted: WantedRepository,
): Promise<WholeRepository> {
  const { name, description, fullDescription, isPrivate } = wanted;
  const repository = await hub.client
    .call({
      method: "POST",
      path: collection(namespace),
      body: { name, namespace, description, full_description: fullDescription, is_private: isPrivate },
      area,
      schema: wholeRepository,
      found: async () => {
        const there = await readRepository(hub, namespace, name);
        if (there === undefined || !isLike(there, wanted) || !(await isEmpty(hub, namespace, name))) return undefined;
        return (await hub.run.holders(thing(namespace, name))).length === 0 ? there : undefined;
      },
    })
    .catch(async (error: unknown) => {
      // The Hub has no one status for a name that is taken.
      const perhaps = error instanceof InvalidRequestError || error instanceof ConflictError || mayHaveBeenDone(error);
      const there = perhaps ? await readRepository(hub, namespace, name) : undefined;
      if (there === undefined) throw error;
      throw new RepositoryTakenError((error as Error).message, there);
    });
  return remember(hub, repository);
}

const isLike = (there: WholeRepository, { description, fullDescription, isPrivate }: WantedRepository) =>
  there.description === description && there.fullDescription === fullDescription && there.isPrivate === isPrivate;

/** Whether there is nothing in a repository that would be lost with it. */
export const isEmpty = async (hub: Hub, namespace: string, name: string): Promise<boolean> =>
  (await countTags(hub, namespace, name)) === 0;

/** Sets one or both of the texts. `PATCH /v2/repositories/{namespace}/{name}/`, of which the contract says nothing. */
export async function describeRepository(
  hub: Hub,
  namespace: string,
  name: string,
  texts: Partial<Pick<WantedRepository, "description" | "fullDescription">>,
): Promise<void> {
  const { description, fullDescription } = texts;
  await hub.client.call({
    method: "PATCH",
    path: `${older(namespace, name)}/`,
    body: {
      ...(description === undefined ? {} : { description }),
      ...(fullDescription === undefined ? {} : { full_description: fullDescription }),
    },
    area,
    found: doneWhen(hub, namespace, name, (now) => {
      const { description: is, fullDescription: whole } = now;
      return (description ?? is) === is && (fullDescription ?? whole) === whole;
    }),
  });
  await amend(hub, namespace, name, { ...(description === undefined ? {} : { description }) });
}

/** Makes a repository private or public. `POST /v2/repositories/{namespace}/{name}/privacy`, of which the contract says nothing. */
export async function setPrivacy(hub: Hub, namespace: string, name: string, isPrivate: boolean): Promise<void> {
  await hub.client.call({
    method: "POST",
    path: `${older(namespace, name)}/privacy`,
    body: { is_private: isPrivate },
    area,
    found: doneWhen(hub, namespace, name, (now) => now.isPrivate === isPrivate),
  });
  await amend(hub, namespace, name, { isPrivate });
}

/** For a write that sets something of a repository: done when it is so. */
export function doneWhen(hub: Hub, namespace: string, name: string, isSo: (now: WholeRepository) => boolean) {
  return async (): Promise<null | undefined> => {
    const now = await readRepository(hub, namespace, name);
    return now !== undefined && isSo(now) ? null : undefined;
  };
}

/**
 * Deletes a repository and every image in it. `DELETE /v2/repositories/{namespace}/{name}/`, of which the contract
 * says nothing. Throws NotFoundError when it is gone already.
 */
export async function deleteRepository(hub: Hub, namespace: string, name: string): Promise<void> {
  await hub.client.call({ method: "DELETE", path: `${older(namespace, name)}/`, area });
  forgetRepository(hub, namespace, name);
  await hub.snapshot.amend<Map<string, Repository>>(held.list(namespace), (list) => list.delete(name));
}

async function remember(hub: Hub, repository: WholeRepository): Promise<WholeRepository> {
  const { namespace, name } = repository;
  forgetRepository(hub, namespace, name);
  await hub.snapshot.amend<Map<string, Repository>>(held.list(namespace), (list) => list.set(name, repository));
  return repository;
}

async function amend(hub: Hub, namespace: string, name: string, changed: Partial<Repository>): Promise<void> {
  hub.snapshot.forget(held.one(namespace, name));
  await hub.snapshot.amend<Map<string, Repository>>(held.list(namespace), (list) => {
    const before = list.get(name);
    if (before !== undefined) list.set(name, { ...before, ...changed });
  });
}

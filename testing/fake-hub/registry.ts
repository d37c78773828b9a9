import { includes, permissionOn } from "./middleware/access";
import { isImmutable } from "./rules";
import { type Pushed, type Repository, type Store, type Tag, TAG } from "./store";

/**
 * What the registry beside the Hub does with images: they come and go by `docker push` and `docker pull`, which this
 * stands for. Throws where the registry would refuse.
 */
export function push(store: Store, actor: string, address: string, name: string, image: Pushed): Tag {
  const repository = theRepository(store, address);
  const session = { kind: "password", name: actor, scopes: [] } as const;
  if (!includes(permissionOn(store, session, repository), "write"))
    throw new Error(`denied: ${actor} may not push to ${address}`);
  if (!TAG.test(name)) throw new Error(`"${name}" is not a name of a tag`);
  const there = repository.tags.get(name);
  if (there !== undefined && there.digest !== image.digest && isImmutable(repository, name))
    throw new Error(`denied: the tag ${name} of ${address} is immutable`);
  const pushed = store.pushTag(repository, name, actor, image);
  const org = store.organizations.get(repository.namespace);
  if (org !== undefined) store.record(org, actor, "repo.tag.push", address, { digest: pushed.digest, tag: name });
  return pushed;
}

/** Somebody pulls an image. Throws when there is none. */
export function pull(store: Store, address: string, name: string): void {
  const repository = theRepository(store, address);
  const tag = repository.tags.get(name);
  if (tag === undefined) throw new Error(`${address}:${name} is not found`);
  tag.pulledAt = store.timestamp();
  repository.pulls++;
}

function theRepository(store: Store, address: string): Repository {
  const found = store.repositories.get(address);
  if (found === undefined) throw new Error(`${address} is not found`);
  return found;
}

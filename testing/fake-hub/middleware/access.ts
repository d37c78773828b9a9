import { type Call, Refusal, refuse } from "../http";
import { addressOf, type Permission, PERMISSIONS, type Repository, type Store } from "../store";
import type { Session } from "./signIn";

/** The most that a personal access token may do, by its scope. Each includes those before it. */
const BY_SCOPE: Record<string, Permission> = { "repo:read": "read", "repo:write": "write", "repo:admin": "admin" };

const rank = (permission: Permission | undefined) => (permission === undefined ? -1 : PERMISSIONS.indexOf(permission));

/** Whether a permission is enough; admin includes write, and write includes read. */
export const includes = (has: Permission | undefined, wanted: Permission): boolean => rank(has) >= rank(wanted);

const greatest = (all: readonly (Permission | undefined)[]) => PERMISSIONS[Math.max(-1, ...all.map(rank))];
const least = (all: readonly (Permission | undefined)[]) => PERMISSIONS[Math.min(...all.map(rank))];

/**
 * Whether somebody looks after the repositories of a namespace: an account after its own, owners and editors after those
 * of an organization. Source: the service's documentation of roles.
 */
function keeps(store: Store, username: string, namespace: string): boolean {
  const role = store.organizations.get(namespace)?.members.get(username);
  return namespace === username || role === "owner" || role === "editor";
}

function ofAccount(store: Store, username: string, repository: Repository): Permission | undefined {
  if (keeps(store, username, repository.namespace)) return "admin";
  const groups = [...(store.organizations.get(repository.namespace)?.groups.values() ?? [])];
  return greatest(
    groups.filter(({ members }) => members.has(username)).map(({ id }) => repository.permissions.get(id)),
  );
}

const ofScopes = ({ scopes }: Session) => greatest(scopes.map((scope) => BY_SCOPE[scope]));

/** What the scopes of an organization access token allow with images. No scope that is known changes a repository. */
const BY_TOKEN_SCOPE: Record<string, Permission> = { "scope-image-pull": "read", "scope-image-push": "write" };

function ofToken({ name, scopes, resources = [] }: Session, one: Repository): Permission | undefined {
  if (name !== one.namespace) return undefined;
  const opened = resources.filter(
    ({ type, path }) => type === "TYPE_REPO" && [`${name}/*`, addressOf(one)].includes(path),
  );
  const listed = scopes.includes("scope-repository-list") ? "read" : undefined;
  return greatest([listed, ...opened.flatMap(({ scopes }) => scopes.map((scope) => BY_TOKEN_SCOPE[scope]))]);
}

/** What somebody may do with a repository; undefined of one that they cannot see. */
export function permissionOn(store: Store, session: Session | undefined, one: Repository): Permission | undefined {
  const seen = one.isPrivate ? undefined : "read";
  if (session === undefined) return seen;
  if (session.kind === "organization access token") return greatest([seen, ofToken(session, one)]);
  const own = ofAccount(store, session.name, one);
  return greatest([seen, session.kind === "password" ? own : least([own, ofScopes(session)])]);
}

/** Whether somebody could change a repository of this namespace, if it were there. */
function couldChange(store: Store, session: Session | undefined, namespace: string): boolean {
  if (session === undefined || session.kind === "organization access token") return false;
  return keeps(store, session.name, namespace) && (session.kind === "password" || includes(ofScopes(session), "admin"));
}

/** Whether somebody may make repositories in a namespace. */
function mayCreate(store: Store, session: Session, namespace: string): boolean {
  if (session.kind === "organization access token") {
    return session.name === namespace && session.scopes.includes("scope-repository-create");
  }
  const enough = session.kind === "password" || includes(ofScopes(session), "write");
  return enough && keeps(store, session.name, namespace);
}

/** The namespace of a call, if whoever asks may make repositories there. A missing permission beats existence. */
export function ownNamespace({ store, session, params }: Call): string {
  const namespace = params["namespace"]!;
  const there = store.organizations.has(namespace) || store.accounts.has(namespace);
  if (!there || !mayCreate(store, session!, namespace)) {
    throw new Refusal(refuse(403, `you may not create repositories in ${namespace}`));
  }
  return namespace;
}

/**
 * The repository of a call. Whoever cannot see one is told that there is none. Of a change, whoever could not make it in
 * this namespace in any case is told that, also where there is none: a missing permission beats existence.
 */
export function repository(call: Call, need: Permission): Repository {
  const { store, session, params } = call;
  const [namespace, name] = [params["namespace"]!, params["repository"]!];
  const found = store.repositories.get(addressOf({ namespace, name }));
  const has = found === undefined ? undefined : permissionOn(store, session, found);
  if (found !== undefined && includes(has, need)) return found;
  const missing = has === undefined && (need === "read" || couldChange(store, session, namespace));
  throw new Refusal(missing ? refuse(404, "object not found") : refuse(403, `you need ${need} permission for this`));
}

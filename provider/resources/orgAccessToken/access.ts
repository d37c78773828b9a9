import { z } from "zod";
import type { TokenResource } from "../../hub/orgAccessTokens";

/** Path of all public repositories, whosever they are. */
const PUBLIC = "*/*/public";

/** What a token may do: with repositories by their path, and with its organization. */
export interface Access {
  repositories: Record<string, string[]>;
  organization: string[];
}

const scope = z
  .string()
  .regex(/^[a-z][a-z0-9:._-]*$/, 'a scope is written such as "scope-image-pull" or "scope-member-read".');

/** In one order, so that a preview shows what differs and nothing else. */
const sorted = (scopes: readonly string[]): string[] => [...new Set(scopes)].sort();

/** Scopes in any order; which there are Docker Hub alone knows. */
export const scopes = z.array(scope, "it is a list of scopes.").transform(sorted);

const isPath = (path: string) => path === PUBLIC || /^[a-z0-9][a-z0-9_-]*\/([a-z0-9][a-z0-9._-]*|\*)$/.test(path);

/** Scopes by the path of a repository. */
export const repositories = z
  .record(
    z.string(),
    scopes.refine((list) => list.length > 0, "it is empty; name a scope."),
    "it is a map by path.",
  )
  .superRefine((map, context) => {
    for (const path of Object.keys(map).filter((one) => !isPath(one)))
      context.addIssue({
        code: "custom",
        path: [path],
        message: `it is no path: write organization/repository, organization/* for all of it, or ${PUBLIC}.`,
      });
  });

/** What cannot stay of it: nothing at all, and repositories of others, which Docker Hub refuses. */
export function accessFaults(org: string, { repositories, organization }: Access): { repositories?: string } {
  const paths = Object.keys(repositories);
  if (paths.length + organization.length === 0)
    return { repositories: "name what the token may do, with repositories or with the organization." };
  const strange = paths.find((path) => path !== PUBLIC && !path.startsWith(`${org}/`));
  return strange === undefined ? {} : { repositories: `${strange} is not of the organization ${org}.` };
}

/** The same as Docker Hub takes it. */
export const toResources = (org: string, { repositories, organization }: Access): TokenResource[] => [
  ...Object.entries(repositories).map(([path, scopes]) => ({ type: "TYPE_REPO", path, scopes })),
  ...(organization.length === 0 ? [] : [{ type: "TYPE_ORG", path: org, scopes: organization }]),
];

/** What Docker Hub tells, as a program would declare it. What no program can declare keeps its type in its name, and is drift. */
export function toAccess(org: string, resources: readonly TokenResource[]): Access {
  const repositories: Record<string, string[]> = {};
  let organization: string[] = [];
  for (const { type, path, scopes } of resources) {
    const name = type === "TYPE_REPO" ? path : `${type} ${path}`;
    if (type === "TYPE_ORG" && path === org) organization = sorted([...organization, ...scopes]);
    else repositories[name] = sorted([...(repositories[name] ?? []), ...scopes]);
  }
  return { repositories, organization };
}

/** Whether a program can declare it. */
export const isDeclarable = (org: string, access: Access): boolean =>
  Object.keys(access.repositories).every(isPath) && Object.keys(accessFaults(org, access)).length === 0;

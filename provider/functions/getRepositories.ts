import { z } from "zod";
import { listRepositories } from "../hub/repositories";
import { defineFunction } from "./define";
import { repositoryRow } from "./rows";
import { list, orgName } from "./values";

/** The repositories of an organization or account, as far as the credential may see them; the public ones without any. */
export const getRepositories = defineFunction({
  name: "getRepositories",
  inputs: {
    /** Organization or account; `dockerhub:org` when left out. */
    namespace: orgName,
  },
  outputs: {
    /** The repositories, by name. */
    repositories: list(z.object(repositoryRow)),
  },
  fromConfig: { namespace: "org" },
  isPublic: true,
  invoke: async (hub, { namespace }) => {
    const repositories = [...(await listRepositories(hub, namespace)).values()];
    return { repositories: repositories.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  },
});

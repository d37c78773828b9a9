/**
 * What the index of version 1 had, and what took its place. Source: Docker's description of that API, which the Hub
 * no longer serves for most uses.
 */
const ROUTES: readonly [route: RegExp, what: string, instead: string][] = [
  [/\/v1\/search/, "searching", "dockerhub.searchRepositories finds public repositories"],
  [/\/v1\/repositories\/.+\/images/, "listing images", "dockerhub.getTags lists tags with the digests of their images"],
  [/\/v1\/repositories\/.+\/auth/, "tokens of a repository", "docker login and docker pull get theirs by themselves"],
  [/\/v1\/repositories\//, "repositories", "dockerhub.getRepository reads one, by namespace/name"],
  [
    /\/v1\/users/,
    "accounts",
    "npx pulumi-dockerhub doctor tells whether a credential signs in, and accounts are made at Docker Hub",
  ],
  [
    /^(https?:\/\/)?index\.docker\.io/,
    "everything",
    "the API is at https://hub.docker.com, which is where requests go unless dockerhub:baseUrl is set",
  ],
];

/** Why an address of that index leads nowhere, and what took its place, as a sentence; undefined for any other text. */
export function v1(address: string): string | undefined {
  const found = ROUTES.find(([route]) => route.test(address));
  return found && `it is of the version 1 index of Docker Hub, which is gone, for ${found[1]}: ${found[2]}.`;
}

/** The same for arguments by the names that index had for them. */
const NAMES: Readonly<Record<string, string>> = {
  q: "dockerhub.searchRepositories takes query",
  num_results: "dockerhub.searchRepositories takes limit",
  images: "dockerhub.getTags lists tags with the digests of their images",
  checksum: "dockerhub.getTag tells the digest of an image",
  repo_name: "dockerhub.getRepository takes repository, as namespace/name",
};

export function v1Argument(name: string): string | undefined {
  const instead = NAMES[name];
  return instead && `it is of the version 1 index of Docker Hub, which is gone: ${instead}.`;
}

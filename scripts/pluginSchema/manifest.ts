import { readFileSync } from "node:fs";

interface Manifest {
  name: string;
  version: string;
  description: string;
  keywords: string[];
  license: string;
  repository?: { url: string };
}

/** What package.json says of the package. */
export const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;

interface Places {
  homepage?: string;
  repository?: string;
  logoUrl?: string;
  pluginDownloadURL?: string;
}

/** Where to find what a repository on GitHub has: its page, its picture, and the plugin among its releases. */
export function placesOf(repository: string | undefined): Places {
  const [, path] = /github\.com\/([^/]+\/[^/.]+)/.exec(repository ?? "") ?? [];
  if (path === undefined) return {};
  return {
    homepage: `https://github.com/${path}`,
    repository: `https://github.com/${path}`,
    logoUrl: `https://raw.githubusercontent.com/${path}/main/docs/logo.png`,
    pluginDownloadURL: `github://api.github.com/${path}`,
  };
}

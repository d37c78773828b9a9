import { z } from "zod";
import type { Hub } from "./hub";
import { NotFoundError } from "./errors";
import { missingList, PAGE_SIZE } from "./pages";

/** A public repository that a search has found. */
export interface FoundRepository {
  /** `library` for official images. */
  namespace: string;
  name: string;
  description: string;
  starCount: number;
  pullCount: number;
  isOfficial: boolean;
  isAutomated: boolean;
}

const wire = z
  .object({
    repo_name: z.string(),
    short_description: z.string().nullish(),
    star_count: z.number().nullish(),
    pull_count: z.number().nullish(),
    is_official: z.boolean().nullish(),
    is_automated: z.boolean().nullish(),
  })
  .transform((row): FoundRepository => {
    const [name, namespace = "library"] = row.repo_name.split("/").reverse();
    return {
      namespace,
      name: name!,
      description: row.short_description ?? "",
      starCount: row.star_count ?? 0,
      pullCount: row.pull_count ?? 0,
      isOfficial: row.is_official ?? false,
      isAutomated: row.is_automated ?? false,
    };
  });
const page = z.object({ results: z.array(wire).nullish() });

const path = "v2/search/repositories/";

/**
 * Public repositories by what the Hub's search finds, the best first. The index moves while it is read, so that
 * nobody can say how many there are; a page that is not full is the last. `GET /v2/search/repositories/`
 *
 * @param most so many at the most
 */
export async function searchRepositories(hub: Hub, query: string, most: number): Promise<FoundRepository[]> {
  const found = new Map<string, FoundRepository>();
  for (let number = 1; found.size < most; number++) {
    const asked = { query, page: number, page_size: PAGE_SIZE };
    const { results } = await hub.client
      .call({ method: "GET", path, query: asked, area: "search", schema: page })
      .catch((error: unknown) => {
        // The Hub says so of the page behind the last one.
        if (number > 1 && error instanceof NotFoundError) return { results: [] };
        return missingList(path)(error);
      });
    for (const one of results ?? []) found.set(`${one.namespace}/${one.name}`, one);
    if ((results ?? []).length < PAGE_SIZE) break;
  }
  return [...found.values()].slice(0, most);
}

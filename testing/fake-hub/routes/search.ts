import type { Route } from "../http";
import { page } from "../pages";
import { addressOf, type Repository } from "../store";

/** Whose images the service calls official. */
const OFFICIAL = "library";

const wire = (one: Repository) => ({
  repo_name: addressOf(one),
  short_description: one.description,
  star_count: one.stars,
  pull_count: one.pulls,
  repo_owner: one.namespace,
  is_automated: false,
  is_official: one.namespace === OFFICIAL,
});

/**
 * Search in what is public, the most pulled first; the contract does not describe it. Source: requests and replies that
 * public clients of the service show. They call an official image `library/python`.
 */
export const searchRoutes: Route[] = [
  {
    method: "GET",
    path: "/v2/search/repositories",
    credential: "none",
    handle: (call) => {
      const wanted = (call.query.get("query") ?? "").toLowerCase();
      const found = [...call.store.repositories.values()]
        .filter((one) => !one.isPrivate && `${addressOf(one)} ${one.description}`.toLowerCase().includes(wanted))
        .sort((a, b) => b.pulls - a.pulls);
      return page(call, found, { show: wire });
    },
  },
];

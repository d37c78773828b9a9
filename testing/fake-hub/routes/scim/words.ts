import type { Answer } from "../../http";

export const answer = (status: number, body: object, headers: Record<string, string> = {}): Answer => ({
  status,
  body: JSON.stringify(body),
  headers: { ...headers, "content-type": "application/scim+json" },
});

/** A list; of one that comes in pages, `page` tells which it is. */
export const listed = (
  resources: readonly object[],
  page?: { totalResults: number; startIndex: number; itemsPerPage: number },
): Answer =>
  answer(200, {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
    totalResults: resources.length,
    ...page,
    resources,
  });

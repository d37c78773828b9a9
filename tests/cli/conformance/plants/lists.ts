import { get, GROUPS, MEMBERS, ORG, TOKENS, withQuery } from "./paths";
import { type Plant, twice, withoutFirst } from "./plant";

/** What lists look like, by what each of them is called and where it is. */
const LISTS = {
  members: MEMBERS,
  groups: GROUPS,
  "people of a group": get(`${ORG}\\/groups\\/canarygroup0\\/members${withQuery}`),
  "access tokens": TOKENS,
};

const only = (list: RegExp, query: RegExp) => new RegExp(`(?=${list.source})(?=.*${query.source})`);
const aspects = (list: RegExp): Record<string, Plant> => ({
  "one page": { at: list, set: { count: "Canary" } },
  "page of one row": { at: only(list, /page_size=1$/), set: { results: twice } },
  next: { at: only(list, /page_size=1$/), set: { next: "/canary?page=2" } },
  "second page": { at: only(list, /page=2/), set: { previous: null } },
  "last page": { at: list, set: { next: "https://canary.example/?page=99" } },
  "beyond the end": {
    at: only(list, /page=\d/),
    status: 200,
    body: { count: 1, next: null, previous: null, results: [{}] },
  },
  "page of no rows": {
    at: only(list, /page_size=0/),
    status: 200,
    body: { count: 1, next: "https://canary.example/?page=2", previous: null, results: [] },
  },
  "usual page": { at: list, set: { results: withoutFirst } },
  "large page": { at: only(list, /page_size=100$/), set: { results: withoutFirst } },
  "largest page": { at: only(list, /page_size=1000/), set: { results: twice } },
});

/** For each aspect of each list, a deviation. */
export const listPlants: Record<string, Plant> = Object.fromEntries(
  Object.entries(LISTS).flatMap(([list, at]) =>
    Object.entries(aspects(at))
      // Nobody knows how many groups a page has when nobody asks.
      .filter(([aspect]) => `${list}: ${aspect}` !== "groups: usual page")
      .map(([aspect, plant]) => [`list of ${list}: ${aspect}`, plant]),
  ),
);

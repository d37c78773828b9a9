import { z } from "zod";
import type { Bench, Row } from "../row";
import { say } from "../say";
import { absent, anyPage, filled, moment, rowsFit } from "../shapes";
import { fits, need, unless } from "../verdict";
import { type Field, fieldRows } from "./fields";

const LISTED: readonly Field[] = [
  { field: "name", expects: "is text", source: "contract", shape: filled },
  { field: "namespace", expects: "is text", source: "contract", shape: filled },
  { field: "description", expects: "is text or null", source: "contract", shape: z.string().nullish() },
  { field: "is_private", expects: "is true or false", source: "contract", shape: z.boolean() },
  { field: "pull_count", expects: "is a number", source: "contract", shape: z.int() },
  { field: "last_updated", expects: "is a date and time, or null", source: "contract", shape: moment.nullish() },
  { field: "full_description", expects: "is not there", source: "contract", shape: absent },
  { field: "immutable_tags_settings", expects: "is not there", source: "contract", shape: absent },
];

const flag = z.boolean();
const READ: readonly Field[] = [
  { field: "full_description", expects: "is text or null", source: "contract", shape: z.string().nullish() },
  {
    field: "immutable_tags_settings",
    expects: "has enabled and rules",
    source: "contract",
    shape: z.object({ enabled: flag, rules: z.array(z.string()) }),
  },
  {
    field: "permissions",
    expects: "has read, write and admin",
    source: "contract",
    shape: z.object({ read: flag, write: flag, admin: flag }),
  },
];

const list = ({ get, org }: Bench) => get(`v2/namespaces/${org}/repositories`, { page_size: 100 });

/** The single read of one of them, whichever. */
async function single(bench: Bench) {
  const [first] = need(await list(bench), anyPage).results;
  unless(first !== undefined, say`there is no repository`);
  const named = z.object({ name: filled }).safeParse(first);
  unless(named.success, say`the first repository has no name`);
  return bench.get(`v2/namespaces/${bench.org}/repositories/${encodeURIComponent(named.data!.name)}`);
}

/** Only read: a repository of the run's own could not be deleted without deleting images. */
export const repositoryRows: readonly Row[] = [
  ...fieldRows("repositories", "each row of the list", LISTED, async (row, bench) => rowsFit(row)(await list(bench))),
  ...fieldRows("repository", "the single read", READ, async (one, bench) => fits(one)(await single(bench))),
];

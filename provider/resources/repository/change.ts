import { InvalidRequestError, NotFoundError } from "../../hub/errors";
import type { Hub } from "../../hub/hub";
import { setImmutableTags, tagsMatching } from "../../hub/immutableTags";
import { describeRepository, setPrivacy } from "../../hub/repositoryChanges";
import type { Wanted } from "./values";

/** What cannot stay: a repository keeps its name and its place. */
export function repositoryFaults({ org, name }: Wanted, olds: Partial<Wanted>): { org?: string; name?: string } {
  const [was, is] = [`${olds.org ?? org}/${olds.name ?? name}`, `${org}/${name}`];
  if (was === is) return {};
  const why =
    `${was} cannot become ${is}: its images stay where they were pushed to. Declare ${is} as a resource of its own beside ` +
    `this one, copy each tag with docker buildx imagetools create --tag ${is}:TAG ${was}:TAG, and then take this one out ` +
    'of the program, which leaves it on Docker Hub unless onDestroy is "delete" and it is empty.';
  return olds.org !== undefined && olds.org !== org ? { org: why } : { name: why };
}

/** Throws where Docker Hub does not take one of the rules that are new. */
export async function verifyRules(
  hub: Hub,
  { org, name, immutableTags }: Wanted,
  before: readonly string[] = [],
): Promise<void> {
  const rules = (immutableTags?.rules ?? []).filter((rule) => !before.includes(rule));
  const problems = rules.map(async (rule) => {
    try {
      await tagsMatching(hub, org, name, rule);
    } catch (error) {
      // One that is gone has nothing to ask; the refresh that sees it will say so.
      if (error instanceof NotFoundError) return [];
      if (!(error instanceof InvalidRequestError)) throw error;
      return [`immutableTags.rules: "${rule}" is no rule that Docker Hub takes: ${error.message}`];
    }
    return [];
  });
  const said = (await Promise.all(problems)).flat();
  if (said.length > 0) throw new Error(said.join(" "));
}

/** Writes what has changed; the texts in one request. What is closed is closed first, and what is opened is opened last. */
export async function changeRepository(
  hub: Hub,
  wanted: Wanted,
  changed: ReadonlySet<string>,
): Promise<Record<string, never>> {
  const { org, name, visibility, description, fullDescription, immutableTags } = wanted;
  const privacy = async () => {
    if (changed.has("visibility")) await setPrivacy(hub, org, name, visibility === "private");
  };
  if (visibility === "private") await privacy();
  const texts = {
    ...(changed.has("description") ? { description } : {}),
    ...(changed.has("fullDescription") && fullDescription !== undefined ? { fullDescription } : {}),
  };
  if (Object.keys(texts).length > 0) await describeRepository(hub, org, name, texts);
  if (changed.has("immutableTags") && immutableTags !== undefined)
    await setImmutableTags(hub, org, name, immutableTags);
  if (visibility === "public") await privacy();
  return {};
}

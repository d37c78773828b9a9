import type { Left } from "../../engine/define";
import { PartialFailure } from "../../engine/failure";
import { goneIsFine } from "../../hub/errors";
import type { Hub } from "../../hub/hub";
import { setImmutableTags } from "../../hub/immutableTags";
import { type ImmutableTags, readRepository, type WholeRepository } from "../../hub/repositories";
import { createRepository, deleteRepository, isEmpty, RepositoryTakenError, thing } from "../../hub/repositoryChanges";
import { countTags } from "../../hub/tags";
import { declaredElsewhere, stays } from "../shared/left";
import { verdict } from "../shared/rails";
import { changeRepository } from "./change";
import { differing, type Kept, valuesOf, type Wanted } from "./values";

/** Makes a repository, or takes over the one of that name where that is no guess. */
export async function makeRepository(hub: Hub, wanted: Wanted): Promise<Kept> {
  const { org, name, visibility, description, fullDescription = "", immutableTags, adopt = false } = wanted;
  const there = adopt ? await readRepository(hub, org, name) : undefined;
  if (there !== undefined) return takeOver(hub, wanted, there);
  const isPrivate = visibility === "private";
  try {
    const { registeredAt } = await createRepository(hub, org, { name, description, fullDescription, isPrivate });
    if (immutableTags !== undefined) await protect(hub, wanted, immutableTags, { registeredAt });
    return { registeredAt };
  } catch (error) {
    if (!(error instanceof RepositoryTakenError)) throw error;
    return takeOver(hub, wanted, error.by);
  }
}

/** Says which tags stay as they are. Throws PartialFailure: the repository is there by then. */
async function protect(hub: Hub, { org, name }: Wanted, immutableTags: ImmutableTags, kept: Kept): Promise<void> {
  await setImmutableTags(hub, org, name, immutableTags).catch((error: unknown) => {
    const none = { enabled: false, rules: [] };
    const why = `the repository was made, and its tags can still be overwritten: ${String(error)}`;
    throw new PartialFailure(`${org}/${name}`, { ...kept, immutableTags: none }, [why]);
  });
}

/** Takes over a repository that has the name: one of this stack, one that the program says, or one that is the same and empty. */
async function takeOver(hub: Hub, wanted: Wanted, there: WholeRepository): Promise<Kept> {
  const { org, name, adopt = false } = wanted;
  const holders = await hub.run.holders(thing(org, name));
  const changed = differing(wanted, valuesOf(there));
  if (holders.length === 0 && !adopt) {
    const empty = await isEmpty(hub, org, name);
    // Rules for tags come after the repository: a run that ended in between has left none.
    const isSame = [...changed].every((key) => key === "immutableTags" && !there.immutableTags.enabled);
    if (!isSame || !empty) {
      const differs = empty ? "is not as declared here" : "has images in it";
      throw new Error(
        `a repository of that name exists already, and ${differs}. Set adopt: true to take it over with its images, or ` +
          "give this one another name.",
      );
    }
  }
  await changeRepository(hub, wanted, changed);
  const found = holders.length === 0 || holders.some(({ properties }) => properties["found"] === true);
  return { registeredAt: there.registeredAt, ...(found ? { found } : {}) };
}

interface Held extends Kept {
  org: string;
  name: string;
  onDestroy: "retain" | "delete";
}

/** Whether the program goes on with a repository, or with something inside of it. */
const isDeclared = ({ run }: Hub, { org, name }: Held) =>
  run.declares([thing(org, name), `inside/${org}/${name}`], thing(org, name));

/** Throws where this run is to end a repository that has images: what is inside of it would end before. */
export async function refuseToEnd(hub: Hub, held: Held): Promise<void> {
  const { org, name, onDestroy } = held;
  if (onDestroy !== "delete" || (await isDeclared(hub, held))) return;
  // What is inside asks one by one. Of one that is gone nothing is left to keep.
  const tags = await hub.snapshot.get(`images of ${org}/${name}`, () => countTags(hub, org, name)).catch(goneIsFine);
  keepImages(hub, held, tags ?? 0);
}

/** Ends a repository where that was written out, nothing is in it, and nobody declares it or anything of it. */
export async function endRepository(hub: Hub, held: Held, isDestroy: boolean): Promise<Left | undefined> {
  const { org, name, onDestroy } = held;
  if (!isDestroy && (await isDeclared(hub, held))) return declaredElsewhere;
  if (onDestroy === "retain") {
    return stays('its images would go with it. Delete it by hand, or with onDestroy: "delete" and one more up before.');
  }
  if ((await readRepository(hub, org, name)) === undefined) return undefined;
  keepImages(hub, held, await countTags(hub, org, name));
  await deleteRepository(hub, org, name);
  return undefined;
}

function keepImages({ rails }: Hub, { org, name }: Held, tags: number): void {
  const why =
    `${org}/${name} has ${tags} tag${tags === 1 ? "" : "s"}, and nothing brings the images back. To let it go with ` +
    'them, declare it once more with onDestroy: "retain", run up, and then take it out.';
  const refused = verdict(rails, { keepImages: tags === 0 ? undefined : why });
  if (refused !== undefined) throw new Error(refused);
}

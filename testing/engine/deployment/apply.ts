import { randomUUID } from "node:crypto";
import { InitFailure } from "../providers/failure";
import { isProvider } from "../providers/packages";
import type { Snapshot } from "./snapshot";
import type { Resource } from "../state/state";
import { Problem, type Provider, type Step } from "./steps";
import { markAs, markKeys, type Properties } from "../state/values";

/** What applying a step needs. */
export interface Present {
  dryRun: boolean;
  snapshot: Snapshot;
  /** URNs of what the command deletes. */
  deleted: ReadonlySet<string>;
  provider(ref: string): Promise<Provider>;
}

/** Does, or in a preview pretends, one step, and leaves the snapshot as it is from then on. */
export async function apply(present: Present, step: Step): Promise<void> {
  const { snapshot } = present;
  const { op, old, new: made } = step;
  switch (op) {
    case "same":
      if (step.skipped) return;
      // An option may have made an output secret, which changes nothing else.
      made!.outputs = marked(made!.outputs, made!);
      return snapshot.keep(made!, old);
    case "import":
      return snapshot.put(made!, old);
    case "create":
    case "create-replacement":
      return create(present, made!, old);
    case "update":
      return update(present, old!, made!);
    case "read":
    case "read-replacement":
      return read(present, step);
    case "delete":
      refuseProtected(old!);
      await remove(present, old!);
      return snapshot.drop(old!);
    case "delete-replaced":
      await remove(present, old!);
      return old!.delete ? snapshot.drop(old!) : snapshot.pend(old!);
    case "remove-pending-replace":
    case "discard":
    case "discard-replaced":
      return snapshot.drop(old!);
    case "replace":
    case "refresh":
      return;
  }
}

/** Outputs as a provider returned them, with the marks that it loses. */
export function marked(outputs: Properties, resource: Resource): Properties {
  return markKeys(markAs(outputs, resource.inputs) as Properties, resource.additionalSecretOutputs);
}

async function create({ dryRun, snapshot, provider }: Present, made: Resource, old?: Resource): Promise<void> {
  // Half-made or whole: what it replaces is from now on only to be deleted.
  const keep = (kept: Resource) => {
    if (old !== undefined) snapshot.condemn(old);
    snapshot.put(kept);
  };
  if (!made.custom || isProvider(made.type)) {
    made.id = made.custom ? randomUUID() : "";
    made.outputs = made.inputs;
  } else {
    const target = await provider(made.provider);
    await settle(made, keep, async () => {
      const { id, outputs } = await target.create(made.urn, made.inputs, dryRun);
      if (id === "" && !dryRun) throw new Problem("the provider gave no id", made.urn);
      Object.assign(made, { id, outputs: marked(outputs, made) });
    });
  }
  keep(made);
}

async function update({ dryRun, snapshot, provider }: Present, old: Resource, made: Resource): Promise<void> {
  const keep = (kept: Resource) => snapshot.put(kept, old);
  if (!made.custom || isProvider(made.type)) {
    made.outputs = made.inputs;
  } else {
    const target = await provider(made.provider);
    await settle(made, keep, async () => {
      made.outputs = marked(await target.update(made.urn, made.id, old, made.inputs, dryRun), made);
    });
  }
  keep(made);
}

/** Runs a verb; of an object that exists but is not as declared, the state keeps what there is. */
async function settle(made: Resource, keep: (kept: Resource) => void, verb: () => Promise<void>): Promise<void> {
  try {
    await verb();
  } catch (error) {
    if (error instanceof InitFailure) {
      const outputs = marked(error.properties, made);
      keep({ ...made, id: error.id, outputs, initErrors: error.reasons });
    }
    throw new Problem(error instanceof Error ? error.message : String(error), made.urn);
  }
}

async function read({ snapshot, provider }: Present, { op, old, new: made }: Step): Promise<void> {
  const target = await provider(made!.provider);
  const { id, outputs } = await target.read(made!.urn, made!.id, { inputs: {}, outputs: made!.inputs });
  made!.outputs = marked(outputs, made!);
  if (id !== "") made!.id = id;
  if (op === "read-replacement") snapshot.condemn(old!);
  snapshot.put(made!, op === "read" ? old : undefined);
}

function refuseProtected({ urn, protect }: Resource): void {
  if (!protect) return;
  throw new Problem(
    `resource "${urn}" cannot be deleted\nbecause it is protected. To unprotect the resource, ` +
      "remove the `protect` flag from the resource in your Pulumi program and run `pulumi up`",
    urn,
  );
}

async function remove({ dryRun, deleted, provider }: Present, old: Resource): Promise<void> {
  if (dryRun || !old.custom || isProvider(old.type) || old.retainOnDelete || deleted.has(old.deletedWith)) return;
  const target = await provider(old.provider);
  await target.delete(old.urn, old.id, old).catch((error: unknown) => {
    throw new Problem(error instanceof Error ? error.message : String(error), old.urn);
  });
}

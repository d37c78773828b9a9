import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Exported } from "../outcome";
import type { StateFile } from "../state/state";
import { mapSecrets, type Properties, sealed, shown, type Value } from "../state/values";

/** The state in the form of `pulumi stack export`; what becomes of a secret is told. */
function exportOf(file: StateFile, instead: (secret: Value) => Properties): Exported {
  const mapped = (properties: Properties) => mapSecrets(properties, instead) as Properties;
  const resources = file.load().map(({ inputs, outputs, ...resource }) => ({
    ...resource,
    inputs: mapped(inputs),
    outputs: mapped(outputs),
  }));
  return { version: 3, deployment: { manifest: { time: file.changedAt() }, resources } };
}

/** The state in the form of `pulumi stack export --show-secrets`, for whatever reads that. */
export const exported = ({ file }: { file: StateFile }): Exported => exportOf(file, shown);

/** The state for the plugins of one command, which ask for it with `pulumi stack export` otherwise: without secret values. */
export class StateForPlugins {
  readonly path: string;

  constructor(file: StateFile) {
    this.path = join(mkdtempSync(join(tmpdir(), "pulumi-dockerhub-export-")), "export.json");
    writeFileSync(this.path, JSON.stringify(exportOf(file, () => sealed(""))), { mode: 0o600 });
  }

  remove(): void {
    rmSync(dirname(this.path), { recursive: true, force: true });
  }
}

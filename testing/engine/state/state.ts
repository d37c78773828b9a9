import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Crypter } from "./crypter";
import { isObject, mapSecrets, type Properties, sealed, secret, type Value } from "./values";

/** A resource, as the state file keeps it. */
export interface Resource {
  urn: string;
  type: string;
  /** False for components and the stack itself. */
  custom: boolean;
  id: string;
  inputs: Properties;
  outputs: Properties;
  parent: string;
  /** `urn::id` of the provider; empty for components and providers. */
  provider: string;
  dependencies: string[];
  propertyDependencies: Record<string, string[]>;
  additionalSecretOutputs: string[];
  protect: boolean;
  retainOnDelete: boolean;
  deletedWith: string;
  replaceOnChanges: string[];
  /** Read by `.get`, not managed. */
  external: boolean;
  /** Replaced, and still to be deleted. */
  delete: boolean;
  /** Deleted for a successor that has not been made yet. */
  pendingReplacement: boolean;
  initErrors: string[];
  /** When the state got it, and when it last changed, in ISO 8601. */
  created: string;
  modified: string;
}

/** How a resource is linked to others. */
export type Links = Pick<
  Resource,
  "urn" | "parent" | "provider" | "dependencies" | "propertyDependencies" | "deletedWith"
>;

/** A resource with nothing in it but what is given. */
export function blank(part: Partial<Resource> & Pick<Resource, "urn" | "type" | "custom">): Resource {
  const now = new Date().toISOString();
  return {
    id: "",
    inputs: {},
    outputs: {},
    parent: "",
    provider: "",
    dependencies: [],
    propertyDependencies: {},
    additionalSecretOutputs: [],
    protect: false,
    retainOnDelete: false,
    deletedWith: "",
    replaceOnChanges: [],
    external: false,
    delete: false,
    pendingReplacement: false,
    initErrors: [],
    created: now,
    modified: now,
    ...part,
  };
}

/** URN of a provider in a reference of the form `urn::id`. */
export const providerUrn = (ref: string): string => ref.slice(0, Math.max(0, ref.lastIndexOf("::")));

/** All resources that `resource` must outlive nothing of: its parent, provider and dependencies. */
export function needs(resource: Links): string[] {
  const named = [resource.parent, providerUrn(resource.provider), resource.deletedWith, ...resource.dependencies];
  return [...named, ...Object.values(resource.propertyDependencies).flat()].filter((urn) => urn !== "");
}

interface Saved {
  version: 1;
  engine: "pulumi-dockerhub offline engine";
  salt: string;
  resources: Resource[];
}

/** The state of a stack in one file; secrets in it are encrypted. */
export class StateFile {
  private crypter: Crypter | undefined;
  private readonly texts = new WeakMap<Resource, string>();

  constructor(
    readonly path: string,
    private readonly passphrase: string,
  ) {}

  load(): Resource[] {
    if (!existsSync(this.path)) return [];
    const saved = JSON.parse(readFileSync(this.path, "utf8")) as Saved;
    if (saved.engine !== "pulumi-dockerhub offline engine") {
      throw new Error(`${this.path} is not a state of the offline engine, which reads no other.`);
    }
    if (this.crypter?.salt !== saved.salt) this.crypter = new Crypter(this.passphrase, saved.salt);
    return saved.resources.map((resource) => this.mapped(resource, (_, signed) => this.open(signed)));
  }

  /** When it was last written, in ISO 8601; now, when it never was. */
  changedAt(): string {
    return (existsSync(this.path) ? statSync(this.path).mtime : new Date()).toISOString();
  }

  /** Written beside and moved into place, so that a kill leaves the old or the new one whole. */
  save(resources: readonly Resource[]): void {
    this.crypter ??= new Crypter(this.passphrase);
    const head: Omit<Saved, "resources"> = {
      version: 1,
      engine: "pulumi-dockerhub offline engine",
      salt: this.crypter.salt,
    };
    const lines = resources.map((resource) => this.text(resource)).join(",\n");
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(`${this.path}.new`, `${JSON.stringify(head).slice(0, -1)},"resources":[\n${lines}\n]}`, {
      mode: 0o600,
    });
    renameSync(`${this.path}.new`, this.path);
  }

  /** A resource is written many times and changes seldom. */
  private text(resource: Resource): string {
    const known = this.texts.get(resource);
    if (known !== undefined) return known;
    const seal = (inner: Value) => sealed(this.crypter!.encrypt(JSON.stringify(inner)));
    const text = JSON.stringify(this.mapped(resource, seal));
    this.texts.set(resource, text);
    return text;
  }

  private mapped(resource: Resource, change: (inner: Value, signed: Properties) => Value): Resource {
    const map = (properties: Properties) => mapSecrets(properties, change) as Properties;
    return { ...resource, inputs: map(resource.inputs), outputs: map(resource.outputs) };
  }

  private open(signed: Properties): Value {
    const { ciphertext } = signed;
    if (typeof ciphertext !== "string") return signed;
    const inner = JSON.parse(this.crypter!.decrypt(ciphertext)) as Value;
    return isObject(inner) || inner !== undefined ? secret(inner) : signed;
  }
}

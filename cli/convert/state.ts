import { z } from "zod";
import { jsonOf } from "../pulumi/json";

const key = z.union([z.string(), z.number()]).optional();
const instance = z.object({
  index_key: key,
  status: z.string().optional(),
  deposed: z.string().optional(),
  attributes: z.record(z.string(), z.unknown()).nullish(),
});
const resource = z.object({
  module: z.string().optional(),
  mode: z.string(),
  type: z.string(),
  name: z.string(),
  instances: z.array(instance).default([]),
});
const state = z.object({ version: z.literal(4), resources: z.array(resource).default([]) });

/** A resource as a Terraform state has it. */
export interface Instance {
  type: string;
  /** How Terraform calls it, such as `module.teams.docker_org_team.this["platform"]`. */
  address: string;
  /** The same as the name of a resource here. */
  name: string;
  attributes: Readonly<Record<string, unknown>>;
  /** What is left of a replacement that failed: another one stands for the object. */
  isLeftover: boolean;
}

/** The resources of a state of Terraform or OpenTofu. Throws a sentence for anything else. */
export function readTerraform(text: string, source: string): Instance[] {
  const parsed = state.safeParse(jsonOf(text));
  if (!parsed.success) {
    throw new Error(
      `${source} is not a state of Terraform or OpenTofu in version 4. Write one with \`terraform state pull\` or \`tofu state pull\`.`,
    );
  }
  return parsed.data.resources
    .filter(({ mode }) => mode === "managed")
    .flatMap(({ module, type, name, instances }) =>
      instances.map((one): Instance => {
        const index = one.index_key === undefined ? "" : `[${JSON.stringify(one.index_key)}]`;
        const address = [...(module === undefined ? [] : [module]), type, `${name}${index}`].join(".");
        return {
          type,
          address,
          name: asName(module, name, one.index_key),
          attributes: one.attributes ?? {},
          isLeftover: one.deposed !== undefined,
        };
      }),
    );
}

/** What a module, a resource and a key are called, without what Terraform puts around them. */
function asName(module: string | undefined, name: string, index: string | number | undefined): string {
  const modules = (module ?? "").replaceAll(/(^|\.)module\./g, "$1").replaceAll(/\["?|"?\]/g, "-");
  const parts = [...modules.split("."), name, String(index ?? "")].map((part) => part.replace(/-+$/, ""));
  return parts.filter((part) => part !== "").join("-");
}

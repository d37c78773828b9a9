import { z } from "zod";
import { fields, name as named } from "../body";
import { type Answer, type Call, ok, refuse, refuseFields, type Route } from "../http";
import { actor, organization } from "../middleware/permission";
import type { Organization, RegistryAccess } from "../store";

const allowed = z.boolean("required, true or false");
const standard = z.object({ id: z.literal("DockerHub", "must be DockerHub"), allowed });
const custom = z.object({
  address: named.min(1, "must not be empty"),
  friendly_name: named.min(1, "must not be empty"),
  allowed,
});
const document = z.object({
  enabled: allowed,
  standard_registries: z.array(standard, "required, a list").length(1, "must have each standard registry once"),
  custom_registries: z
    .array(custom, "required, a list")
    .refine((all) => new Set(all.map(({ address }) => address)).size === all.length, "must have each address once"),
});

type Change = [
  action: "enabled" | "disabled" | "registry_added" | "registry_updated" | "registry_removed",
  name: string,
];

/** What the audit log tells of a change: of the whole, and of each registry. */
function changes({ name }: Organization, before: RegistryAccess, after: RegistryAccess): Change[] {
  const registries = ({ standard_registries: standard, custom_registries: custom }: RegistryAccess) =>
    new Map<string, string>(
      [...standard.map((one) => [one.id, one] as const), ...custom.map((one) => [one.address, one] as const)].map(
        ([key, one]) => [key, JSON.stringify(one)],
      ),
    );
  const [old, now] = [registries(before), registries(after)];
  const of = (key: string): Change[] => {
    if (!old.has(key)) return [["registry_added", key]];
    if (!now.has(key)) return [["registry_removed", key]];
    return old.get(key) === now.get(key) ? [] : [["registry_updated", key]];
  };
  const whole: Change[] = before.enabled === after.enabled ? [] : [[after.enabled ? "enabled" : "disabled", name]];
  return [...whole, ...new Set([...old.keys(), ...now.keys()])].flatMap((one) =>
    typeof one === "string" ? of(one) : [one],
  );
}

function replace(call: Call): Answer {
  const org = organization(call, "scope-ram-write");
  if (org.plan !== "business") return refuse(403, "a business subscription is needed");
  const wanted = fields(call, document, (wrong) => refuseFields("invalid settings", wrong));
  for (const [action, name] of changes(org, org.registryAccess, wanted)) {
    call.store.record(org, actor(call), `org.registry_access.${action}`, name);
  }
  org.registryAccess = wanted;
  return ok(wanted);
}

const AT = "/v2/orgs/:org/settings/registry-access-management";

/**
 * Which registries members may use; for owners, and tokens with scopes of it. The contract does not describe it. Source:
 * what public clients of the service send. What is written is the whole document.
 */
export const registryAccessRoutes: Route[] = [
  { method: "GET", path: AT, handle: (call) => ok(organization(call, "scope-ram-read").registryAccess) },
  { method: "PUT", path: AT, handle: replace },
];

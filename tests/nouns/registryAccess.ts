import { change, create, remove } from "../cli/changes";
import type { NounTests } from "./noun";

const ACCESS = "/v2/orgs/acme/settings/registry-access-management";
const GHCR = "registry.example.com";

const document = (enabled: boolean, ...custom: [address: string, allowed: boolean][]) => ({
  enabled,
  standard_registries: [{ id: "DockerHub", allowed: true }],
  custom_registries: custom.map(([address, allowed]) => ({ address, friendly_name: address, allowed })),
});

export const registryAccess: NounTests = {
  contract: {
    token: "pulumi-nodejs:dynamic/dockerhub:RegistryAccess",
    id: "{org}",
    inputs: ["org", "enabled", "dockerHub", "registries", "onDestroy"],
    outputs: ["found"],
  },
  sample: {
    args: { enabled: true, registries: { [GHCR]: { name: "Ours" } } },
    changed: { enabled: true, registries: { [GHCR]: { name: "Ours", allowed: false } } },
    bad: [
      ["enabled", "yes", /true or false/],
      ["registries", { "https://registry.example.com": {} }, /without https/],
      ["registries", { [GHCR]: { allow: true } }, /name and allowed/],
      ["registries", { [GHCR]: { name: "" } }, /empty/],
      ["onDestroy", "explode", /restore, retain/],
    ],
  },
  counted: ({ store }) => store.organizations.get("acme")!.registryAccess,
  stories: [
    {
      create: { enabled: true, registries: { [GHCR]: {} } },
      update: { enabled: true, registries: { "other.example.com": { allowed: false } } },
      replace: { enabled: true, dockerHub: false, registries: { [GHCR]: {} } },
      replaceOnChanges: ["dockerHub", "registries"],
    },
  ],
  drift: [
    {
      what: "whether registries are restricted",
      program: "single",
      beside: [{ type: "RegistryAccess", name: "acme", args: { enabled: true } }],
      change: (fake) => fake.byHand("eve", "PUT", ACCESS, document(false)),
      found: "changed RegistryAccess acme: enabled",
    },
    {
      what: "a registry that is blocked",
      program: "whole",
      beside: [{ type: "RegistryAccess", name: "acme", args: { enabled: true, registries: { [GHCR]: {} } } }],
      change: (fake) => fake.byHand("eve", "PUT", ACCESS, document(true, [GHCR, false])),
      found: `changed RegistryAccess acme: registries.${GHCR}`,
    },
  ],
  explain: [
    [
      "registries that are named",
      create("RegistryAccess", { enabled: true, registries: { [GHCR]: { name: "Ours", allowed: true } } }),
      /Registries are restricted\.\nThe registry registry\.example\.com is allowed\./,
    ],
    [
      "a registry that is blocked",
      change(
        "update",
        "RegistryAccess",
        { registries: { [GHCR]: { name: "Ours", allowed: true } } },
        { registries: { [GHCR]: { name: "Ours", allowed: false } } },
      ),
      /The registry registry\.example\.com is blocked\./,
    ],
    [
      "registries that are let go",
      remove("RegistryAccess", { enabled: true }),
      /The registry access is again as it was before the program had it\./,
    ],
  ],
  doctor: {
    "an owner": "maybe",
    "an owner whose organization restricts images": "maybe",
    "a member": "no",
    "a personal access token": "no",
    "an organization access token": "no",
    "an organization access token for groups alone": "no",
  },
  routes: [
    ["GET", ACCESS],
    ["PUT", ACCESS, document(true, [GHCR, true])],
  ],
  verbs: [
    {
      name: "RegistryAccess: create, add and take out a registry, drift, delete",
      acts: [
        {
          do: "up",
          declare: [{ type: "RegistryAccess", name: "acme", args: { enabled: true, registries: { [GHCR]: {} } } }],
          steps: ["create RegistryAccess acme"],
        },
        {
          do: "up",
          declare: [
            {
              type: "RegistryAccess",
              name: "acme",
              args: { enabled: true, registries: { "other.example.com": { name: "Other" } } },
            },
          ],
          steps: ["update RegistryAccess acme"],
        },
        { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
        {
          do: "refresh",
          before: (hub) => hub.byHand("ops", "PUT", ACCESS, document(false, ["other.example.com", false])),
          steps: ["refresh update RegistryAccess acme"],
        },
        { do: "up", steps: ["update RegistryAccess acme"] },
        { do: "destroy", steps: ["delete RegistryAccess acme"] },
      ],
    },
  ],
};

import { create } from "../cli/changes";
import type { NounTests } from "./noun";

const SETTINGS = "/v2/orgs/acme/settings";

export const orgSettings: NounTests = {
  contract: {
    token: "pulumi-nodejs:dynamic/dockerhub:OrgSettings",
    id: "{org}",
    inputs: ["org", "restrictedImages", "onDestroy"],
    outputs: ["found"],
  },
  sample: {
    args: { restrictedImages: { enabled: true } },
    changed: { restrictedImages: { enabled: true, allowOfficialImages: true } },
    bad: [
      ["restrictedImages", { enabled: "yes" }, /true or false/],
      ["restrictedImages", { enable: true }, /allowOfficialImages/],
      ["onDestroy", "explode", /restore, retain/],
    ],
  },
  counted: ({ store }) => store.organizations.get("acme")!.restrictedImages,
  stories: [
    {
      create: { restrictedImages: { enabled: true } },
      update: { restrictedImages: { enabled: true, allowOfficialImages: true } },
      replace: { restrictedImages: { enabled: true, allowVerifiedPublishers: true } },
      replaceOnChanges: ["restrictedImages"],
    },
  ],
  drift: [
    {
      what: "settings",
      program: "whole",
      change: (fake) =>
        fake.byHand("eve", "PUT", SETTINGS, {
          restricted_images: { enabled: false, allow_official_images: true, allow_verified_publishers: true },
        }),
      found: "changed OrgSettings acme: restrictedImages.enabled",
    },
  ],
  explain: [["settings", create("OrgSettings", {}), /The settings of the organization change/]],
  doctor: {
    "an owner": "maybe",
    "an owner whose organization restricts images": "change",
    "a member": "no",
    "a personal access token": "no",
    "an organization access token": "no",
    "an organization access token for groups alone": "no",
  },
  routes: [
    ["GET", SETTINGS],
    [
      "PUT",
      SETTINGS,
      { restricted_images: { enabled: true, allow_official_images: true, allow_verified_publishers: false } },
    ],
  ],
  verbs: [],
};

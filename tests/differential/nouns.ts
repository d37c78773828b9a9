import type { Declared } from "../support/spec";

const one =
  (type: string, name: string, usual: object) =>
  (args: object = {}, options: Declared["options"] = {}) => ({
    type,
    name,
    args: { ...usual, ...args },
    options,
  });

/** One resource of each noun, with other arguments than the usual ones where a story needs them. */
export const ada = one("OrgMember", "ada", { username: "ada", role: "editor" });
export const cleo = one("Invite", "cleo", { invitee: "cleo@example.com" });
export const token = one("PersonalAccessToken", "ci", { label: "ci", scopes: ["repo:read"] });
export const settings = one("OrgSettings", "acme", { restrictedImages: { enabled: true } });
export const infra = one("Group", "infra", { name: "infra" });

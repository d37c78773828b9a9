/** Everybody who belongs to the organization: one line a person, sorted by Docker ID. */
export const people = [
  { username: "ada", role: "owner", groups: ["platform", "security"] },
  { username: "bo", role: "member", groups: ["backend"] },
  { username: "dora", role: "editor", groups: ["backend", "data"] },
  { username: "eli", role: "member", groups: ["platform"] },
  { username: "finn", role: "member", groups: ["data"] },
  { username: "gwen", role: "editor", groups: ["platform", "backend"] },
] as const;

/** People who are on their way in. Once they have accepted they get a line above. */
export const newcomers = [
  { invitee: "cleo@example.com", group: "platform" },
  { invitee: "hugo@example.com", group: "data" },
] as const;

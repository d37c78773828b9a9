import { ConfigError } from "../../hub/errors";
import type { Hub } from "../../hub/hub";
import { listScimUsers, type ScimUser } from "../../hub/scim";
import { byThing, type Change, text } from "../../telling/change";
import type { Listed } from "../../telling/look";
import { deed } from "../../telling/log";
import type { Telling } from "../../telling/telling";
import { byName } from "../shared/listing";

/** Everybody whom single sign-on knows, by address; nobody where nothing signs in to it. */
async function usersIn(hub: Hub): Promise<ScimUser[]> {
  const users = await listScimUsers(hub).catch((error: unknown) => {
    if (!(error instanceof ConfigError)) throw error;
    return new Map<string, ScimUser>();
  });
  return [...users.values()].sort((a, b) => byName(a.userName, b.userName));
}

function says(changes: readonly Change[]): string[] {
  return byThing(changes, ({ org, userName }) => [org, userName]).flatMap(({ op, before, after }): string[] => {
    const [was, is] = [text(before["userName"]), text(after["userName"])];
    const isIn = after["active"] !== false;
    if (op === "same" || (op === "delete" && before["onDestroy"] === "retain")) return [];
    if (op === "delete") return [`${was} may sign in by single sign-on no more`];
    if (op === "replace")
      return [`${was} may sign in by single sign-on no more`, `${is} may sign in by single sign-on`];
    if (op === "update" && isIn === (before["active"] !== false)) return [`single sign-on knows ${is} by another name`];
    return [`${is} may sign in by single sign-on${isIn ? "" : " no more"}`];
  });
}

export const scimUserTold: Telling = {
  areas: ["SCIM"],
  log: {
    came: [deed(["member.add", "member.invite"], "{userName}")],
    went: [],
    changed: [deed(["member.remove", "member.add"], "{userName}")],
  },
  list: async ({ hub }) =>
    (await usersIn(hub)).map(({ userName, givenName, familyName, active, scimId }): Listed => ({
      name: userName,
      args: {
        userName,
        ...(givenName === "" ? {} : { givenName }),
        ...(familyName === "" ? {} : { familyName }),
        ...(active ? {} : { active }),
      },
      identity: { scimId },
      // An identity provider may look after them.
      isOthers: true,
    })),
  plan: { says },
  review: {
    title: "Users of single sign-on",
    none: "None, or nothing signs in to them: dockerhub:scimToken.",
    columns: ["Address", "Name", "Docker ID", "State", "Declared by"],
    rows: async ({ hub }, by) =>
      (await usersIn(hub)).map(({ userName, givenName, familyName, dockerId, active, scimId }) => [
        userName,
        [givenName, familyName].filter((name) => name !== "").join(" "),
        dockerId ?? "",
        active ? "active" : "may not sign in",
        by(`scim/#${scimId}`),
      ]),
  },
};

import type { AnyDefinition } from "../engine/define";
import type { Hub } from "../hub/hub";
import { group } from "./group";
import { groupMembers } from "./groupMembers";
import { groupMembership } from "./groupMembership";
import { invite } from "./invite";
import { orgMember } from "./orgMember";
import { orgMembers } from "./orgMembers";
import { orgSettings } from "./orgSettings";
import { personalAccessToken } from "./personalAccessToken";

const nouns = [group, groupMembers, groupMembership, orgMember, orgMembers, invite, personalAccessToken, orgSettings];

/** Every noun, by the last part of its type token. */
export const registry: ReadonlyMap<string, AnyDefinition<Hub>> = new Map(
  nouns.map((definition) => [definition.type, definition as unknown as AnyDefinition<Hub>]),
);

import type { AnyDefinition } from "../engine/define";
import type { Hub } from "../hub/hub";
import { group } from "./group/group";
import { groupMembers } from "./groupMembers/groupMembers";
import { groupMembership } from "./groupMembership/groupMembership";
import { invite } from "./invite/invite";
import { orgMember } from "./orgMember/orgMember";
import { orgMembers } from "./orgMembers/orgMembers";
import { orgSettings } from "./orgSettings/orgSettings";
import { personalAccessToken } from "./personalAccessToken/personalAccessToken";

const nouns = [group, groupMembers, groupMembership, orgMember, orgMembers, invite, personalAccessToken, orgSettings];

/** Every noun, by the last part of its type token. */
export const registry: ReadonlyMap<string, AnyDefinition<Hub>> = new Map(
  nouns.map((definition) => [definition.type, definition as unknown as AnyDefinition<Hub>]),
);

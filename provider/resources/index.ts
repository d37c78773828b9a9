import type { AnyDefinition } from "../engine/define";
import type { Hub } from "../hub/hub";
import type { Telling } from "../telling/telling";
import { group } from "./group/group";
import { groupMembers } from "./groupMembers/groupMembers";
import { groupMembership } from "./groupMembership/groupMembership";
import { invite } from "./invite/invite";
import { orgAccessToken } from "./orgAccessToken/orgAccessToken";
import { orgMember } from "./orgMember/orgMember";
import { orgMembers } from "./orgMembers/orgMembers";
import { orgSettings } from "./orgSettings/orgSettings";
import { registryAccess } from "./registryAccess/registryAccess";
import { scimUser } from "./scimUser/scimUser";
import { personalAccessToken } from "./personalAccessToken/personalAccessToken";
import type { Example } from "./shared/defineResource";
import { repository } from "./repository/repository";
import { repositoryPermission } from "./repositoryPermission/repositoryPermission";
import { repositoryPermissions } from "./repositoryPermissions/repositoryPermissions";
import { webhook } from "./webhook/webhook";

/** A definition, an example, and what the commands are told of it. */
export type Noun = AnyDefinition<Hub> & { told: Telling; example: Example };

/** In the order in which a program names them. */
const nouns = [
  orgMembers,
  orgMember,
  invite,
  group,
  groupMembers,
  groupMembership,
  repository,
  repositoryPermissions,
  repositoryPermission,
  webhook,
  personalAccessToken,
  orgAccessToken,
  orgSettings,
  registryAccess,
  scimUser,
];

/** Every noun, by the last part of its type token. */
export const registry: ReadonlyMap<string, Noun> = new Map(
  nouns.map((definition) => [definition.type, definition as unknown as Noun]),
);

import { listTokens, type Token } from "../../hub/tokens";
import { deed } from "../../telling/log";
import type { Listed } from "../../telling/look";
import type { Telling } from "../../telling/telling";
import { byName } from "../shared/listing";
import { tokenSays } from "../shared/tokenSays";

/** Why a token cannot be declared; undefined when it can. */
function cannot({ label, expiresAt, scopes }: Token, now: number): string | undefined {
  const over = expiresAt !== undefined && Date.parse(expiresAt) <= now;
  if (!over && scopes.length === 1) return undefined;
  return `The token "${label}" is left out: it ${over ? "has expired" : "has scopes that include each other"}.`;
}

export const personalAccessTokenTold: Telling = {
  areas: ["tokens"],
  log: {
    came: [deed("access_token.create", ["{name}", "{uuid}"])],
    went: [deed("access_token.delete", ["{name}", "{uuid}"])],
    changed: [deed("access_token.update", ["{name}", "{actual}"])],
  },
  list: async ({ hub }) => {
    const tokens = [...(await listTokens(hub)).values()];
    const now = hub.client.clock.now();
    return tokens
      .sort((a, b) => byName(a.label, b.label) || byName(a.uuid, b.uuid))
      .map((token): Listed => {
        const { uuid, label, scopes, isActive, expiresAt } = token;
        const why = cannot(token, now);
        return {
          name: label,
          args: {
            label,
            scopes,
            ...(expiresAt === undefined ? {} : { expiresAt }),
            ...(isActive ? {} : { isActive }),
          },
          known: { uuid },
          ...(why === undefined ? {} : { cannot: why }),
        };
      });
  },
  plan: { says: (changes) => changes.flatMap((change) => tokenSays("access token", change)) },
  terraform: {
    type: "docker_access_token",
    attributes: {
      token_label: "label",
      scopes: "scopes",
      expires_at: "expiresAt",
      is_active: "isActive",
      uuid: "uuid",
      token: "token",
    },
  },
  review: null,
};

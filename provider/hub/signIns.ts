import { type Area, type CredentialKind, nobodyIn, reach } from "./credential";
import { AuthenticationError, ConfigError } from "./errors";

/** Whom requests come from. */
export interface SignIn {
  kind: CredentialKind;
  /** What a request carries; undefined for nothing. */
  bearer(area: Area): Promise<string | undefined>;
  /** Called with a bearer that the Hub has refused. Throws where there cannot be another one. */
  refuse(bearer: string): Promise<void>;
}

/** Nobody signs in, which is enough for what is public. */
export const nobodySignsIn: SignIn = {
  kind: "nobody",
  bearer: async (area) => {
    if (!reach(area, "nobody").possible) throw new ConfigError(nobodyIn(area));
    return undefined;
  },
  refuse: async () => undefined,
};

export const NO_SCIM_TOKEN =
  `dockerhub:scimToken is missing: ${reach("SCIM", "SCIM token").use}, with pulumi config set --secret ` +
  "dockerhub:scimToken, with DOCKERHUB_SCIM_TOKEN in the environment, or, for an explicit Provider, among its arguments.";

/** The token of a SCIM connection is carried as it is: there is no session to it. */
export const scimSignsIn = (token: string | undefined): SignIn => ({
  kind: "SCIM token",
  bearer: async () => {
    if (token === undefined) throw new ConfigError(NO_SCIM_TOKEN);
    return token;
  },
  refuse: async () => {
    throw new AuthenticationError(
      "Docker Hub refuses dockerhub:scimToken (401). Make a new one in the settings of the organization's single " +
        "sign-on connection, which ends the one before.",
    );
  },
});

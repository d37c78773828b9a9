import { resource } from "./resource";

/**
 * A personal access token of the account that signs in. Its value is kept in the state, encrypted.
 * When it has to be replaced, the new one is made before the old one ends. Ids are the UUID of the
 * token.
 */
export class PersonalAccessToken extends resource("PersonalAccessToken") {}

export type { PersonalAccessTokenArgs } from "./shapes/personalAccessToken";

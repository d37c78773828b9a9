/*
 * Keys of what the class of a resource tells check, beside its arguments. Check takes them away, so that they are
 * no inputs; a state has no more of them than these names, among the property dependencies.
 */

/** Names of the arguments that hold a secret: a provider gets values in clear. */
export const SECRETS = "__secrets";

/** The URN, of nouns that others refer to by a name: a transform may give them another one. */
export const URN = "__urn";

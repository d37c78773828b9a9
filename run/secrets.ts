/**
 * Key under which the class of a resource names, beside its arguments, those that hold a secret: a provider
 * gets values in clear. Check takes it away, so that it is no input; a state has no more of it than this name,
 * among the property dependencies.
 */
export const SECRETS = "__secrets";

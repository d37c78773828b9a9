// Written by "npm run generate" from the definitions in provider/functions; do not edit.
export * from "./getOrganization";
export * from "./getMembers";
export * from "./getMember";
export * from "./getGroups";
export * from "./getGroup";
export * from "./getInvites";
export * from "./exportMembers";
export * from "./getScimUsers";
export * from "./getTokens";
export * from "./getOrgAccessTokens";
export * from "./getAuditLogs";
export * from "./getRepositories";
export * from "./getRepository";
export * from "./getTags";
export * from "./getTag";
export * from "./staleTags";
export * from "./searchRepositories";

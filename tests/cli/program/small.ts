import { declared } from "../../../cli/program/declared";
import { languages } from "../../../cli/program/languages";
import { projectFiles } from "../../../cli/program/project";
import { type Noun, registry } from "../../../provider/resources";
import type { Listed } from "../../../provider/telling/look";

export type Small = Readonly<Record<string, readonly Listed[]>>;

/** The files of a project that declares these objects, by noun. */
export function written(language: string, listed: Small): Map<string, string> {
  const nouns = Object.entries(listed).map(([noun, all]): [Noun, readonly Listed[]] => [registry.get(noun)!, all]);
  return projectFiles("acme", declared(new Map(nouns)), { command: "dump", language: languages.get(language)! });
}

/** An organization with something of everything that a language writes in its own way. */
export const small: Small = {
  OrgMembers: [
    {
      name: "acme",
      args: { members: { ada: "owner", bo: "member" }, ignore: ["svc-*"] },
      written: { members: { from: "roles" }, ignore: { from: "ignore" } },
      rows: [
        { name: "ada", role: "owner" },
        { name: "bo", role: "member" },
      ],
    },
  ],
  Group: [
    { name: "platform", args: { name: "platform", description: 'Runs the "clusters"' } },
    { name: "class", args: { name: "class" } },
  ],
  GroupMembers: [
    {
      name: "platform",
      args: { group: "platform", members: ["ada"] },
      written: {
        group: { from: "resource", noun: "Group", name: "platform", output: "name" },
        members: { from: "group", group: "platform" },
      },
      rows: [{ name: "ada", group: "platform" }],
    },
  ],
  GroupMembership: [
    {
      name: "class/bo",
      args: { group: "class", username: "bo" },
      written: {
        group: { from: "resource", noun: "Group", name: "class", output: "name" },
        username: { from: "column", column: "name" },
      },
      each: { of: { group: "class" }, name: "class/{name}" },
      rows: [{ name: "bo", group: "class" }],
    },
  ],
  Repository: [
    {
      name: "app",
      args: {
        name: "app",
        visibility: "private",
        fullDescription: "# App\nCosts ${price}\n",
        immutableTags: { enabled: true, rules: ["v.*"] },
      },
    },
  ],
  OrgAccessToken: [
    {
      name: "ci",
      args: { label: "ci", repositories: { "acme/app": ["scope-image-pull"] }, expiresAt: "2999-01-01T00:00:00Z" },
    },
  ],
};

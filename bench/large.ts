import { realVersion } from "../scripts/engines";
import { company, name, type Size, SIZES } from "./company";
import { type Figure, figure, timed } from "./figure";
import { fine, openStack } from "./stack";

type Declared = Record<string, unknown>;

const PEOPLE = SIZES[2]!;
/** As many as their memberships are measured, and who runs this. */
const FEW: Size = { people: 201, groups: 2, memberships: 0, invites: 0, tokens: 0 };
/** The real command then writes the state once, at the end, and not with each resource. */
const ONCE = { PULUMI_EXPERIMENTAL: "1", PULUMI_SKIP_CHECKPOINTS: "true" };

/** Thousands of people as single resources beside the same people as sets, on the engine that there is. */
export async function large(): Promise<Figure[]> {
  return [await previews(), ...((await realVersion()) === undefined ? [] : [await firstUp()]), ...(await stateBytes())];
}

/**
 * A preview of everybody, all of whom are there already. Most of what a set takes is Pulumi's own start, which is the
 * same for both.
 */
async function previews(): Promise<Figure> {
  const fake = company(PEOPLE);
  const people = [...fake.store.organizations.get("acme")!.members];
  const time = async (spec: readonly object[]) => {
    const { stack, declare, close } = await openStack(fake);
    declare(spec);
    const ms = await timed(() => fine(stack.preview()));
    await close();
    return { ms, engine: stack.engine };
  };
  const set = await time([{ type: "OrgMembers", name: "all", args: { members: Object.fromEntries(people) } }]);
  const edges = await time(
    people.map(([username, role]) => ({ type: "OrgMember", name: username, args: { username, role } })),
  );
  const what = "time of a preview of 5,000 people as a set, to single people";
  return figure(what, set.engine, set.ms, edges.ms, 1 / 10);
}

/** Everybody, and who is in which group, as sets, all of which is there already. */
function asSets(size: Size, members: ReadonlyMap<string, string>, groups: ReadonlyMap<string, Group>): Declared[] {
  const named = [...groups].filter(([group]) => group !== "owners");
  if (named.length !== size.groups - 1) throw new Error("the organization is not whole");
  return [
    { type: "OrgMembers", name: "all", args: { members: Object.fromEntries(members) } },
    ...named.flatMap(([group, { members: inGroup }]) => [
      { type: "Group", name: group, args: { name: group, adopt: true } },
      { type: "GroupMembers", name: group, args: { group: { $: `${group}.name` }, members: [...inGroup] } },
    ]),
  ];
}

interface Group {
  members: ReadonlySet<string>;
}

/** The first `up`, with the state written once, beside what is usual. */
async function firstUp(): Promise<Figure> {
  const fake = company(PEOPLE);
  const { members, groups } = fake.store.organizations.get("acme")!;
  const time = async (env: Record<string, string>) => {
    const { stack, declare, close } = await openStack(fake, env);
    declare(asSets(PEOPLE, members, groups));
    const ms = await timed(() => fine(stack.up()));
    await close();
    return { ms, engine: stack.engine };
  };
  const [once, usual] = [await time(ONCE), await time({})];
  const what = `time of a first up of ${name(PEOPLE)} in sets without checkpoints, to the same with them`;
  return figure(what, once.engine, once.ms, usual.ms, 1);
}

/** Letters in the state, as it is exported, for one membership. */
async function stateBytes(): Promise<Figure[]> {
  const usernames = Array.from({ length: FEW.people - 1 }, (_, n) => `user${String(n).padStart(5, "0")}`);
  const group = { type: "Group", name: "g", args: { name: "bench" } };
  let engine = "";
  const size = async (spec: readonly object[]) => {
    const { stack, declare, close } = await openStack(company(FEW));
    engine = stack.engine;
    declare([group, ...spec]);
    await fine(stack.up());
    const { deployment } = JSON.parse(await stack.export()) as { deployment: { resources: { type: string }[] } };
    await close();
    return (
      JSON.stringify(deployment.resources.filter(({ type }) => /GroupMember/.test(type))).length / usernames.length
    );
  };
  const args = { group: { $: "g.name" } };
  const bySet = await size([{ type: "GroupMembers", name: "m", args: { ...args, members: usernames } }]);
  const byEdge = await size(
    usernames.map((username) => ({ type: "GroupMembership", name: username, args: { ...args, username } })),
  );
  const at = `200 memberships, ${engine}`;
  return [
    figure("bytes of state for a membership in a set", at, bySet, 1, 60),
    figure("bytes of state for a membership in a set, to a single one", at, bySet, byEdge, 1 / 30),
  ];
}

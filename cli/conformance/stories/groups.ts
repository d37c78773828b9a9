import { isFine } from "../reply";
import type { Bench } from "../row";
import { say } from "../say";
import { groupThing, membershipThing } from "../things";
import { logOf } from "./log";
import { FAILED, over, play, type Story } from "./play";

export type GroupStep =
  | "created"
  | "created again"
  | "created with a slash"
  | "created in capitals"
  | "read"
  | "read with a slash"
  | "read in capitals"
  | "patched"
  | "put"
  | "put without description"
  | "member added"
  | "member added again"
  | "stranger added"
  | "people"
  | "people with a slash"
  | "me"
  | "counted"
  | "renamed to a taken name"
  | "renamed"
  | "read by the old name"
  | "read by the new name"
  | "people after the renaming"
  | "wrong method"
  | "member removed"
  | "member removed again"
  | "deleted"
  | "deleted again"
  | "deleted with a slash"
  | "log";
export type GroupStory = Story<GroupStep>;

/** What clients of others send along. */
export const FOREIGN_FIELDS = { id: 0, uuid: "", member_count: 0 };
export const DESCRIPTION = "Made by pulumi-dockerhub conformance, which removes it again";
export const PATCHED = "Patched by pulumi-dockerhub conformance";
export const PUT = "Put by pulumi-dockerhub conformance";

/** The life of a group of the run's own, with nobody in it but whoever runs this. */
export function groupStory(bench: Bench): Promise<GroupStory> {
  const { wire, own, org, self } = bench;
  const groups = `v2/orgs/${org}/groups`;
  const [first, second, third] = [own.name("a"), own.name("b"), own.name("c")];
  const send = (method: string, path: string, body?: object) =>
    wire.send({ method, path, ...(body === undefined ? {} : { body }) });
  const make = (name: string, { slash = "", ...more }: { slash?: string } & Record<string, unknown> = {}) =>
    own.making(groupThing(org, name), () =>
      send("POST", `${groups}${slash}`, { name, description: DESCRIPTION, ...more }),
    );

  return play<GroupStep>(async (step) => {
    const get = (name: GroupStep, path: string) => step(name, () => send("GET", path));
    if (!isFine(await step("created", () => make(first)))) over(FAILED);
    await step("created again", () => make(first));
    await step("created with a slash", () => make(second, { slash: "/", ...FOREIGN_FIELDS }));
    await step("created in capitals", () => make(own.name("CAPITALS")));
    await get("read", `${groups}/${first}`);
    await get("read with a slash", `${groups}/${first}/`);
    await get("read in capitals", `${groups}/${first.toUpperCase()}`);
    await step("patched", () => send("PATCH", `${groups}/${first}`, { description: PATCHED }));
    await step("put", () => send("PUT", `${groups}/${first}`, { name: first, description: PUT }));
    await step("put without description", () => send("PUT", `${groups}/${first}`, { name: first }));
    await step("renamed to a taken name", () => send("PUT", `${groups}/${first}`, { name: second, description: PUT }));

    const people = `${groups}/${first}/members`;
    const membership = (group: string) => `${groups}/${group}/members/${encodeURIComponent(self ?? "")}`;
    if (self !== undefined) {
      const add = () => send("POST", people, { member: self });
      await step("member added", () => own.making(membershipThing(org, first, self), add));
      await step("member added again", add);
      await get("people", `${people}?page_size=100`);
      await get("people with a slash", `${people}/?page_size=100`);
      await get("me", `v2/orgs/${org}/members?page_size=100&search=${encodeURIComponent(self)}`);
      await get("counted", `${groups}/${first}`);
    }
    await step("stranger added", () => send("POST", people, { member: own.mark.replaceAll("-", "") }));

    const rename = () => send("PUT", `${groups}/${first}`, { name: third, description: PUT });
    const renamed = isFine(await step("renamed", () => own.making(groupThing(org, third), rename)));
    const now = renamed ? third : first;
    await get("read by the old name", `${groups}/${first}`);
    await get("read by the new name", `${groups}/${third}`);
    await step("wrong method", () => send("POST", `${groups}/${now}`, {}));
    if (self !== undefined) {
      await get("people after the renaming", `${groups}/${third}/members?page_size=100`);
      await step("member removed", () => send("DELETE", membership(now)));
      await step("member removed again", () => send("DELETE", membership(now)));
    }
    await step("deleted", () => send("DELETE", `${groups}/${now}`));
    await step("deleted again", () => send("DELETE", `${groups}/${now}`));
    await step("deleted with a slash", () => send("DELETE", `${groups}/${second}/`));
    await step("log", () => logOf(bench, first));
    if (self === undefined) over(say`an organization access token is nobody who could be a member`);
  });
}

import type { State } from "../pulumi/state";

/** Which resources of the stacks declare what, by what Docker Hub knows it by. */
export class DeclaredBy {
  private readonly by = new Map<string, string[]>();

  constructor(stacks: readonly { stack: string; state: State }[]) {
    for (const { stack, state } of stacks) {
      for (const { noun, name, id, outputs } of state.resources) {
        const text = (key: string) => (typeof outputs[key] === "string" ? outputs[key] : "");
        const keys = (key: string) => Object.keys((outputs[key] ?? {}) as object);
        const values = (key: string) => Object.values((outputs[key] ?? {}) as Record<string, string>);
        const covered: Record<string, string[]> = {
          Group: [`group ${String(outputs["groupId"])}`],
          GroupMembers: [`group ${String(outputs["groupId"])}`],
          GroupMembership: [`person ${text("username")}`],
          OrgMember: [`person ${text("username")}`],
          OrgMembers: [
            ...[...keys("members"), ...values("usernames")].map((one) => `person ${one}`),
            ...values("invites").map((one) => `invite ${one}`),
          ],
          Invite: [`invite ${text("inviteId")}`, `person ${text("username")}`, `person ${text("invitee")}`],
          PersonalAccessToken: [`token ${id}`],
        };
        for (const thing of covered[noun] ?? []) this.add(thing, `${noun} ${name} (${stack})`);
      }
    }
  }

  of(kind: "person" | "group" | "invite" | "token", ...names: (string | number | undefined)[]): string[] {
    return [...new Set(names.flatMap((name) => this.by.get(`${kind} ${String(name)}`) ?? []))];
  }

  private add(thing: string, resource: string): void {
    this.by.set(thing, [...(this.by.get(thing) ?? []), resource]);
  }
}

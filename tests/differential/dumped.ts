import { declare, type Style } from "../../cli/dump/declare";
import { importFile } from "../../cli/dump/importFile";
import { PARTS, readOrganization } from "../../cli/organization";
import { sessionOf } from "../../cli/session";
import type { FakeHub } from "../../testing";
import { type Declared, PASSWORD } from "../support/spec";

/** What `dump` writes of an organization: the file that imports it, and the program that declares it. */
export async function dumped(hub: FakeHub, style: Style): Promise<{ file: object; program: Declared[] }> {
  const { url, close } = await hub.serve();
  try {
    const config: Record<string, string> = {
      "dockerhub:org": "acme",
      "dockerhub:username": "ops",
      "dockerhub:password": PASSWORD,
      "dockerhub:baseUrl": url,
    };
    const session = await sessionOf({ read: (key) => config[key], saved: false });
    const { resources } = declare(await readOrganization(session.hub, "acme", new Set(PARTS)), style, []);
    const program = resources.map(({ noun, name, args }) => ({ type: noun, name, args, options: { protect: true } }));
    return { file: JSON.parse(await importFile(session, resources)) as object, program };
  } finally {
    await close();
  }
}

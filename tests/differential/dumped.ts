import { declare } from "../../cli/dump/declare";
import { importFile } from "../../cli/program/importFile";
import { PARTS } from "../../cli/looking";
import { sessionOf } from "../../cli/session";
import type { Style } from "../../provider/telling/look";
import type { FakeHub } from "../../testing";
import { isNative } from "../support/form";
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
    const look = { hub: session.hub, org: "acme", style, ignore: [], parts: new Set(PARTS) };
    const { resources } = await declare(look);
    const options = { protect: true };
    const program = resources.map(({ noun, resource, args }) => ({ type: noun, name: resource, args, options }));
    return {
      file: JSON.parse(await importFile(session, resources, { isNative })) as object,
      program,
    };
  } finally {
    await close();
  }
}

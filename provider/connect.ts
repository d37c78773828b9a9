import type { Connection, ReadConfig } from "./engine/connection";
import type { Area } from "./hub/credential";
import type { Hub } from "./hub/hub";
import { Serving } from "./serving";

/** The address of the engine, which it gives to each plugin as the first argument; undefined where none started this process. */
const engine = /:\d+$/.test(process.argv[2] ?? "") ? process.argv[2] : undefined;

/** What this process serves, from the text in users' state files. */
const serving = new Serving(engine);

/** Binds the engine to what is reached of Docker Hub by configuration. */
export const connect = (read: ReadConfig, areas: readonly Area[], isSaved?: () => Promise<boolean>): Connection<Hub> =>
  serving.connect(read, areas, isSaved);

import { tmpdir } from "node:os";
import { join } from "node:path";

/** Environment in which programs and providers start in less than half of the time, and do the same. */
export const QUICK = {
  // The types of the examples are checked by "npm run check".
  PULUMI_NODEJS_TRANSPILE_ONLY: "true",
  NODE_COMPILE_CACHE: join(tmpdir(), "pulumi-dockerhub-compile-cache"),
  // The SDK looks up source maps for a stack with each value of a program.
  NODE_OPTIONS: `--stack-trace-limit=0 --require ${JSON.stringify(join(__dirname, "lazySdk.js"))}`,
};

/** The oldest Node with all that is used here; `engines` in package.json, of which npm only warns, says the same. */
const [MAJOR, MINOR] = [22, 12];

/** Why nothing of this package runs on a version of Node; undefined where it does. */
export function tooOld(version = process.versions.node): string | undefined {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > MAJOR || (major === MAJOR && minor >= MINOR)) return undefined;
  return `pulumi-dockerhub needs Node ${MAJOR}.${MINOR} or newer, and this is ${version}. Install a newer one from nodejs.org.`;
}

/** Ends the process with that sentence alone: with an error thrown, Node prints the code that threw it as well. */
export function endIfTooOld(): void {
  const why = tooOld();
  if (why === undefined) return;
  process.stderr.write(`${why}\n`);
  process.exit(1);
}

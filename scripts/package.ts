/** `npm run package`: writes what a release has into the folder release. */
import { writeArchives } from "./archives";

const names = writeArchives("release");
console.log(`release has:\n${names.map((name) => `  ${name}\n`).join("")}and their checksums.`);

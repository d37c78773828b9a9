import type { Style } from "../layout";

/** From so many bytes on a label is long. */
const LONG = 40;
/** Labels whose lengths differ by more than this factor are not aligned, where one of them is long. */
const FACTOR = 2.5;

/** Source: `exprList` of go/printer, which aligns the values of the lines that stand together. */
function aligned(labels: readonly string[]): string[] {
  const sections: string[][] = [[]];
  for (const label of labels) {
    const last = sections.at(-1)!;
    const isLong = size(label) > LONG || size(last.at(-1) ?? "") > LONG;
    const factor = size(label) / mean(last.map(size));
    if (last.length > 0 && isLong && (factor >= FACTOR || factor <= 1 / FACTOR)) sections.push([label]);
    else last.push(label);
  }
  return sections.flatMap((section) => {
    const longest = Math.max(...section.map((label) => [...label].length));
    return section.map((label) => label + " ".repeat(longest - [...label].length));
  });
}

/** Without the colon and the space. */
const size = (label: string) => Math.max(Buffer.byteLength(label) - 2, 0);
const mean = (sizes: readonly number[]) => Math.exp(sizes.reduce((sum, one) => sum + Math.log(one), 0) / sizes.length);

/** How `gofmt` lays lists out. It leaves lines as they are, however long they are. */
export const GOFMT: Style = { indent: "\t", width: 100, aligned };

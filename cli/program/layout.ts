/** A piece of a program: a text, or a list that stands on one line where it fits and has a line for each item otherwise. */
export type Piece = string | List;

export interface List {
  /** What stands before the items, up to the opening bracket. */
  open: string;
  items: readonly Item[];
  close: string;
  /** What stands between items on one line; a comma and a space when left out. */
  separator?: string;
}

/** One of a list, with what stands before it, such as `name: `. */
export interface Item {
  label: string;
  piece: Piece;
}

/** How a language lays lists out. */
export interface Style {
  indent: string;
  /** Columns that a list on one line may end in. */
  width: number;
  /** Puts spaces between labels and what follows them, for all single lines that stand together. */
  aligned?: (labels: readonly string[]) => string[];
}

/** The piece with something before it. */
export const after = (text: string, piece: Piece): Piece =>
  typeof piece === "string" ? `${text}${piece}` : { ...piece, open: `${text}${piece.open}` };

/** The piece with something behind it. */
export const before = (piece: Piece, text: string): Piece =>
  typeof piece === "string" ? `${piece}${text}` : { ...piece, close: `${piece.close}${text}` };

export const list = (open: string, pieces: readonly Piece[], close: string): List => ({
  open,
  items: pieces.map((piece) => ({ label: "", piece })),
  close,
});

const onOneLine = (piece: Piece): string =>
  typeof piece === "string"
    ? piece
    : `${piece.open}${piece.items.map(({ label, piece: inner }) => `${label}${onOneLine(inner)}`).join(separatorOf(piece))}${piece.close}`;

const separatorOf = ({ separator = ", " }: List) => separator;

const columns = (text: string) => [...text.replaceAll("\t", "    ")].length;

/** The lines of a piece; the first one is where it begins, at this indent. */
export function laidOut(piece: Piece, style: Style, indent = ""): string {
  const flat = onOneLine(piece);
  if (typeof piece === "string" || piece.items.length === 0 || columns(indent + flat) <= style.width) return flat;
  const inner = indent + style.indent;
  const texts = piece.items.map(({ label, piece: one }) =>
    laidOut(after(label, one), style, inner).slice(label.length),
  );
  const labels = labelsOf(piece.items, texts, style);
  const lines = texts.map((text, n) => `${inner}${labels[n]}${text}${separatorOf(piece).trimEnd()}`);
  return [piece.open, ...lines, `${indent}${piece.close}`].join("\n");
}

/** Labels as they are written: aligned with those around them, unless something of several lines stands between. */
function labelsOf(items: readonly Item[], texts: readonly string[], { aligned }: Style): string[] {
  if (aligned === undefined) return items.map(({ label }) => label);
  const labels: string[] = [];
  let together: string[] = [];
  const settle = () => {
    labels.push(...aligned(together));
    together = [];
  };
  for (const [n, { label }] of items.entries()) {
    const isAlone = texts[n]!.includes("\n");
    if (isAlone) settle();
    together.push(label);
    if (isAlone) settle();
  }
  settle();
  return labels;
}

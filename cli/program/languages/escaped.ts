/** What nobody sees in a text, or what turns its lines around: controls, marks of direction and of byte order. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFE\uFFFF]/gu;

const escape = (character: string) => {
  const code = character.codePointAt(0)!;
  const hex = code.toString(16);
  return code > 0xffff ? `\\U${hex.padStart(8, "0")}` : `\\u${hex.padStart(4, "0")}`;
};

/** Whether something in a text has to be escaped to be seen. */
export const isUnseen = (text: string): boolean => text.search(UNSEEN) >= 0;

/** What nobody sees, as Python, Go and YAML write it between double quotes. */
export const shown = (text: string): string => text.replaceAll(UNSEEN, escape);

/** A text between double quotes, as Python and Go write it. */
export const quoted = (text: string): string => shown(JSON.stringify(text.toWellFormed()));

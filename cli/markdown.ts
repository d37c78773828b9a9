/** Text that Markdown, and a mention of somebody, make nothing of. */
export const plain = (text: string) =>
  text
    .replaceAll(/[\\`*_{}[\]<>()#+!|~]/g, (sign) => `\\${sign}`)
    .replaceAll("@", "@\u200B")
    .replaceAll(/\s+/g, " ");

import type { Figure } from "./figure";

const ROW = 26;
const LEFT = 660;
const WIDTH = 1100;
const escape = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** A bar for each figure: how much of its target it uses. A bar that reaches beyond the line misses it. */
export function chart(figures: readonly Figure[]): string {
  const bar = WIDTH - LEFT - 220;
  const rows = figures.map(({ figure, at, ratio, target, ok }, index) => {
    const share = target === 0 ? (ratio === 0 ? 0 : 1.2) : Math.min(ratio / target, 1.2);
    const y = 40 + index * ROW;
    return `<text x="12" y="${y + 15}">${escape(figure)} <tspan fill="#777">(${escape(at)})</tspan></text>
<rect x="${LEFT}" y="${y + 3}" width="${Math.max(1, share * bar).toFixed(1)}" height="16" fill="${ok ? "#2e7d32" : "#c62828"}"/>
<text x="${WIDTH - 150}" y="${y + 15}">${ratio} ${ok ? "≤" : "&gt;"} ${Number(target.toPrecision(3))}</text>`;
  });
  const height = 50 + figures.length * ROW;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#fff"/>
<text x="12" y="22" font-size="14">Measured ratios and their targets: the line is the target, shorter is better</text>
${rows.join("\n")}
<line x1="${LEFT + bar}" x2="${LEFT + bar}" y1="34" y2="${height - 8}" stroke="#333"/>
</svg>
`;
}

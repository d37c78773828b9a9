/** Measures what the README claims: one JSON line a figure, bench/results.json, and bench/figures.svg. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { script } from "../scripts/lifetime";
import { chart } from "./chart";
import { drift } from "./drift";
import { forms } from "./forms";
import type { Figure } from "./figure";
import { large } from "./large";
import { processes } from "./processes";
import { requests } from "./requests";
import { scale } from "./scale";

async function main(): Promise<void> {
  const figures: Figure[] = [];
  for (const part of [requests, scale, large, processes, forms, drift]) {
    const measured = await part();
    for (const one of measured) console.log(JSON.stringify(one));
    figures.push(...measured);
  }
  const missed = figures.filter(({ ok }) => !ok);
  for (const { figure, at, ratio, target } of missed)
    console.log(`misses its target: ${figure} (${at}): ${ratio}, not ${target}`);
  writeFileSync(join(__dirname, "results.json"), `${JSON.stringify(figures, undefined, 2)}\n`);
  writeFileSync(join(__dirname, "figures.svg"), chart(figures));
}

script("The bench", main);

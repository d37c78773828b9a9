/**
 * A process that declares something in the run of an engine: says `ready` when it listens, and ends as it is told on
 * its standard input.
 */
"use strict";
const { answer } = require("../../dist/run/meeting");

const [engine, name] = process.argv.slice(2);
let over = false;
answer(engine, {
  testify: async ({ heard }) => ({
    open: [],
    declared: [{ noun: "Group", urn: name, properties: { org: "acme", name } }].slice(heard.declared),
    made: [],
    held: [],
    checks: false,
    heard: { open: 0, declared: 1, made: 0, held: 0 },
  }),
  isOver: () => over,
  kind: name === "component" ? "component" : "program",
});
setTimeout(() => process.stdout.write("ready\n"), 50);
process.stdin.once("data", (told) => {
  if (String(told).startsWith("early")) process.exit(0);
  over = true;
  process.stdin.destroy();
});

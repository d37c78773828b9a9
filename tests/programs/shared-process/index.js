/**
 * A program with a dynamic resource of somebody else beside a group. Its create begins before the group's, takes a
 * while, and says in files beside SPEC that it has begun and that it is done. Both share a provider process.
 */
"use strict";
const fs = require("node:fs");
const { setTimeout: sleep } = require("node:timers/promises");
const pulumi = require("@pulumi/pulumi");
const { Group } = require("pulumi-dockerhub");

const file = process.env.SPEC;
const provider = `exports.handler = () => ({
  create: async ({ file }) => {
    const { writeFileSync } = require("node:fs");
    writeFileSync(file + ".begun", "");
    await new Promise((resolve) => setTimeout(resolve, 1500));
    writeFileSync(file + ".done", "");
    return { id: "slow", outs: { file } };
  },
})`;
new pulumi.CustomResource("pulumi-nodejs:dynamic/elsewhere:Slow", "slow", { file, __provider: provider });

async function name() {
  while (!pulumi.runtime.isDryRun() && !fs.existsSync(`${file}.begun`)) await sleep(20);
  return "platform";
}
new Group("platform", { name: name() });

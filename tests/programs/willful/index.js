/**
 * A membership under the name that the file SPEC says, in a program that does as the file says: it has a TMPDIR of its
 * own, ends itself as soon as all is made, declares the same again with a value that comes later, or does not load the
 * package at all.
 */
"use strict";
const fs = require("node:fs");
const pulumi = require("@pulumi/pulumi");

const [{ name, does }] = JSON.parse(fs.readFileSync(process.env.SPEC, "utf8"));
if (does === "moves") process.env.TMPDIR = "elsewhere";
if (does !== "loads nothing") {
  const { GroupMembership, Provider } = require("pulumi-dockerhub");
  const { username, password } = new pulumi.Config("willful").requireObject("explicit");
  const provider = does === undefined ? undefined : new Provider("explicit", { org: "acme", username, password });
  const made = new GroupMembership(name, { group: "platform", username: "ada" }, { provider });
  if (does === "declares it again") {
    const later = pulumi.output(new Promise((resolve) => setTimeout(() => resolve("ada"), 300)));
    new GroupMembership("again", { group: "platform", username: later });
  }
  // Nothing has to be waited for in a preview, where an id is never known.
  if (does === "ends itself") made.urn.apply(() => setTimeout(() => process.exit(0), 300));
}

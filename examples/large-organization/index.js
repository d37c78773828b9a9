"use strict";
const fs = require("node:fs");
const path = require("node:path");
const dockerhub = require("pulumi-dockerhub");

/** One line a person: Docker ID, role, groups. */
const people = fs
  .readFileSync(path.join(__dirname, "people.csv"), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(","))
  .map(([username, role, groups]) => ({ username, role, groups: groups.split(" ") }));

// The account that runs Pulumi is not in the list, and stays as it is.
const roles = Object.fromEntries(people.map(({ username, role }) => [username, role]));
const roster = new dockerhub.OrgMembers("everybody", { members: roles, ignore: ["ops"] });

const members = Map.groupBy(
  people.flatMap(({ username, groups }) => groups.map((group) => ({ username, group }))),
  ({ group }) => group,
);
for (const [name, inGroup] of [...members].sort()) {
  const group = new dockerhub.Group(name, { name, adopt: true });
  const usernames = inGroup.map(({ username }) => username);
  // Who is in a group goes with it: a destroy does not take out 20,000 people one by one.
  const options = { dependsOn: roster, deletedWith: group };
  new dockerhub.GroupMembers(name, { group: group.name, members: usernames }, options);
}

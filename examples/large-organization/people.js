"use strict";
/** Writes people.csv: 5,000 people of colours and animals, each in four of 299 groups; the same every time. */

const COLOURS = ["amber", "azure", "coral", "green", "indigo", "ivory", "ochre", "pink", "ruby", "teal"];
const ANIMALS = ["badger", "crane", "dingo", "eel", "finch", "gecko", "heron", "ibis", "koala", "lynx"];
const [PEOPLE, GROUPS, EACH] = [5000, 299, 4];

console.log("username,role,groups");
for (let n = 0; n < PEOPLE; n++) {
  const number = String(Math.floor(n / 100) + 1).padStart(2, "0");
  const username = `${COLOURS[n % 10]}${ANIMALS[Math.floor(n / 10) % 10]}${number}`;
  const role = n < 3 ? "owner" : n % 50 === 3 ? "editor" : "member";
  const groups = Array.from(
    { length: EACH },
    (_, k) => `team${String(((n * 7 + k * 61) % GROUPS) + 1).padStart(3, "0")}`,
  );
  console.log(`${username},${role},${groups.join(" ")}`);
}

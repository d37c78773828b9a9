import { change, remove } from "../cli/changes";
import type { ExplainCase, Sample } from "../nouns/noun";

const LATER = "2999-01-01T00:00:00Z";
const EARLIER = "2020-01-01T00:00:00Z";
const often = { label: "ci", rotateAfter: "90d" };

/** Times that must not pass. */
export const badTimes: Sample["bad"] = [
  ["rotateAfter", "3 months", /length of time/],
  ["rotateAfter", "5m", /an hour at least/],
  ["rotateAfter", "12h", /longer than overlap, which is 24h/],
  ["rotationTrigger", 7, /text/],
  ["overlap", "P3M", /length of time/],
  ["expiresAt", "tomorrow", /ISO 8601/],
  ["expiresAt", "2020-01-01T00:00:00Z", /in the past/],
  ["onDestroy", "explode", /end, retain/],
];

/** What `explain` says of the rotation of one kind of token. */
export const rotatedPlans = (noun: string, title: string): ExplainCase[] => [
  [
    `a ${title} whose turn has come`,
    change("update", noun, often, often, { createdAt: EARLIER }),
    new RegExp(`The ${title} ci is rotated; the old one works for another 24h\\.`),
  ],
  [
    `a ${title} that has leaked`,
    change("update", noun, { label: "ci" }, { label: "ci", rotationTrigger: "leak", overlap: "0s" }),
    new RegExp(`The ${title} ci is rotated; the old one ends at once\\.`),
  ],
  [
    `a ${title} in whose place another one was made`,
    change("update", noun, { label: "ci" }, { label: "ci" }, { retiring: { old: EARLIER } }),
    new RegExp(`The old token old ends, in whose place the ${title} ci was made\\.`),
  ],
  [
    `a ${title} that somebody has deleted while an old one works`,
    change("update", noun, { label: "ci" }, { label: "ci" }, { revoked: true }),
    new RegExp(`The ${title} ci is made anew, because somebody has deleted it\\.`),
  ],
  [
    `a ${title} that is to be rotated from now on`,
    change("update", noun, { label: "ci" }, { ...often, label: "build" }, { createdAt: LATER }),
    new RegExp(`The ${title} build is changed\\.\nThe ${title} build is rotated when it is 90d old, from now on\\.`),
  ],
  [
    `a ${title} that ends with others`,
    remove(noun, { label: "ci" }, { retiring: { a: LATER, b: LATER } }),
    new RegExp(`The ${title} ci ends, and so do those that it was made in place of\\.`),
  ],
  [
    `a ${title} that is let go`,
    remove(noun, { label: "ci", onDestroy: "retain" }),
    /### Plan\n\nNobody gains or loses anything\.\n\n<details>/,
  ],
];

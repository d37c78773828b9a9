import { many, type ReviewReport } from "../report";
import { byAge } from "./ages";
import { type Picture, some } from "./picture";

/** Of the account that signs in: how old they are, and since when nobody has used them. */
export function tokens({ tokens: all, at }: ReviewReport): Picture[] {
  const live = all.filter(({ active, expired }) => active && !expired);
  const dead = all.length - live.length;
  const off = dead === 0 ? [] : [{ name: "Expired or switched off", count: dead, tone: "off" as const }];
  const endless = live.filter(({ expiresAt }) => expiresAt === null).length;
  const never = live.filter(({ lastUsedAt }) => lastUsedAt === null).length;
  const works = `${many(live.length, "token")} ${live.length === 1 ? "works" : "work"}`;
  const heads = ["Age", "Tokens"] as const;
  if (all.length === 0) return [];
  return [
    {
      title: "Access tokens by age",
      said: `${works}, ${some(endless, live.length)} of them without an end.`,
      kind: "bars",
      heads,
      tallies: [
        ...byAge(
          live.map(({ since }) => since),
          at,
          { name: "Not told" },
        ),
        ...off,
      ],
    },
    {
      title: "Access tokens by last use",
      said: `${works}, ${never === 0 ? "all of them used" : `${never} without a known use`}.`,
      kind: "bars",
      heads: ["Last used", "Tokens"],
      tallies: [
        ...byAge(
          live.map(({ lastUsedAt }) => lastUsedAt),
          at,
          { name: "Never, or not told", tone: "warn" },
        ),
        ...off,
      ],
    },
  ];
}

import { listed } from "../run/stricter";
import type { Found } from "./configKeys";
import { ConfigError } from "./hub/errors";
import { type Rails, type Rule, RULES, STANDARD } from "./hub/rails";

/** Rules that always hold have no key. */
type Key = Exclude<Rule, "notMyself" | "keepImages"> | "override";

/** Reads the rules for changes of people. Throws ConfigError with one sentence on what is wrong. */
export function readRails(find: (key: Key) => Found | undefined): Omit<Rails, "self" | "notice"> {
  return {
    maxRemoval: part(find("maxRemoval")),
    minOwners: count(find("minOwners")),
    requiredOwners: names(find("requiredOwners")),
    noOwnerByInvite: flag(find("noOwnerByInvite")),
    allowedDomains: names(find("allowedDomains")).map((domain) => domain.replace(/^@/, "")),
    overridden: overrides(find("override")),
  };
}

function part(found: Found | undefined): number {
  if (found === undefined) return STANDARD.maxRemoval;
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(found.value.trim());
  const value = Number(percent?.[1]);
  if (!(value <= 100)) throw new ConfigError(`${found.source} must be a percentage from 0% to 100%.`);
  return value / 100;
}

function count(found: Found | undefined): number {
  if (found === undefined) return STANDARD.minOwners;
  const value = Number(found.value);
  if (!Number.isInteger(value) || value < 1)
    throw new ConfigError(`${found.source} must be a whole number, 1 or more.`);
  return value;
}

function flag(found: Found | undefined): boolean {
  if (found === undefined) return STANDARD.noOwnerByInvite;
  if (!["true", "false"].includes(found.value)) throw new ConfigError(`${found.source} must be true or false.`);
  return found.value === "true";
}

function names(found: Found | undefined): string[] {
  const all = listed(found?.value ?? "");
  if (all === undefined) throw new ConfigError(`${found!.source} must be names, separated by commas or in a list.`);
  return all;
}

function overrides(found: Found | undefined): ReadonlyMap<Rule, string> {
  const given = (found?.value ?? "").split(";").filter((one) => one.trim() !== "");
  return new Map(
    given.map((one): [Rule, string] => {
      const [name = "", ...rest] = one.split(":");
      const [rule, reason] = [name.trim(), rest.join(":").trim()];
      if (!(RULES as readonly string[]).includes(rule)) {
        throw new ConfigError(`${found!.source} names a rule that there is not: the rules are ${RULES.join(", ")}.`);
      }
      if (reason === "")
        throw new ConfigError(`${found!.source} needs a reason: write "${rule}: why it is right this time".`);
      return [rule as Rule, reason];
    }),
  );
}

/* What the real command prints with --json, of an outcome of the offline engine. */
"use strict";

const SIGNATURE = "4dabf18193072939515e22adb298388d";

/** Every value with its secrets covered, as `cover` does. */
function covered(value, cover) {
  if (Array.isArray(value)) return value.map((item) => covered(item, cover));
  if (typeof value !== "object" || value === null) return value;
  if (SIGNATURE in value) return cover(value);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, covered(item, cover)]));
}
const state = (one, cover) =>
  one && { ...one, inputs: covered(one.inputs, cover), outputs: covered(one.outputs, cover) };

const changes = (steps) => {
  const counts = {};
  for (const { op } of steps) if (op !== "refresh") counts[op] = (counts[op] ?? 0) + 1;
  return counts;
};
const severity = (name) => (name === "info" ? "info#err" : name);
/** How a program ended is told by this engine alone, and only where it says why by itself in the other. */
const ENDED = /^the program (failed$|ended with exit code)/;
const told = ({ messages, problems }) => {
  const errors = messages.filter((one) => one.severity === "error");
  const why = problems.filter(({ message }) => errors.length === 0 || !ENDED.test(message));
  return [
    ...messages.map((one) => ({
      severity: severity(one.severity),
      message: `${one.text}\n`,
      ...(one.urn && { urn: one.urn }),
    })),
    ...why.map(({ message, urn }) => ({ severity: "error", message: `${message}\n`, ...(urn && { urn }) })),
  ];
};

/** Of a resource that is not checked but read, say. */
const headOf = ({ urn, message }) =>
  urn === undefined || / has a problem: /.test(message) ? "error: " : "error: Preview failed: ";

/** One document, in which what stays the same is left out unless that is asked for. */
exports.digest = (outcome, sames) => {
  const blind = () => "[secret]";
  const steps = outcome.steps
    .filter(({ op, type }) => sames || op !== "same" || type === "pulumi:pulumi:Stack")
    .map(({ op, urn, old, new: now }) => ({ op, urn, oldState: state(old, blind), newState: state(now, blind) }));
  const diagnostics = told(outcome)
    .filter((one) => one.severity !== "debug")
    .map((one) => ({ ...one, message: `${one.severity === "error" ? headOf(one) : ""}${one.message}` }));
  return JSON.stringify({ steps, diagnostics, duration: 1, changeSummary: changes(outcome.steps) });
};

/** A line for each event, among them those for debugging, which show what the program received. */
exports.stream = (outcome) => {
  const sealed = (secret) => ({ [SIGNATURE]: secret[SIGNATURE], ciphertext: "[secret]" });
  const events = outcome.steps.flatMap(({ op, urn, type, old, new: now }) => {
    const metadata = { op, urn, type, old: state(old, sealed) ?? null, new: state(now, sealed) ?? null };
    return [{ resourcePreEvent: { metadata } }, { resOutputsEvent: { metadata } }];
  });
  const diagnostics = told(outcome).map((one) => ({ diagnosticEvent: one }));
  const result = outcome.problems.length > 0 ? "failed" : "succeeded";
  const summaryEvent = { resourceChanges: changes(outcome.steps), result };
  return [...events, ...diagnostics, { summaryEvent }, { cancelEvent: {} }]
    .map((event, sequence) => JSON.stringify({ sequence, timestamp: 0, ...event }))
    .join("\n");
};

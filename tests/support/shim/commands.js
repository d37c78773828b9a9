/* The words and flags of the pulumi command that tests use, on the offline engine. */
"use strict";
const { resolve } = require("node:path");
const { digest, stream } = require("./json");

const WITH_VALUE = ["--stack", "--file", "--color"];
const KNOWN = [
  "--refresh",
  "--expect-no-changes",
  "--diff",
  "--yes",
  "--non-interactive",
  "--json",
  "--show-secrets",
  "--show-name",
  "--show-sames",
  "--skip-preview",
];

class Unknown extends Error {}

/** What was typed, as words and flags. */
function parsed(words) {
  const [flags, verb, left] = [{}, [], [...words]];
  while (left.length > 0) {
    const word = left.shift();
    const [name, value] = word.split("=");
    if (WITH_VALUE.includes(name)) flags[name] = value ?? left.shift();
    else if (KNOWN.includes(name)) flags[name] = true;
    else if (["--generate-code", "--protect"].includes(name)) flags[name] = value !== "false";
    else if (word.startsWith("--")) throw new Unknown(word);
    else verb.push(word);
  }
  return { flags, verb };
}

const plain = (given) =>
  typeof given === "string" ? { value: given, secret: false } : { value: given.secret, secret: true };

const fine = (stdout = "") => ({ stdout, code: 0 });
const told = async (outcome) => {
  const { text, exitCode } = await outcome;
  return { stdout: text, code: exitCode };
};

async function doing({ flags, env, engine, verb }) {
  const outcome = await engine()[verb[0]]({
    refresh: flags["--refresh"] === true,
    expectNoChanges: flags["--expect-no-changes"] === true,
  });
  if (!flags["--json"]) return told(outcome);
  const streams = env.PULUMI_ENABLE_STREAMING_JSON_PREVIEW === "true" || verb[0] !== "preview";
  const stdout = streams ? stream(outcome) : digest(outcome, flags["--show-sames"] === true);
  return { stdout, code: outcome.exitCode };
}

const commands = {
  preview: doing,
  up: doing,
  destroy: doing,
  import: ({ flags, cwd, engine }) =>
    told(engine().import(resolve(cwd, flags["--file"]), { protect: flags["--protect"] ?? true })),
  "stack init": () => fine(),
  "stack export": ({ engine }) => fine(JSON.stringify(engine().export())),
  stack: ({ flags }) => {
    if (!flags["--show-name"]) throw new Unknown("stack");
    return fine(flags["--stack"] ?? "dev");
  },
  config: ({ config }) =>
    fine(JSON.stringify(Object.fromEntries(Object.entries(config).map(([key, given]) => [key, plain(given)])))),
  version: ({ env }) => fine(env.SHIM_VERSION ?? "v3.260.0-shim"),
};

/**
 * Does what was typed in a folder and an environment, in which SHIM_STATE and SHIM_CONFIG are the stack.
 *
 * @param load loads the engine, which some commands do without
 * @param start starts the processes of the engine; it does so by itself when left out
 * @returns what the command prints and its exit code
 */
exports.run = async (load, { words, cwd, env }, start) => {
  try {
    const { flags, verb } = parsed(words);
    // The name of the stack to init is a word as well.
    const command = commands[verb.join(" ")] ?? commands[verb.slice(0, -1).join(" ")];
    if (command === undefined) throw new Unknown(verb.join(" "));
    const config = JSON.parse(env.SHIM_CONFIG ?? "{}");
    const stack = { stack: flags["--stack"] ?? "dev", state: env.SHIM_STATE, passphrase: "shim", config };
    const engine = () => new (load())({ project: cwd, env, ...stack, ...(start && { start }) });
    const { stdout, code } = await command({ flags, verb, cwd, env, config, engine });
    return { stdout: stdout === "" ? "" : `${stdout}\n`, stderr: "", code };
  } catch (error) {
    if (error instanceof Unknown) return { stdout: "", stderr: `unknown: ${error.message}\n`, code: 255 };
    return { stdout: "", stderr: `${error.message}\n`, code: 1 };
  }
};

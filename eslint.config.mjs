import tseslint from "typescript-eslint";

/** Which rooms a room may not import from, and why: the arrows of the architecture. */
const arrows = {
  "provider/engine": {
    not: ["hub", "telling", "resources", "functions", "config\\w*", "connect"],
    why: "the engine knows Pulumi and nothing of Docker Hub",
  },
  "provider/hub": {
    not: ["engine", "telling", "resources", "functions", "config\\w*", "connect"],
    why: "the hub knows Docker Hub and nothing of Pulumi",
  },
  "provider/telling": {
    not: ["engine", "resources", "config\\w*", "connect"],
    why: "what is told of nouns knows none of them",
  },
  "provider/resources": {
    not: ["functions", "config\\w*", "connect"],
    why: "a definition is bound to a configuration elsewhere",
  },
  "provider/functions": {
    not: ["telling", "resources(?!/shared/values)", "config(?!Keys)\\w*", "connect", "hubs", "invoke"],
    why: "a function reads the hub, and is bound to a configuration elsewhere",
  },
};
const outside = {
  run: ["provider", "plugin", "sdk", "cli", "testing"],
  provider: ["plugin", "sdk", "cli", "testing"],
  plugin: ["sdk(?!/contract)", "cli", "testing"],
  // Not for types either: what programs compile against has no zod in it.
  sdk: ["provider", "plugin", "cli", "testing"],
  testing: ["run", "provider", "plugin", "sdk", "cli"],
  // Of the sdk the commands and the plugin may know the contract with state files.
  cli: ["plugin", "sdk(?!/contract)"],
};

const forbid = (patterns) => ({ "no-restricted-imports": ["error", { patterns }] });
const pattern = (room, why) => ({ regex: `^(\\.\\./)+(${room})(/|$)`, message: why });
const outsideOf = (top) => outside[top].map((room) => pattern(room, `${top} does not know ${room}`));

export default tseslint.config(
  { ignores: ["dist/", "release/", "node_modules/", "examples/*/node_modules/", "tests/programs/*.tmp/"] },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.ts"],
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/no-non-null-assertion": "off",
      "max-lines": ["error", { max: 210, skipBlankLines: true }],
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  {
    // Rules that need types take their time; tests and scripts do without.
    files: Object.keys(outside).map((room) => `${room}/**/*.ts`),
    languageOptions: { parserOptions: { project: ["tsconfig.build.json"], tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  ...Object.entries(outside).map(([top]) => ({ files: [`${top}/**/*.ts`], rules: forbid(outsideOf(top)) })),
  ...Object.entries(arrows).map(([room, { not, why }]) => ({
    files: [`${room}/**/*.ts`],
    rules: forbid([...outsideOf(room.split("/")[0]), ...not.map((other) => pattern(other, why))]),
  })),
  {
    files: ["provider/resources/*/*.ts"],
    rules: forbid([
      ...outsideOf("provider"),
      ...arrows["provider/resources"].not.map((other) => pattern(other, arrows["provider/resources"].why)),
      { regex: "^\\.\\./(?!shared/|\\.\\./)", message: "a noun knows no other one; what several share is in shared" },
    ]),
  },
  {
    // What a program loads later it loads in one place alone.
    files: ["sdk/**/*.ts"],
    rules: {
      "no-restricted-syntax": ["error", { selector: "ImportExpression", message: "sdk/load.ts alone loads later" }],
    },
  },
  {
    files: ["sdk/load.ts"],
    rules: { "@typescript-eslint/no-require-imports": ["error", { allow: ["^\\.\\./provider/invoke$"] }] },
  },
  ...Object.entries({ provider: "provider/config.ts", plugin: "plugin/main.ts" }).map(([room, reader]) => ({
    files: [`${room}/**/*.ts`],
    ignores: [reader],
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: `${reader} alone reads the environment` },
      ],
    },
  })),
  { files: ["**/*.js"], rules: { "@typescript-eslint/no-require-imports": "off" } },
  { files: ["tests/**/*.ts"], rules: { "@typescript-eslint/no-unused-expressions": "off" } },
);

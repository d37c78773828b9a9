/** All that is in the types is looked at, with nothing of a browser. */
export const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  module: "nodenext",
  target: "es2022",
  lib: ["es2022"],
  types: ["node"],
};

/** Compiler options that `pulumi new typescript` wrote: TypeScript 7 has them no more. */
export const OLD_PROJECT = {
  strict: true,
  outDir: "bin",
  target: "es2016",
  module: "commonjs",
  moduleResolution: "node",
  sourceMap: true,
  experimentalDecorators: true,
  pretty: true,
  noFallthroughCasesInSwitch: true,
  noImplicitReturns: true,
  forceConsistentCasingInFileNames: true,
};

/** Those that it writes, but that they do not check libraries. */
export const NEW_PROJECT = {
  outDir: "bin",
  sourceMap: true,
  target: "ES2022",
  module: "nodenext",
  moduleResolution: "nodenext",
  moduleDetection: "force",
  types: ["node"],
  strict: true,
  noFallthroughCasesInSwitch: true,
  noImplicitReturns: true,
};

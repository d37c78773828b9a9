/** What the SDKs are called that Pulumi writes for programs of each language, from the schema of the plugin. */
export const SDKS = {
  /** Not the name of this package: a program has both while its stack moves. */
  nodejs: "pulumi-dockerhub-native",
  python: "pulumi_dockerhub",
  /** A path that nobody fetches: Pulumi writes the SDK into the program's folder, and that into its go.mod. */
  go: "pulumi-dockerhub.local/sdk/go/dockerhub",
  csharp: "Pulumi.DockerHub",
  java: "com.pulumi.dockerhub",
} as const;

/** How a program of each language names it. */
export const IMPORTS: readonly [language: string, line: string][] = [
  ["TypeScript", `import * as dockerhub from "${SDKS.nodejs}";`],
  ["Python", `import ${SDKS.python} as dockerhub`],
  ["Go", `import "${SDKS.go}"`],
  ["C#", `using ${SDKS.csharp};`],
  ["Java", `import ${SDKS.java}.*;`],
];

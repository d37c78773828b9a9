/** What the SDKs that are generated from the schema are called in each language. */

/** Not the name of this package: a program may have both, while a stack moves. */
export const NODE_PACKAGE = "pulumi-dockerhub-native";

export const languages = {
  nodejs: { packageName: NODE_PACKAGE, respectSchemaVersion: true },
  python: { packageName: "pulumi_dockerhub", pyproject: { enabled: true }, respectSchemaVersion: true },
  go: {
    importBasePath: "pulumi-dockerhub/sdk/go/dockerhub",
    generateResourceContainerTypes: true,
    respectSchemaVersion: true,
  },
  csharp: { namespaces: { dockerhub: "DockerHub" }, packageReferences: { Pulumi: "3.*" }, respectSchemaVersion: true },
  java: { basePackage: "com.pulumi", buildFiles: "gradle" },
};

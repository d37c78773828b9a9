import { SDKS } from "../../cli/program/sdks";

/** How the SDKs are written that are generated from the schema, in each language. */
export const languages = {
  nodejs: { packageName: SDKS.nodejs, respectSchemaVersion: true },
  python: { packageName: SDKS.python, pyproject: { enabled: true }, respectSchemaVersion: true },
  go: { importBasePath: SDKS.go, generateResourceContainerTypes: true, respectSchemaVersion: true },
  csharp: { namespaces: { dockerhub: "DockerHub" }, packageReferences: { Pulumi: "3.*" }, respectSchemaVersion: true },
  java: { basePackage: "com.pulumi", buildFiles: "gradle" },
};

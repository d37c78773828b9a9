/** What the SCIM routes tell of themselves. Source: the examples of the contract. */
export const USER = "urn:ietf:params:scim:schemas:core:2.0:User";

const supported = (yes: boolean) => ({ supported: yes });

/** @param most users of a page */
export const providerConfig = (most: number) => ({
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
  documentationUri: "",
  patch: supported(false),
  bulk: { ...supported(false), maxOperations: 0, maxPayloadSize: 0 },
  filter: { ...supported(true), maxResults: most },
  changePassword: supported(false),
  sort: supported(true),
  etag: supported(false),
  authenticationSchemes: {
    name: "OAuth 2.0 Bearer Token",
    description: "The SCIM token of the organization, as a bearer.",
    specUri: "http://tools.ietf.org/html/rfc6750",
    type: "oauthbearertoken",
  },
});

export const resourceTypes = [
  {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
    id: "User",
    name: "User",
    description: "User",
    endpoint: "/Users",
    schema: USER,
  },
];

const attribute = (name: string, type: "string" | "boolean" | "complex", more: object = {}) => ({
  ...{ name, type, multiValued: false, description: "", required: false, caseExact: false },
  ...{ mutability: "readWrite", returned: "default", uniqueness: "none", subAttributes: [] },
  ...more,
});

export const schemas = [
  {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
    id: USER,
    name: "User",
    description: "User Account",
    attributes: [
      attribute("userName", "string", { required: true, mutability: "immutable", uniqueness: "server" }),
      attribute("name", "complex", {
        subAttributes: [attribute("givenName", "string"), attribute("familyName", "string")],
      }),
      attribute("displayName", "string", { mutability: "readOnly" }),
      attribute("active", "boolean"),
      attribute("emails", "complex", { multiValued: true, mutability: "readOnly" }),
      attribute("groups", "complex", { multiValued: true, mutability: "readOnly" }),
    ],
  },
];

import type { Step } from "./step";

export const repositories: readonly Step[] = [
  {
    method: "post",
    path: "/v2/namespaces/{namespace}/repositories",
    url: "/v2/namespaces/acme/repositories",
    body: { name: "api", namespace: "acme" },
    status: 201,
  },
  {
    method: "post",
    path: "/v2/namespaces/{namespace}/repositories",
    url: "/v2/namespaces/acme/repositories",
    body: { name: "api", namespace: "acme" },
    status: 400,
  },
  {
    method: "get",
    path: "/v2/namespaces/{namespace}/repositories",
    url: "/v2/namespaces/acme/repositories",
    status: 200,
  },
  {
    method: "get",
    path: "/v2/namespaces/{namespace}/repositories/{repository}",
    url: "/v2/namespaces/acme/repositories/api",
    status: 200,
  },
  {
    method: "get",
    path: "/v2/namespaces/{namespace}/repositories/{repository}",
    url: "/v2/namespaces/acme/repositories/web",
    status: 404,
  },
  {
    method: "patch",
    path: "/v2/namespaces/{namespace}/repositories/{repository}/immutabletags",
    url: "/v2/namespaces/acme/repositories/api/immutabletags",
    body: { immutable_tags: true, immutable_tags_rules: ["v.*"] },
    status: 200,
  },
  {
    method: "post",
    path: "/v2/namespaces/{namespace}/repositories/{repository}/immutabletags/verify",
    url: "/v2/namespaces/acme/repositories/api/immutabletags/verify",
    body: { regex: "v.*" },
    status: 200,
  },
  {
    method: "post",
    path: "/v2/repositories/{namespace}/{repository}/groups",
    url: "/v2/repositories/acme/api/groups",
    // The first group of the first organization.
    body: { group_id: 1001, permission: "write" },
    status: 200,
  },
  {
    method: "get",
    path: "/v2/namespaces/{namespace}/repositories/{repository}/tags",
    url: "/v2/namespaces/acme/repositories/site/tags",
    status: 200,
    differs: "the service answers a list of images",
  },
  {
    method: "get",
    path: "/v2/namespaces/{namespace}/repositories/{repository}/tags/{tag}",
    url: "/v2/namespaces/acme/repositories/site/tags/v1",
    status: 200,
    differs: "the service answers a list of images",
  },
  {
    method: "get",
    path: "/v2/namespaces/{namespace}/repositories/{repository}/tags/{tag}",
    url: "/v2/namespaces/acme/repositories/site/tags/v2",
    status: 404,
  },
];

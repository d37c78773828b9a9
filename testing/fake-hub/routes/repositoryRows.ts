import type { Call } from "../http";
import { includes, permissionOn } from "../middleware/access";
import type { Repository } from "../store";

const sizeOf = ({ tags }: Repository) =>
  [...tags.values()].flatMap(({ images }) => images).reduce((bytes, { size }) => bytes + size, 0);

/** What a list shows of a repository; the rest is in the single read alone. */
export const row = (one: Repository) => ({
  name: one.name,
  namespace: one.namespace,
  repository_type: "image",
  status: 1,
  status_description: "active",
  description: one.description,
  is_private: one.isPrivate,
  star_count: one.stars,
  pull_count: one.pulls,
  last_updated: one.updatedAt,
  last_modified: one.modifiedAt,
  date_registered: one.createdAt,
  affiliation: "",
  media_types: one.tags.size === 0 ? [] : ["application/vnd.oci.image.index.v1+json"],
  content_types: one.tags.size === 0 ? [] : ["image"],
  categories: [],
  storage_size: sizeOf(one),
});

/** What the single read and every change answer. */
export const wire = ({ store, session }: Call, one: Repository) => ({
  ...row(one),
  user: one.namespace,
  hub_user: one.namespace,
  is_automated: false,
  collaborator_count: 0,
  has_starred: false,
  full_description: one.fullDescription,
  immutable_tags_settings: one.immutableTags,
  permissions: {
    read: includes(permissionOn(store, session, one), "read"),
    write: includes(permissionOn(store, session, one), "write"),
    admin: includes(permissionOn(store, session, one), "admin"),
  },
  storage_size: one.tags.size === 0 ? null : sizeOf(one),
  source: null,
});

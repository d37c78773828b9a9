import { commentOn } from "../../cli/explain/comment";
import type { Plan } from "../../cli/pulumi/plan";
import type { Change } from "../../provider/telling/change";

export const explained = (changes: Change[], more: Partial<Plan> = {}) =>
  commentOn({ changes, failed: (more.errors ?? []).length > 0, errors: [], leftOut: 0, ...more }, "Plan").replaceAll(
    "\\",
    "",
  );

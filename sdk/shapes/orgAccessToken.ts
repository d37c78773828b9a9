// Written by "npm run generate" from the definitions in provider/resources; do not edit.
import type * as pulumi from "@pulumi/pulumi";

/** Arguments of {@link OrgAccessToken}. */
export interface OrgAccessTokenArgs {
  /**
   * How old the token may become, such as `90d`, `12h` or `P90D`. The first run after that makes a new one, and the
   * old one works on for `overlap`. A token is never rotated without a run.
   */
  rotateAfter?: pulumi.Input<string> | undefined;
  /** Any text. A run that finds another one than before makes a new token, as `rotateAfter` does. */
  rotationTrigger?: pulumi.Input<string> | undefined;
  /**
   * How long the old token works beside the new one, such as `24h`, which it is when left out. The first run after that
   * ends it; `0s` ends it in the run that makes the new one. A change holds for tokens that were rotated out as well.
   */
  overlap?: pulumi.Input<string> | undefined;
  /** When the token ends, in ISO 8601; never when left out. */
  expiresAt?: pulumi.Input<string> | undefined;
  /** False switches the token off without ending it. */
  isActive?: pulumi.Input<boolean> | undefined;
  /**
   * What happens to the token when the resource is deleted: `end` ends it, `retain` changes nothing. When left out,
   * it is ended, but `pulumi destroy` keeps one that was there before.
   */
  onDestroy?: pulumi.Input<"retain" | "end"> | undefined;
  /** Organization that the token belongs to; `dockerhub:org` when left out. */
  org?: pulumi.Input<string> | undefined;
  /**
   * Name by which the organization's page lists the token. When left out, a label is drawn as it is made, which begins
   * with where the token is declared and that nothing else has. What an interrupted run leaves is named by the
   * run that finds it, and never deleted by guess.
   */
  label?: pulumi.Input<string> | undefined;
  /** What the token is for. Docker Hub takes it and never tells it, so that nobody sees when it is changed by hand. */
  description?: pulumi.Input<string> | undefined;
  /**
   * What the token may do with repositories: lists of scopes such as `scope-image-pull` and `scope-image-push` by path.
   * A path is `acme/web`, `acme/*` for all of the organization, or two stars and `public`, with slashes between them,
   * for whatever is public. What is not listed is taken away.
   */
  repositories?: pulumi.Input<Record<string, pulumi.Input<pulumi.Input<string>[]>>> | undefined;
  /**
   * What the token may do with the organization, such as `scope-member-read` or `scope-group-edit`. What is not listed
   * is taken away.
   */
  organization?: pulumi.Input<pulumi.Input<string>[]> | undefined;
}

/** What an existing {@link OrgAccessToken} has: its inputs and its outputs. */
export interface OrgAccessTokenAttributes {
  /**
   * How old the token may become, such as `90d`, `12h` or `P90D`. The first run after that makes a new one, and the
   * old one works on for `overlap`. A token is never rotated without a run.
   */
  readonly rotateAfter: pulumi.Output<string | undefined>;
  /** Any text. A run that finds another one than before makes a new token, as `rotateAfter` does. */
  readonly rotationTrigger: pulumi.Output<string | undefined>;
  /**
   * How long the old token works beside the new one, such as `24h`, which it is when left out. The first run after that
   * ends it; `0s` ends it in the run that makes the new one. A change holds for tokens that were rotated out as well.
   */
  readonly overlap: pulumi.Output<string | undefined>;
  /** When the token ends, in ISO 8601; never when left out. */
  readonly expiresAt: pulumi.Output<string | undefined>;
  /** False switches the token off without ending it. */
  readonly isActive: pulumi.Output<boolean>;
  /**
   * What happens to the token when the resource is deleted: `end` ends it, `retain` changes nothing. When left out,
   * it is ended, but `pulumi destroy` keeps one that was there before.
   */
  readonly onDestroy: pulumi.Output<"retain" | "end" | undefined>;
  /** Organization that the token belongs to; `dockerhub:org` when left out. */
  readonly org: pulumi.Output<string>;
  /**
   * Name by which the organization's page lists the token. When left out, a label is drawn as it is made, which begins
   * with where the token is declared and that nothing else has. What an interrupted run leaves is named by the
   * run that finds it, and never deleted by guess.
   */
  readonly label: pulumi.Output<string | undefined>;
  /** What the token is for. Docker Hub takes it and never tells it, so that nobody sees when it is changed by hand. */
  readonly description: pulumi.Output<string | undefined>;
  /**
   * What the token may do with repositories: lists of scopes such as `scope-image-pull` and `scope-image-push` by path.
   * A path is `acme/web`, `acme/*` for all of the organization, or two stars and `public`, with slashes between them,
   * for whatever is public. What is not listed is taken away.
   */
  readonly repositories: pulumi.Output<Record<string, string[]>>;
  /**
   * What the token may do with the organization, such as `scope-member-read` or `scope-group-edit`. What is not listed
   * is taken away.
   */
  readonly organization: pulumi.Output<string[]>;
  /** When the token is due for a new one, in ISO 8601: the first run after that makes it. */
  readonly rotatesAt: pulumi.Output<string | undefined>;
  /** Tokens that were rotated out and work on, by their UUID, with when each is due to end, in ISO 8601. */
  readonly retiring: pulumi.Output<Record<string, string> | undefined>;
  /** True when somebody has deleted the token and some that were rotated out are left: the next run makes a new one. */
  readonly revoked: pulumi.Output<boolean | undefined>;
  /** Docker ID of whoever made it. */
  readonly createdBy: pulumi.Output<string | undefined>;
  /** Id of the token. A rotation gives it another one, and the id of the resource follows with the next refresh. */
  readonly uuid: pulumi.Output<string>;
  /** The token itself. Docker Hub shows it once; from then on it lives in the state, encrypted. */
  readonly token: pulumi.Output<string | undefined>;
  /** When it was made, in ISO 8601. */
  readonly createdAt: pulumi.Output<string | undefined>;
  /** Whether `expiresAt` had passed when the token was last read; a later `expiresAt` replaces it. */
  readonly expired: pulumi.Output<boolean>;
  /** True for a token that was there before the stack took it over. */
  readonly found: pulumi.Output<boolean | undefined>;
}

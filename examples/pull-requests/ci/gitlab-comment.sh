#!/usr/bin/env bash
# Writes comment.md under a merge request, over the comment of the run before. Needs: GITLAB_TOKEN with
# the scope api, CI_API_V4_URL, CI_PROJECT_ID, CI_MERGE_REQUEST_IID.
set -euo pipefail
notes="$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes"
ask() { curl --fail --silent --show-error --header "PRIVATE-TOKEN: $GITLAB_TOKEN" "$@"; }
number=$(ask "$notes?per_page=100" | node -p '
  JSON.parse(require("fs").readFileSync(0)).find((note) => note.body.startsWith("<!-- pulumi-dockerhub preview -->"))?.id ?? ""')
if [ -n "$number" ]; then
  ask --request PUT --data-urlencode "body@comment.md" "$notes/$number" >/dev/null
else
  ask --data-urlencode "body@comment.md" "$notes" >/dev/null
fi

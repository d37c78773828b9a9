#!/usr/bin/env bash
# The same for GitLab. Needs: GITLAB_TOKEN with the scope api, CI_API_V4_URL, CI_PROJECT_ID, and drift.md.
set -euo pipefail
code=${1:?exit code of drift.sh}
title="Docker Hub drifted from the code"
api="$CI_API_V4_URL/projects/$CI_PROJECT_ID/issues"
ask() { curl --fail --silent --show-error --header "PRIVATE-TOKEN: $GITLAB_TOKEN" "$@"; }
number=$(ask --get --data-urlencode "search=$title" --data "in=title&state=opened" "$api" |
  node -p 'JSON.parse(require("fs").readFileSync(0)).map((issue) => issue.iid)[0] ?? ""')
if [ "$code" -eq 0 ]; then
  if [ -n "$number" ]; then ask --request PUT --data "state_event=close" "$api/$number" >/dev/null; fi
elif [ -n "$number" ]; then
  ask --request PUT --data-urlencode "description@drift.md" "$api/$number" >/dev/null
else
  ask --data-urlencode "title=$title" --data-urlencode "description@drift.md" "$api" >/dev/null
fi

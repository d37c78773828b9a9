#!/usr/bin/env bash
# Keeps one issue in step with the drift check: opens it, writes it anew, closes it when all is well.
# Takes the exit code of drift.sh. Needs: gh, GH_TOKEN, and drift.md.
set -euo pipefail
code=${1:?exit code of drift.sh}
title="Docker Hub drifted from the code"
number=$(gh issue list --search "in:title \"$title\"" --state open --json number --jq '.[0].number // empty')
if [ "$code" -eq 0 ]; then
  if [ -n "$number" ]; then gh issue close "$number" --comment "Docker Hub is as declared again."; fi
elif [ -n "$number" ]; then
  gh issue edit "$number" --body-file drift.md
else
  gh issue create --title "$title" --body-file drift.md
fi

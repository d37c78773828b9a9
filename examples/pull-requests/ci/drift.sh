#!/usr/bin/env bash
# Looks for changes that were made by hand. Exit code 0: none; 7: some, described in issue.md;
# anything else: the check itself failed, which issue.md says as well. Needs: STACK.
set -uo pipefail

pulumi preview --stack "${STACK:?name the stack}" --refresh --expect-no-changes --diff --non-interactive --color never >drift.txt 2>&1
code=$?
cat drift.txt
if [ "$code" -eq 0 ]; then exit 0; fi

{
  if [ "$code" -eq 7 ]; then
    echo "Docker Hub is no longer what \`$STACK\` declares. Merge a change that allows it, or apply the stack to undo it."
  else
    echo "The drift check of \`$STACK\` failed (exit code $code), so nobody knows whether something changed."
  fi
  echo
  echo '```'
  head -c 60000 drift.txt
  echo '```'
} >issue.md
exit "$code"

#!/usr/bin/env bash
# Looks for changes that were made by hand, and writes drift.md. Exit code 0: none; 7: some; anything
# else: the check itself failed, which drift.md says as well. Needs: STACK.
set -uo pipefail

npx pulumi-dockerhub drift --stack "${STACK:?name the stack}" --format markdown >drift.md 2>drift.txt
code=$?
cat drift.txt
if [ "$code" -ne 0 ] && [ "$code" -ne 7 ]; then
  {
    echo '<!-- pulumi-dockerhub drift -->'
    echo
    echo "The drift check of \`$STACK\` failed (exit code $code), so nobody knows whether something changed."
    echo
    echo '```'
    head -c 60000 drift.txt
    echo '```'
  } >drift.md
fi
cat drift.md
exit "$code"

#!/usr/bin/env bash
# Previews the stack and writes comment.md for the pull request: who gains and who loses what. Fails
# when the preview does. Needs: STACK. Reads the Docker Hub too, so that a change made by hand shows.
set -uo pipefail

pulumi preview --stack "${STACK:?name the stack}" --refresh --json --non-interactive >plan.json 2>preview.txt
code=$?
cat preview.txt
if [ "$code" -eq 0 ] && npx pulumi-dockerhub explain plan.json --title "Docker Hub: preview of $STACK" >comment.md; then
  cat comment.md
  exit 0
fi
{
  echo '<!-- pulumi-dockerhub preview -->'
  echo
  echo "### Docker Hub: the preview of \`$STACK\` failed"
  echo
  echo '```'
  # The error stands in the plan as well as on stderr; no secret is in either.
  { cat preview.txt; node -e 'for (const d of JSON.parse(require("fs").readFileSync("plan.json")).diagnostics ?? []) console.log(d.message)' 2>/dev/null; } | head -c 60000
  echo '```'
} >comment.md
cat comment.md
exit "$((code == 0 ? 1 : code))"

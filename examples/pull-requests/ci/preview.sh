#!/usr/bin/env bash
# Previews the stack and writes comment.md for the pull request: who gains and who loses what, or why the
# preview failed. Fails when the preview does. Needs: STACK. Reads Docker Hub too, so that a change made by
# hand shows, and has the plan tell what stays the same, because whoever is declared there keeps it.
set -uo pipefail

# The other form of --json is for debugging as well: the values in it belong into no file.
unset PULUMI_ENABLE_STREAMING_JSON_PREVIEW
pulumi preview --stack "${STACK:?name the stack}" --refresh --show-sames --json --non-interactive >plan.json 2>preview.txt
code=$?
npx pulumi-dockerhub explain plan.json --title "Docker Hub: preview of $STACK" >comment.md 2>>preview.txt
told=$?
cat preview.txt
if [ ! -s comment.md ] || { [ "$code" -ne 0 ] && [ "$told" -eq 0 ]; }; then
  # There is no plan that says why: the command ended before it had one.
  {
    echo '<!-- pulumi-dockerhub preview -->'
    echo
    echo "### Docker Hub: preview of $STACK"
    echo
    echo '**The preview failed**, so nobody can tell what this changes.'
    echo
    echo '```'
    head -c 60000 preview.txt
    echo '```'
  } >comment.md
fi
cat comment.md
exit "$((code == 0 ? told : code))"

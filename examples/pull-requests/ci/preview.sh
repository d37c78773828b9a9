#!/usr/bin/env bash
# Previews the stack and writes comment.md for the pull request. Fails when the preview does.
# Needs: STACK. Reads the Docker Hub too, so that a change made by hand shows up in the review.
set -uo pipefail

pulumi preview --stack "${STACK:?name the stack}" --refresh --diff --non-interactive --color never >preview.txt 2>&1
code=$?

{
  if [ "$code" -eq 0 ]; then echo "### Docker Hub: preview of \`$STACK\`"; else echo "### Docker Hub: the preview of \`$STACK\` failed"; fi
  echo
  echo '<details open><summary>What would change</summary>'
  echo
  echo '```diff'
  # Diff colours want their sign in the first column; the text is cut to what a comment holds.
  sed -E 's/^( *)([-+~])/\2\1/; s/^~/!/' preview.txt | head -c 60000
  echo '```'
  echo
  echo '</details>'
} >comment.md
cat preview.txt
exit "$code"

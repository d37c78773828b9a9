#!/usr/bin/env bash
# Writes the access review of the last month to review.html and review.csv. Needs: STACK.
set -euo pipefail
since=$(node -p 'const d = new Date(); d.setMonth(d.getMonth() - 1); d.toISOString()')
npx pulumi-dockerhub review --stack "${STACK:?name the stack}" --since "$since" --format html --out review.html
npx pulumi-dockerhub review --stack "$STACK" --format csv --out review.csv

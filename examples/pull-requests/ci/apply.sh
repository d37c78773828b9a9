#!/usr/bin/env bash
# Applies the stack. Needs: STACK.
set -euo pipefail
pulumi up --stack "${STACK:?name the stack}" --yes --non-interactive --color never

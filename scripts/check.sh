#!/bin/sh
# Everything that can be said of the code without running it: types, lint, format, dead code, who imports whom.
set -eu
HIREWALL_ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$HIREWALL_ROOT/scripts/node.sh"
cd "$HIREWALL_ROOT"
step() { printf '\n== %s\n' "$*"; "$@"; }
step tsc --noEmit
step tsc --noEmit -p src/web
step oxlint --type-aware --deny-warnings
step oxfmt --check .
step knip
step vitest run test/architecture.test.ts --reporter=dot

#!/bin/sh
# All tests, after all set-up. Arguments go to Vitest: `npm test -- src/assess`.
set -eu
HIREWALL_ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$HIREWALL_ROOT/scripts/node.sh"
cd "$HIREWALL_ROOT"
sh scripts/chromium.sh
sh scripts/ffmpeg.sh
exec vitest run "$@"

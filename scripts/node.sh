#!/bin/sh
# Set-up and runtime in one place: makes sure that the locked packages are installed, then finds Node 24.
# Used as `. scripts/node.sh` (gives $HIREWALL_NODE and $HIREWALL_ROOT) or as `sh scripts/node.sh exec <tool> …`.
# Plain POSIX sh: it must run before anything is installed, and on machines whose own Node is older.
set -eu
if [ -z "${HIREWALL_ROOT:-}" ]; then
  HIREWALL_ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
fi

hirewall_install() {
  # npm writes node_modules/.package-lock.json at the end of an install: older than the lock file means out of date.
  stamp="$HIREWALL_ROOT/node_modules/.package-lock.json"
  if [ -f "$stamp" ] && [ -x "$HIREWALL_ROOT/node_modules/node/bin/node" ] && [ ! "$HIREWALL_ROOT/package-lock.json" -nt "$stamp" ]; then
    return 0
  fi
  echo "hirewall: installing the locked packages (once, about a minute)…" >&2
  if ! (cd "$HIREWALL_ROOT" && npm ci --no-fund --no-audit --loglevel=error >&2); then
    echo "hirewall: 'npm ci' failed. Check that this machine reaches an npm registry, then run again." >&2
    exit 2
  fi
  touch "$stamp"
}

hirewall_install
HIREWALL_NODE="$HIREWALL_ROOT/node_modules/node/bin/node"
if [ ! -x "$HIREWALL_NODE" ]; then
  # A package manager that ran no install scripts leaves the binary out: the machine's own Node 24 will do.
  HIREWALL_NODE=$(command -v node || true)
  major=$("$HIREWALL_NODE" -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)
  if [ "$major" -lt 24 ]; then
    echo "hirewall: needs Node 24. Run 'npm ci' with install scripts allowed, or install Node 24." >&2
    exit 2
  fi
fi
PATH="$(dirname -- "$HIREWALL_NODE"):$HIREWALL_ROOT/node_modules/.bin:$PATH"
export HIREWALL_ROOT HIREWALL_NODE PATH

if [ "${1:-}" = exec ]; then
  shift
  cd "$HIREWALL_ROOT"
  exec "$@"
fi

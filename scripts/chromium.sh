#!/bin/sh
# The browser tests use Debian's Chromium. Installs it where that is possible; elsewhere those tests skip and say so.
set -eu
command -v chromium >/dev/null 2>&1 && exit 0
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || {
  echo "No chromium here: browser tests will be skipped. (Debian: apt-get install chromium)" >&2
  exit 0
}
echo "Installing Debian's chromium for the browser tests…" >&2
{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core; } >/dev/null 2>&1 ||
  echo "chromium could not be installed: browser tests will be skipped." >&2

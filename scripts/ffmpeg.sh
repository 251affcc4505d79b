#!/bin/sh
# The interview's tests and measurements read clips with Debian's ffmpeg. Installs it where that is possible; elsewhere they skip and say so.
set -eu
command -v ffmpeg >/dev/null 2>&1 && exit 0
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || {
  echo "No ffmpeg here: tests that read clips will be skipped. (Debian: apt-get install ffmpeg)" >&2
  exit 0
}
echo "Installing Debian's ffmpeg for the tests that read clips…" >&2
{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 install -y -qq --no-install-recommends ffmpeg; } >/dev/null 2>&1 ||
  echo "ffmpeg could not be installed: tests that read clips will be skipped." >&2

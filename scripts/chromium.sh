#!/bin/sh
# Makes sure that the browser tests have a Chromium on PATH.
set -eu
cd "$(dirname "$0")/.."

for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null; then exit 0; fi
done

echo "No Chromium found; installing Debian's." >&2
sh scripts/apt-install.sh chromium || {
    echo "The browser tests need Chromium: install it (Debian: apt-get install chromium) and run this again." >&2
    exit 1
}

#!/bin/sh
# Installs Debian packages without asking; fails where that is not allowed.
# Standard output is left to the caller, so apt speaks on standard error.
set -eu

command -v apt-get >/dev/null || exit 1
if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    exit 1
fi

apt() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@" </dev/null >&2
}

apt update
apt install --no-install-recommends "$@"

#!/bin/sh
# Finds uv, or installs the pinned one into .bootstrap/, and prints its path. Needs Python >= 3.11.
# Installs with pip, so the machine's pip configuration (index, proxy, certificates) holds.
set -eu
cd "$(dirname "$0")/.."

UV_VERSION=0.13.9

say() {
    echo "$*" >&2
}

# A uv on PATH may be a shim for nothing, or too old for uv.lock.
usable() {
    case "$("$1" --version 2>/dev/null)" in
        "uv 0."[0-7].*) return 1 ;;
        "uv "*) return 0 ;;
        *) return 1 ;;
    esac
}

found() {
    for uv in "$(command -v uv)" "$PWD/.bootstrap/bin/uv"; do
        if [ -n "$uv" ] && usable "$uv"; then
            echo "$uv"
            return 0
        fi
    done
    return 1
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

pick_python() {
    for python in python3 python3.14 python3.13 python3.12 python3.11; do
        if new_enough "$python"; then
            echo "$python"
            return 0
        fi
    done
    say "Leadpact needs Python 3.11 or newer, and none is on PATH: install it (Debian: apt-get install python3)."
    return 1
}

# --user and --require-virtualenv cannot go with an installation into a folder of its own.
pip_install() {
    PIP_USER=0 PIP_REQUIRE_VIRTUALENV=0 "$@" --quiet "uv==$UV_VERSION" >&2
}

by_venv() {
    rm -rf .bootstrap
    "$python" -m venv .bootstrap >/dev/null 2>&1 && pip_install .bootstrap/bin/python -m pip install
}

# --target leaves the system's packages alone, so it works where PEP 668 forbids the rest.
by_pip() {
    rm -rf .bootstrap
    "$python" -m pip --version >/dev/null 2>&1 &&
        pip_install "$python" -m pip install --target .bootstrap
}

by_apt() {
    say "Python has neither venv nor pip; installing Debian's."
    sh scripts/apt-install.sh python3-venv python3-pip && { by_venv || by_pip; }
}

found && exit 0
python=$(pick_python)
say "No uv found; installing uv $UV_VERSION into .bootstrap/."
by_venv || by_pip || by_apt || {
    say "uv could not be installed: install python3-venv (Debian: apt-get install python3-venv), or uv itself, and check that pip reaches its package index."
    exit 1
}
found

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
    PIP_USER=0 PIP_REQUIRE_VIRTUALENV=0 PIP_ROOT_USER_ACTION=ignore \
        "$@" --quiet "uv==$UV_VERSION" >&2 || {
        say "pip could not install uv $UV_VERSION: check that it reaches its package index, or install uv yourself."
        exit 1
    }
}

# Fails when Python brings neither venv nor pip. --target leaves the system's packages alone,
# so it works where PEP 668 forbids the rest.
install_uv() {
    rm -rf .bootstrap
    if "$python" -m venv .bootstrap >/dev/null 2>&1; then
        pip_install .bootstrap/bin/python -m pip install
    elif rm -rf .bootstrap && "$python" -m pip --version >/dev/null 2>&1; then
        pip_install "$python" -m pip install --target .bootstrap
    else
        return 1
    fi
}

found && exit 0
python=$(pick_python)
say "No uv found; installing uv $UV_VERSION into .bootstrap/."
install_uv || { sh scripts/apt-install.sh python3-venv python3-pip && install_uv; } || {
    say "Python has neither venv nor pip: install python3-venv (Debian: apt-get install python3-venv), or uv itself."
    exit 1
}
found

#!/bin/sh
# Make .venv with everything that the program needs, from a bare machine: .ci/install.sh [dev]
#
# System packages come from apt (as root or through sudo without a password) or Homebrew. Where neither may be used,
# the line to run is printed; without Tesseract's Thai model scans are read less well, and everything else works.
set -eu
cd "$(dirname "$0")/.."
VENV=.venv

say() { printf '%s\n' "$*" >&2; }

run_as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo -n "$@"
    else return 1
    fi
}

apt_install() {
    # A fresh machine has no package lists, a used one has old ones: fetch them when the first try fails.
    DEBIAN_FRONTEND=noninteractive
    export DEBIAN_FRONTEND
    run_as_root apt-get install -y -q --no-install-recommends "$@" >/dev/null 2>&1 && return 0
    run_as_root apt-get update -q >/dev/null 2>&1 || return 1
    run_as_root apt-get install -y -q --no-install-recommends "$@" >/dev/null
}

# system_install WHY "APT PACKAGES" "BREW PACKAGES": install, or say the exact line and fail
system_install() {
    say "installing $2 ($1)"
    if command -v apt-get >/dev/null 2>&1; then
        # shellcheck disable=SC2086  # a list of packages
        apt_install $2 && return 0
        say "could not install them; run:  sudo apt-get update && sudo apt-get install -y $2"
    elif command -v brew >/dev/null 2>&1; then
        # shellcheck disable=SC2086
        brew install -q $3 && return 0
        say "could not install them; run:  brew install $3"
    else
        say "no apt-get and no Homebrew here; install $2 by hand"
    fi
    return 1
}

find_python() {
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

has_thai_model() {
    for folder in "${TESSDATA_PREFIX:-/nowhere}" /usr/share/tesseract-ocr/*/tessdata /usr/share/tessdata \
        /usr/local/share/tessdata /opt/homebrew/share/tessdata; do
        [ -f "$folder/tha.traineddata" ] && return 0
    done
    return 1
}

make_venv() {
    [ -x "$VENV/bin/python" ] && "$VENV/bin/python" -m pip --version >/dev/null 2>&1 && return 0
    python=$(find_python) || {
        system_install "Python 3.11 or newer" "python3 python3-venv" python || true
        python=$(find_python) || system_install "this system's own Python is too old" "python3.11 python3.11-venv" \
            python && python=$(find_python) || {
            say "no Python 3.11 or newer was found; install one, or name it: make run PYTHON=/path/to/python"
            exit 2
        }
    }
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        system_install "virtual environments" "python$version-venv" python || exit 2
    fi
    say "making $VENV with $("$python" --version)"
    rm -rf "$VENV"
    "$python" -m venv "$VENV"
}

pip_install() { "$VENV/bin/python" -m pip install -qq --no-input --disable-pip-version-check "$@" </dev/null; }

install_ocr() {
    has_thai_model || system_install "reading scans" "tesseract-ocr tesseract-ocr-tha" "tesseract tesseract-lang" || true
    pip_install --only-binary :all: --require-hashes -r requirements/ocr.lock 2>/dev/null && return 0
    # no wheel for this machine: build it
    system_install "building the bridge to Tesseract" \
        "g++ pkg-config python3-dev libtesseract-dev libleptonica-dev" "tesseract leptonica pkg-config" &&
        pip_install --require-hashes -r requirements/ocr.lock && return 0
    say "Tesseract is left out; scans are read by our own reader alone"
}

make_venv
say "installing the locked packages (a minute or two the first time)"
pip_install --require-hashes -r requirements/run.lock
install_ocr
if [ "${1:-}" = dev ]; then pip_install --require-hashes -r requirements/dev.lock; fi
pip_install --no-deps --no-build-isolation -e .

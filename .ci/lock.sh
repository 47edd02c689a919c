#!/bin/sh
# Write the lock files from pyproject.toml and requirements/*.in; needs `uv`. Every file is named with its hashes, and
# one lock serves Linux and macOS and every Python from 3.11. Versions stay unless called with --upgrade: what is added
# or taken out is then all that changes, and an upgrade, which may change rows, is a change of its own.
set -eu
upgrade=${1:-}
case $upgrade in
'' | --upgrade) ;;
*)
    echo "usage: .ci/lock.sh [--upgrade]" >&2
    exit 2
    ;;
esac
cd "$(dirname "$0")/.."
compile() {
    # shellcheck disable=SC2086  # empty, or the option
    uv pip compile --no-strip-extras --quiet --universal --python-version 3.11 --generate-hashes $upgrade \
        --no-emit-index-url --no-emit-find-links --no-annotate --no-header "$@"
}
compile pyproject.toml requirements/build.in -o requirements/run.lock
compile requirements/dev.in -c requirements/run.lock -o requirements/dev.lock
# The optional reader of scans stands alone, so that a machine where it cannot be installed goes on without it.
cp requirements/ocr.lock requirements/all.tmp
compile pyproject.toml --extra ocr -c requirements/run.lock -o requirements/all.tmp
awk '/^[a-z]/ { keep = /^tesserocr==/ } keep' requirements/all.tmp > requirements/ocr.lock
rm requirements/all.tmp

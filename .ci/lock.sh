#!/bin/sh
# Write the lock files anew from pyproject.toml and requirements/*.in; needs `uv`. Every file is named with its hashes,
# and one lock serves Linux and macOS and every Python from 3.11.
set -eu
cd "$(dirname "$0")/.."
compile() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
        --no-emit-index-url --no-emit-find-links --no-annotate --no-header "$@"
}
compile pyproject.toml requirements/build.in -o requirements/run.lock
compile requirements/dev.in -c requirements/run.lock -o requirements/dev.lock
# The optional reader of scans stands alone, so that a machine where it cannot be installed goes on without it.
compile pyproject.toml --extra ocr -c requirements/run.lock -o requirements/all.tmp
awk '/^[a-z]/ { keep = /^tesserocr==/ } keep' requirements/all.tmp > requirements/ocr.lock
rm requirements/all.tmp

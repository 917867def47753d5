#!/bin/sh
# Pin every package anew, for every supported Python at once: packaging/requirements/run.txt is what the program
# needs (with the build backend, for the editable install), dev.txt the same plus tests, checks and benchmarks,
# spelling.txt the program with its extra for spelling, and package.txt the tool alone that makes packages.
# Needs uv on the PATH, or its path in UV. Options go to uv: `packaging/lock.sh --upgrade`.
set -eu
cd "$(dirname "$0")/.."
uv=${UV:-uv}
folder=packaging/requirements

compile() { # NAME SOURCE ... [OPTION ...]
    name=$1
    shift
    "$uv" pip compile "$@" --universal --python-version 3.11 \
        --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet \
        --output-file "$folder/$name.txt" >/dev/null
}

compile run pyproject.toml "$folder/build.in" "$@"
compile dev pyproject.toml "$folder/build.in" --extra spelling --extra test --extra check --extra bench \
    --constraints "$folder/run.txt" "$@"
compile spelling pyproject.toml "$folder/build.in" --extra spelling --constraints "$folder/run.txt" "$@"
compile package "$folder/package.in" --constraints "$folder/run.txt" "$@"

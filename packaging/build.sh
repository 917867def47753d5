#!/bin/sh
# Build the wheel and the source archive into dist/, without a network: the build backend is pinned in the environment.
set -eu
cd "$(dirname "$0")/.."
./dev setup
rm -rf dist
.venv/bin/python -m hatchling build -d dist
ls dist

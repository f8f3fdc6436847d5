#!/usr/bin/env bash
# Everything that a change must pass: format, vet, staticcheck, race tests
# (the import test among them), a short fuzz of every fuzz target, and
# benchmarks that compile and run once.
set -euo pipefail
cd "$(dirname "$0")"

step() { printf '\n== %s\n' "$1"; }

step format
unformatted=$(gofmt -l .)
if [ -n "$unformatted" ]; then echo "run gofmt -w on: $unformatted"; exit 1; fi

step vet
go vet ./...
(cd bench && go vet ./...)

step staticcheck
go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...

step "race tests"
go test -race ./...

step fuzz
for pkg in $(go list ./...); do
  for target in $(go test -list '^Fuzz' "$pkg" | grep '^Fuzz' || true); do
    go test -run '^$' -fuzz "^$target\$" -fuzztime "${FUZZTIME:-5s}" "$pkg"
  done
done

step benchmarks
go test -run '^$' -bench . -benchtime 1x ./...

echo
echo "all passed"

#!/bin/sh
# Resolves go.mod and go.sum for every set of features that a generated project can have, and writes them to ../locks.
# Needs Go and a module proxy; run it by hand after changing a version here, then commit the result.
set -eu
cd "$(dirname "$0")/.."
export GOTOOLCHAIN=local GOFLAGS=-mod=mod

base='github.com/go-chi/chi/v5@v5.5.0 github.com/pressly/goose/v3@v3.26.0 github.com/prometheus/client_golang@v1.24.1 modernc.org/sqlite@v1.59.0'
uuid='github.com/google/uuid@v1.6.0'
jwt='github.com/golang-jwt/jwt/v5@v5.3.1 golang.org/x/crypto@v0.55.0'
postgresql='github.com/jackc/pgx/v5@v5.12.0'

base_imports='github.com/go-chi/chi/v5 github.com/pressly/goose/v3 github.com/prometheus/client_golang/prometheus github.com/prometheus/client_golang/prometheus/promauto github.com/prometheus/client_golang/prometheus/promhttp modernc.org/sqlite modernc.org/sqlite/lib'
uuid_imports='github.com/google/uuid'
jwt_imports='github.com/golang-jwt/jwt/v5 golang.org/x/crypto/argon2'
postgresql_imports='github.com/jackc/pgx/v5/pgconn github.com/jackc/pgx/v5/stdlib github.com/pressly/goose/v3/lock'

resolve() {
    variant=$1 modules=$2 imports=$3
    folder=$(mktemp -d)
    printf 'module example.com/PROJECT\n\ngo 1.25.0\n' >"$folder/go.mod"
    {
        printf 'package main\n\nimport (\n'
        for path in $imports; do printf '\t_ "%s"\n' "$path"; done
        printf ')\n\nfunc main() {}\n'
    } >"$folder/main.go"
    (cd "$folder" && for module in $modules; do go mod edit -require="$module"; done && go mod tidy)
    mkdir -p "locks/$variant"
    cp "$folder/go.mod" "$folder/go.sum" "locks/$variant/"
    rm -r "$folder"
}

resolve base "$base" "$base_imports"
resolve postgresql "$base $postgresql" "$base_imports $postgresql_imports"
resolve uuid "$base $uuid" "$base_imports $uuid_imports"
resolve uuid+postgresql "$base $uuid $postgresql" "$base_imports $uuid_imports $postgresql_imports"
resolve uuid+jwt "$base $uuid $jwt" "$base_imports $uuid_imports $jwt_imports"
resolve uuid+jwt+postgresql "$base $uuid $jwt $postgresql" "$base_imports $uuid_imports $jwt_imports $postgresql_imports"

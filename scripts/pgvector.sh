#!/usr/bin/env bash
# Runs a command with a real PostgreSQL that has pgvector: scripts/pgvector.sh COMMAND [ARGUMENT…]
#
# Where TEST_DATABASE_URL is set, it names that server, as a superuser who may make databases and roles, and nothing is
# started. Otherwise a Debian trixie with PostgreSQL 17 and pgvector is made once below PGVECTOR_CACHE (by default
# /var/cache/steward), which takes root, a minute and 500 MB; the command gets TEST_DATABASE_URL, and the server ends with it.
set -euo pipefail

if [ $# -eq 0 ]; then
  echo "Usage: $0 COMMAND [ARGUMENT…]" >&2
  exit 64
fi
if [ -n "${TEST_DATABASE_URL:-}" ]; then exec "$@"; fi
if [ "$(id -u)" -ne 0 ]; then
  echo 'A PostgreSQL with pgvector is wanted: set TEST_DATABASE_URL to one, as its superuser, or run this as root,' >&2
  echo 'which makes one with debootstrap.' >&2
  exit 77
fi

cache=${PGVECTOR_CACHE:-/var/cache/steward}
system=$cache/trixie-pgvector
postgres=/usr/lib/postgresql/17/bin

make_system() {
  echo "Making a Debian trixie with PostgreSQL 17 and pgvector in $system" >&2
  if ! command -v debootstrap > /dev/null; then
    apt-get update
    DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends debootstrap
  fi
  mkdir -p "$cache"
  local unfinished=$system.$$
  # What a killed run left behind is no system.
  rm -rf "$unfinished"
  debootstrap --variant=minbase --include=postgresql-17,postgresql-17-pgvector trixie "$unfinished" \
    "${DEBIAN_MIRROR:-http://deb.debian.org/debian}"
  mv "$unfinished" "$system"
}

exec 9> /var/lock/steward-pgvector.lock
flock 9
if [ ! -x "$system$postgres/postgres" ]; then make_system >&2; fi
flock --unlock 9

# Inside of the system, which knows the user; readable by nobody else.
folder=$(mktemp -d "$system/var/tmp/steward.XXXXXX")
inside=${folder#"$system"}
chown --reference="$system/var/lib/postgresql" "$folder"
as_postgres() { chroot --userspec=postgres:postgres "$system" /usr/bin/env -i LC_ALL=C.UTF-8 "$@"; }

finish() {
  as_postgres $postgres/pg_ctl --pgdata "$inside/data" --mode immediate --silent stop > /dev/null 2>&1 || true
  rm -rf "$folder"
}
trap finish EXIT
trap 'exit 143' INT TERM HUP

as_postgres $postgres/initdb --pgdata "$inside/data" --username postgres --auth trust --encoding UTF8 \
  --locale C.UTF-8 --no-sync > /dev/null
port=$(node -e "const s = require('node:net').createServer(); s.listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); })")
as_postgres $postgres/pg_ctl --pgdata "$inside/data" --log "$inside/log" --silent --wait start --options \
  "-c port=$port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c dynamic_shared_memory_type=mmap \
   -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=512MB -c max_connections=200" \
  9>&- || { cat "$folder/log" >&2; exit 1; }

TEST_DATABASE_URL="postgres://postgres@127.0.0.1:$port/postgres" "$@"

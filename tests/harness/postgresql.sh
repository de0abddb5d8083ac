# A throw-away cluster in $work/postgresql. Sourced by tests/run and the benchmarks.

cluster=

# PostgreSQL refuses root.
as_postgres() { if [ "$(id -u)" -eq 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }

free_port() {
  local port
  while true; do
    port=$((20000 + RANDOM % 12000)) # below the range that the system gives to clients
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

# In memory where the system has room for it there: a copy of a database is a thousand small files. A durable one is on disk.
postgresql_folder() {
  local free=0 root
  [ "${1:-}" = durable ] || free=$(df --output=avail -k /dev/shm 2>/dev/null | tail -1)
  if [ "${free:-0}" -ge 4194304 ] && root=$(mktemp -d /dev/shm/usine-tests.XXXXXX 2>/dev/null); then
    chmod 711 "$root"
    echo "$root/postgresql"
  else
    echo "$work/postgresql"
  fi
}

# start_postgresql [durable]
start_postgresql() {
  local bin port
  bin=$(postgresql_bin) && port=$(free_port) || return 1
  cluster=$(postgresql_folder "${1:-}")
  mkdir "$cluster"
  [ "$(id -u)" -ne 0 ] || chown postgres "$cluster"
  as_postgres "$bin/initdb" -D "$cluster/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$work/initdb.log" 2>&1 ||
    { cat "$work/initdb.log"; return 1; }
  cat >>"$cluster/data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$cluster'
max_connections = 300
shared_buffers = 256MB
CONF
  if [ "${1:-}" != durable ]; then
    # Its data are worth nothing after the run.
    printf '%s\n' 'fsync = off' 'full_page_writes = off' >>"$cluster/data/postgresql.conf"
  fi
  as_postgres "$bin/pg_ctl" -D "$cluster/data" -l "$cluster/log" -w -t 60 start >"$work/pg_ctl.log" 2>&1 ||
    { cat "$work/pg_ctl.log" "$cluster/log"; return 1; }
  export USINE_TEST_POSTGRESQL="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
}

stop_postgresql() {
  [ -n "$cluster" ] || return 0
  [ ! -f "$cluster/data/postmaster.pid" ] ||
    as_postgres "$(postgresql_bin)/pg_ctl" -D "$cluster/data" -m immediate -w stop >/dev/null 2>&1
  [[ $cluster != /dev/shm/usine-tests.* ]] || rm -rf "$(dirname "$cluster")"
}

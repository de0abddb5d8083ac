# Counts and prints. Sourced by tests/run, which sets $filter.

passed=0 failed=0 skipped=0

# note name text
note() { printf '%-20s %s\n' "$1" "$2"; }

# step name command…: what everything after needs; silent when it works, counted once when it does not.
step() {
  local name=$1 started=$SECONDS
  shift
  if "$@"; then
    note "$name" "$((SECONDS - started)) s"
  else
    note "$name" 'FAILED'
    failed=$((failed + 1))
    return 1
  fi
}

# check name command…: counted as one test.
check() {
  local name=$1 started=$SECONDS output
  shift
  if output=$("$@" 2>&1); then
    passed=$((passed + 1))
    note "$name" "1 passed, 0 failed, $((SECONDS - started)) s"
  else
    printf '%s\n' "$output"
    failed=$((failed + 1))
    note "$name" "0 passed, 1 failed, $((SECONDS - started)) s"
  fi
}

# attribute name file: the sum over the trx files' counters
attribute() { sed -n "s/.*<Counters .*\b$1=\"\([0-9]*\)\".*/\1/p" "${@:2}" | awk '{ sum += $1 } END { print sum + 0 }'; }

# slowest file…: the classes that took longest, and the seconds of each; they run beside others.
slowest() {
  grep -oh '<UnitTestResult [^>]*>' "$@" | sed -n 's/.*testName="\([^"(]*\).* duration="\([0-9:.]*\)".*/\1 \2/p' |
    awk '{ split($NF, time, ":"); sub(/\.[^.]*$/, "", $1); sub(/.*\./, "", $1); spent[$1] += 3600 * time[1] + 60 * time[2] + time[3] }
      END { for (name in spent) printf "%.0f s %s\n", spent[name], name }' | sort -rn | head -6 | paste -sd '|' | sed 's/|/, /g'
}

# count_tests name results-folder log exit-code seconds
count_tests() {
  local total=0 good=0 executed=0 bad
  if compgen -G "$2/*.trx" >/dev/null; then
    total=$(attribute total "$2"/*.trx)
    executed=$(attribute executed "$2"/*.trx)
    good=$(attribute passed "$2"/*.trx)
  fi
  bad=$((executed - good))
  if [ "$total" -eq 0 ] && [ -n "$filter" ] && [ "$4" -eq 0 ]; then
    note "$1" 'no test matches'
    return
  fi
  if [ "$total" -eq 0 ]; then
    echo "No test ran in $1."
  fi
  # A host that crashed or hung leaves few counters or none: the exit code has the last word.
  if [ "$bad" -eq 0 ] && { [ "$4" -ne 0 ] || [ "$executed" -eq 0 ]; }; then
    bad=1
  fi
  if [ "$bad" -gt 0 ]; then
    cat "$3"
  fi
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + total - executed))
  note "$1" "$good passed, $bad failed$([ "$total" -eq "$executed" ] || echo ", $((total - executed)) skipped"), $5 s"
  [ "$good" -lt 20 ] || note '' "longest: $(slowest "$2"/*.trx)"
}

finish() {
  if [ $((passed + failed)) -eq 0 ]; then
    echo 'No test ran at all.'
    failed=1
  fi
  local line="$passed passed, $failed failed"
  [ "$skipped" -eq 0 ] || line+=", $skipped skipped"
  echo "$line"
  [ "$failed" -eq 0 ]
  exit $?
}

#!/usr/bin/env bash
# Runs every test. Needs the .NET 10 SDK, Node 20.19 or newer, and git; it gets Chromium and PostgreSQL itself where it may.
# AZURITE may say where the emulator of Azure Storage is (azurite, of npm); without it what needs it is skipped.
#   ./test.sh         everything, in less than twenty minutes on two cores
#   ./test.sh --long  the same, with many more simulations and crashes
# The last line is: N passed, N failed, N skipped
set -uo pipefail
cd "$(dirname "$0")" || exit 1

configuration=Release
passed=0 failed=0 skipped=0
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

if [ "${1:-}" = --long ]; then
  export SIMULATION_SEEDS=${SIMULATION_SEEDS:-5000} CRASH_KILLS=${CRASH_KILLS:-100}
elif [ $# -gt 0 ]; then
  echo "There is no option $1; there is --long." >&2
  exit 2
fi

stop() {
  echo "$1" >&2
  echo "$passed passed, $((failed + 1)) failed, $skipped skipped"
  exit 1
}

has_chromium() { [ -n "${CHROMIUM:-}" ] || [ -x /usr/bin/chromium ] || [ -x /usr/bin/chromium-browser ] || [ -x /usr/bin/google-chrome ]; }

get_chromium() {
  has_chromium && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium for the browser tests..."
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium; } >"$results/apt.log" 2>&1 || tail -n 5 "$results/apt.log"
  fi
  has_chromium || stop "The browser tests need Chromium: install the package chromium, or say in CHROMIUM where it is."
}

has_postgres() { command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; }

get_postgres() {
  has_postgres && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing PostgreSQL for the tests of a cluster..."
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql; } >"$results/apt.log" 2>&1 || tail -n 5 "$results/apt.log"
  fi
  has_postgres
}

has_azurite() { [ -n "${AZURITE:-}" ] || command -v azurite >/dev/null; }

# Leaves out the tests of the cluster that need this, and says why.
leave_out() {
  echo "Skipped: $2"
  filter="${filter:+$filter&}Database!=$1"
  skipped=$((skipped + 1))
}

# Adds "Passed: 3, Failed: 0, Skipped: 1" of a .NET test run; a run without such a line counts as a failure.
count_dotnet() {
  local line
  line=$(grep -E '(Passed|Failed|Skipped)! +- Failed:' "$1" | tail -n 1)
  if [ -z "$line" ]; then
    failed=$((failed + 1))
    return
  fi
  passed=$((passed + $(number Passed "$line")))
  failed=$((failed + $(number Failed "$line")))
  skipped=$((skipped + $(number Skipped "$line")))
}

number() { sed -E "s/.*$1: +([0-9]+).*/\1/" <<<"$2"; }

command -v dotnet >/dev/null || stop "The .NET 10 SDK is missing: see https://dotnet.microsoft.com/download."
command -v node >/dev/null || stop "Node 20.19 or newer is missing: see https://nodejs.org."
get_chromium

echo "Building..."
dotnet build Samenwerken.sln -c "$configuration" --nologo -v quiet || stop "The build failed."

echo "Front end"
(cd src/Web/App && npx --no-install vitest run --reporter=default --reporter=json --outputFile="$results/vitest.json")
if [ -s "$results/vitest.json" ]; then
  read -r p f s < <(node -p "const r=require('$results/vitest.json');[r.numPassedTests,r.numFailedTests+(r.success||r.numFailedTests?0:1),r.numPendingTests+r.numTodoTests].join(' ')")
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
else
  failed=$((failed + 1))
fi

for project in tests/*.Tests; do
  name=$(basename "$project")
  [ "$name" = Grains.Tests ] && continue
  echo "$name"
  dotnet test "$project" -c "$configuration" --no-build --nologo 2>&1 | tee "$results/$name.log" | grep -vE '^ *$|^Test run for|^A total of'
  count_dotnet "$results/$name.log"
done

# Whether a crowd loses nothing, and costs about what it did: bench/Load has all figures.
echo "bench/Load quick"
dotnet run --project bench/Load -c "$configuration" --no-build -- quick >"$results/load.log" 2>&1
case $? in
  0) passed=$((passed + 1)) && grep '^|' "$results/load.log" ;;
  2) skipped=$((skipped + 1)) && echo "Skipped: $(tail -n 1 "$results/load.log")" ;;
  *) failed=$((failed + 1)) && cat "$results/load.log" ;;
esac

# The engine on Orleans is built apart, so that the build without it stays as it is.
echo Grains.Tests
restored=""
for families in "true true" "false true" "true false" "false false"; do
  read -r azure adonet <<<"$families"
  orleans=(-p:WithOrleans=true -p:WithAzure="$azure" -p:WithAdoNet="$adonet" --artifacts-path "$PWD/artifacts/orleans")
  if dotnet restore tests/Grains.Tests "${orleans[@]}" >"$results/restore.log" 2>&1; then
    restored=$families
    break
  fi
done
if [ -n "$restored" ]; then
  filter=""
  [ "$azure" = true ] || leave_out Azurite "the packages of Azure Storage do not restore here."
  [ "$adonet" = true ] || leave_out PostgreSQL "the packages of ADO.NET do not restore here."
  [ "$adonet" = false ] || get_postgres || leave_out PostgreSQL "the tests on three processes and a database need PostgreSQL (the package postgresql of Debian)."
  [ "$azure" = false ] || has_azurite || leave_out Azurite "the tests on Azure Storage need Azurite (azurite of npm on the path, or AZURITE)."
  if dotnet build tests/Grains.Tests -c "$configuration" "${orleans[@]}" --no-restore --nologo -v quiet; then
    dotnet test "artifacts/orleans/bin/Grains.Tests/${configuration,,}/Samenwerken.Grains.Tests.dll" --nologo ${filter:+--filter "$filter"} 2>&1 |
      tee "$results/Grains.Tests.log" | grep -vE '^ *$|^Test run for|^A total of'
    count_dotnet "$results/Grains.Tests.log"
  else
    echo "Grains.Tests does not build with Orleans."
    failed=$((failed + 1))
  fi

  # A registry may lack either family of providers: whatever is left must build, and say what is missing. What builds without each
  # needs neither.
  for families in "true false" "false true"; do
    [ "$restored" = "true true" ] || continue
    read -r azure adonet <<<"$families"
    echo "Grains.Tests with WithAzure=$azure, WithAdoNet=$adonet"
    switches=(-p:WithOrleans=true -p:WithAzure="$azure" -p:WithAdoNet="$adonet" --artifacts-path "$PWD/artifacts/families")
    if dotnet build tests/Grains.Tests -c "$configuration" "${switches[@]}" --nologo -v quiet; then
      dotnet test "artifacts/families/bin/Grains.Tests/${configuration,,}/Samenwerken.Grains.Tests.dll" --nologo --filter "FullyQualifiedName~OneSiloTests" 2>&1 |
        tee "$results/families.log" | grep -vE '^ *$|^Test run for|^A total of'
      count_dotnet "$results/families.log"
    else
      failed=$((failed + 1))
    fi
  done
else
  echo "Grains.Tests skipped: the packages of Orleans do not restore here."
  skipped=$((skipped + 1))
fi

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]

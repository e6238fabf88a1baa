#!/usr/bin/env bash
# Starts the program as a newcomer would, with no settings; waits for /readyz, sends a message
# through the simulator, stops it, and fails if any of that did not work.
set -euo pipefail
cd "$(dirname "$0")/.."
data=$(mktemp -d)
port=${PORT:-3000}
# A session of its own: the stop below reaches npm, its shell and the program, as Ctrl-C would.
setsid env -i PATH="$PATH" HOME="$HOME" DATA_DIR="$data" PORT="$port" npm start >"$data/log" 2>&1 &
starter=$!
fail() { echo "try-start: $1"; tail -n 30 "$data/log"; kill -- "-$starter" 2>/dev/null || true; exit 1; }
for _ in $(seq 1 120); do
  curl -fsS "http://127.0.0.1:$port/readyz" >/dev/null 2>&1 && break
  kill -0 "$starter" 2>/dev/null || fail 'it ended by itself'
  sleep 0.5
done
curl -fsS "http://127.0.0.1:$port/readyz" || fail '/readyz is not ready'
node scripts/say.mjs "http://127.0.0.1:$port" '公司拖欠工资怎么办' | tee "$data/answer" || fail 'no answer through the simulator'
grep -q '第30条' "$data/answer" || fail 'the answer does not cite the law'
kill -TERM -- "-$starter"
for _ in $(seq 1 60); do kill -0 "$starter" 2>/dev/null || break; sleep 0.5; done
kill -0 "$starter" 2>/dev/null && fail 'it did not stop'
grep -q stopping "$data/log" || fail 'it did not stop in good order'
rm -rf "$data"
echo 'try-start: started, answered and stopped'

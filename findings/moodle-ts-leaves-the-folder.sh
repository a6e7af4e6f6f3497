#!/usr/bin/env bash
# moodle-ts and a Moodle that does not stand at the root of its host.
#
# moodle-ts 0.1.5 from npm, Node 20 or newer.
#
# Valid input: a Moodle's address as its wwwroot says it, with a folder as many universities have it. What is called (RFC
# 3986, 5.2.2: a reference that begins with a slash replaces the path of the base):
#
#   https://uni.example            https://uni.example/webservice/rest/server.php
#   https://uni.example/moodle     https://uni.example/webservice/rest/server.php: the folder is gone
#   https://uni.example/moodle/    the same; client.baseUrl still says https://uni.example/moodle
#
# The call reaches whatever answers at the root of the host, as a rule a page that is no JSON, and the token goes with
# it. An address is put together as text, with the folder that it has.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts moodle-ts@0.1.5 >/dev/null 2>&1
cat > main.mjs <<'X'
import { MoodleClient } from 'moodle-ts'
for (const baseUrl of ['https://uni.example', 'https://uni.example/moodle', 'https://uni.example/moodle/']) {
  const called = async url => (console.log(url), new Response('{}'))
  const client = new MoodleClient({ baseUrl, token: 'token', fetch: called })
  await client.getSiteInfo()
  console.log(client.baseUrl)
}
X
node main.mjs | tee out
diff out - <<'X'
https://uni.example/webservice/rest/server.php
https://uni.example
https://uni.example/webservice/rest/server.php
https://uni.example/moodle
https://uni.example/webservice/rest/server.php
https://uni.example/moodle
X
echo 'as found'

#!/usr/bin/env bash
# window.open with an opener moves a frame of another site into another cookie jar, and what it had is gone.
#
# Firefox ESR 140.12.0 (Debian 12, package firefox-esr 140.12.0esr-1~deb12u1; also needs python3 and openssl).
# Firefox ESR 153.8.0 no longer does so.
#
# Valid input: site A frames site B; B sets a cookie with "SameSite=None; Secure" and gets it back (Firefox keeps one
# jar for B below A). A click in the frame then calls window.open of B's own page. With the next request of the frame
# the cookie is gone: because B is now both in the frame and in a window that it opened itself, Firefox grants the
# frame storage access, and it sends the first-party jar from then on, in which nothing is. document.hasStorageAccess()
# turns true, nobody was asked, and the old jar never comes back. The same link with rel=noopener moves nothing.
#
#   before window.open     after it     after a link with rel=noopener
#   kept=1                 (nothing)    kept=1
set -euo pipefail
for program in python3 openssl dpkg; do
  command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
firefox=$(command -v firefox-esr || true)
if [ -z "$firefox" ] || ! "$firefox" --version | grep -q ' 140\.12\.0'; then
  (cd "$work" && apt-get download -q firefox-esr=140.12.0esr-1~deb12u1 >/dev/null && dpkg -x firefox-esr_*.deb .) ||
    { echo "Debian no longer has this version"; exit 2; }
  firefox=$work/usr/lib/firefox-esr/firefox-esr
fi
FIREFOX=$firefox python3 - <<'PY'
import http.server, json, os, shutil, socket, ssl, subprocess, sys, tempfile, threading, time, urllib.error, urllib.request

# --- two sites over https on one port
work = tempfile.mkdtemp()
subprocess.run(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', work + '/key', '-out', work + '/cert',
                '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
               check=True, stderr=subprocess.DEVNULL)

class Site(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        headers, body = [], ''
        if self.path == '/top':
            body = f'<iframe id=frame src="https://localhost:{PORT}/set"></iframe>'
        elif self.path == '/set':
            headers = [('Set-Cookie', 'kept=1; Path=/; Secure; SameSite=None')]
            body = '<a id=on href=/look>on</a>'
        elif self.path == '/look':
            body = f'<p id=came>[{self.headers.get("Cookie") or ""}]</p><a id=on href=/look>on</a>' \
                   '<button id=opener onclick="window.open(\'/other\')">a</button>' \
                   '<a id=noopener target=_blank rel=noopener href=/other>b</a>'
        data = ('<!doctype html><meta charset=utf-8><title>x</title>' + body).encode()
        self.send_response(200)
        for name, value in headers + [('Content-Type', 'text/html; charset=utf-8'), ('Content-Length', str(len(data)))]:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *ignored):
        pass

server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Site)
PORT = server.server_port
tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
tls.load_cert_chain(work + '/cert', work + '/key')
server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
threading.Thread(target=server.serve_forever, daemon=True).start()

# --- Firefox's Marionette socket
ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
started = []

def start(command, **environment):
    process = subprocess.Popen(command, env=dict(os.environ, **environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    started.append(process)
    return process

def free():
    with socket.socket() as one:
        one.bind(('127.0.0.1', 0))
        return one.getsockname()[1]

class Marionette:
    def __init__(self, program):
        profile = tempfile.mkdtemp(dir=work)
        with open(profile + '/user.js', 'w') as preferences:
            preferences.write('user_pref("marionette.port", 0);\nuser_pref("remote.prefs.recommended", false);\n'
                              'user_pref("datareporting.policy.dataSubmissionEnabled", false);\n')
        start([program, '--headless', '--marionette', '--no-remote', '--profile', profile])
        for _ in range(600):
            if os.path.exists(profile + '/MarionetteActivePort'):
                break
            time.sleep(0.1)
        self.socket = socket.create_connection(('127.0.0.1', int(open(profile + '/MarionetteActivePort').read())))
        self.read()
        self.version = self.call('NewSession', acceptInsecureCerts=True)['capabilities']['browserVersion']

    def read(self):
        length = b''
        while (digit := self.socket.recv(1)) != b':':
            length += digit
        data = b''
        while len(data) < int(length):
            data += self.socket.recv(int(length) - len(data))
        return json.loads(data)

    def call(self, name, **parameters):
        message = json.dumps([0, 1, 'WebDriver:' + name, parameters]).encode()
        self.socket.sendall(str(len(message)).encode() + b':' + message)
        answer = self.read()
        if answer[2]:
            raise LookupError(answer[2]['message'])
        return answer[3]

    def open(self, address):
        self.call('Navigate', url=address)

    def in_frame(self, script):
        self.call('SwitchToFrame', id=None)
        frame = self.call('FindElement', using='css selector', value='#frame')['value'][ELEMENT]
        self.call('SwitchToFrame', element=frame)
        return self.call('ExecuteScript', script=script, args=[])['value']

    def close(self):
        self.socket.close()

def click(browser, selector):
    browser.in_frame('')
    button = browser.call('FindElement', using='css selector', value=selector)['value'][ELEMENT]
    browser.call('ElementClick', id=button)

def until(attempt):
    for _ in range(150):
        time.sleep(0.2)
        try:
            found = attempt()
        except LookupError:
            continue  # between two pages
        if found:
            return found
    raise SystemExit('nothing came')

def came(browser):
    return until(lambda: browser.in_frame('const p = document.querySelector("#came"); return p && p.textContent;'))

def look(how):
    browser = Marionette(os.environ['FIREFOX'])
    browser.open(f'https://127.0.0.1:{PORT}/top')
    window = browser.call('GetWindowHandle')['value']
    until(lambda: browser.in_frame('return document.querySelector("#on") !== null;'))
    click(browser, '#on')
    before = came(browser)
    windows = len(browser.call('GetWindowHandles'))
    click(browser, how)
    until(lambda: len(browser.call('GetWindowHandles')) > windows)
    browser.call('SwitchToWindow', handle=window)
    time.sleep(1)
    click(browser, '#on')
    time.sleep(1)
    after = came(browser)
    print(browser.version, how, 'before', before, 'after', after)
    browser.close()
    started.pop().terminate()
    return before, after

try:
    seen = look('#opener'), look('#noopener')
finally:
    for process in reversed(started):
        process.terminate()
    shutil.rmtree(work, ignore_errors=True)
same = seen == (('[kept=1]', '[]'), ('[kept=1]', '[kept=1]'))
print('as described' if same else 'IT HAS CHANGED')
sys.exit(0 if same else 1)
PY

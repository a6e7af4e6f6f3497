#!/usr/bin/env bash
# A frame of another site has no cookies at all, although everything that one can ask says that it has.
#
# WebKitGTK 2.50.6 (Debian 12 packages webkit2gtk-driver, xvfb; also needs python3 and openssl).
#
# Valid input: site A frames site B, both over https; B sets one cookie with "SameSite=None; Secure" and one with
# "Partitioned" besides. In the frame
#   - neither comes back, while the same page as a page of its own gets both;
#   - navigator.cookieEnabled is true;
#   - document.requestStorageAccess() on a click is granted at once, to a site that nobody ever visited by itself;
#   - and after that grant a new request of the frame still brings no cookie, and no new one is kept.
# sessionStorage in the same frame works. So the only test is to set a cookie and to look whether it came.
set -euo pipefail
for program in python3 openssl WebKitWebDriver Xvfb; do
  command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }
done
exec python3 - <<'PY'
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
            headers = [('Set-Cookie', 'plain=1; Path=/; Secure; SameSite=None'),
                       ('Set-Cookie', 'partitioned=1; Path=/; Secure; SameSite=None; Partitioned')]
            body = '<a id=on href=/look>on</a>'
        elif self.path == '/look':
            body = f'<p id=came>[{self.headers.get("Cookie") or ""}]</p><a id=set href=/set>set</a><p id=said></p>' \
                   '<button id=ask onclick="document.requestStorageAccess().then(() => said.textContent = \'granted\',' \
                   ' () => said.textContent = \'refused\')">ask</button>'
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

# --- W3C WebDriver
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

class WebDriver:
    def __init__(self, command, port, capabilities, **environment):
        self.base = f'http://127.0.0.1:{port}'
        start(command, **environment)
        for _ in range(150):
            try:
                socket.create_connection(('127.0.0.1', port)).close()
                break
            except OSError:
                time.sleep(0.1)
        session = self.call('POST', '/session', {'capabilities': {'alwaysMatch': dict(acceptInsecureCerts=True, **capabilities)}})
        self.base += '/session/' + session['sessionId']
        self.version = session['capabilities']['browserVersion']

    def call(self, method, path, body=None):
        request = urllib.request.Request(self.base + path, method=method, data=json.dumps(body or {}).encode() if method == 'POST' else None)
        try:
            return json.load(urllib.request.urlopen(request, timeout=90))['value']
        except urllib.error.HTTPError as error:
            raise LookupError(error.read().decode())

    def open(self, address):
        self.call('POST', '/url', {'url': address})

    def in_frame(self, script):
        self.call('POST', '/frame', {'id': None})
        self.call('POST', '/frame', {'id': self.call('POST', '/element', {'using': 'css selector', 'value': '#frame'})})
        return self.call('POST', '/execute/sync', {'script': script, 'args': []})

    def close(self):
        self.call('DELETE', '')

def webkit():
    for number in range(300, 400):
        if not os.path.exists(f'/tmp/.X{number}-lock'):
            break
    start(['Xvfb', f':{number}', '-screen', '0', '1024x768x24', '-nolisten', 'tcp'])
    time.sleep(2)
    port = free()
    return WebDriver(['WebKitWebDriver', '--host=127.0.0.1', f'--port={port}'], port,
                     {'webkitgtk:browserOptions': {'binary': MINI, 'args': ['--automation']}},
                     DISPLAY=f':{number}', LIBGL_ALWAYS_SOFTWARE='1', WEBKIT_DISABLE_COMPOSITING_MODE='1')

MINI = next((path for path in ('/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser', '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser')
             if os.path.exists(path)), None)
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

def click(browser, selector):
    browser.in_frame('')
    click_here(browser, selector)

def click_here(browser, selector):
    element = browser.call('POST', '/element', {'using': 'css selector', 'value': selector})[ELEMENT]
    browser.call('POST', f'/element/{element}/click')

def text(browser, selector):
    return until(lambda: browser.in_frame(f'const p = document.querySelector("{selector}"); return p && p.textContent;'))

try:
    browser = webkit()
    browser.open(f'https://127.0.0.1:{PORT}/top')
    until(lambda: browser.in_frame('return document.querySelector("#on") !== null;'))
    click(browser, '#on')
    seen = {'frame': text(browser, '#came')}
    seen['cookieEnabled'] = browser.in_frame('return navigator.cookieEnabled;')
    seen['sessionStorage'] = browser.in_frame('sessionStorage.x = "works"; return sessionStorage.x;')
    click(browser, '#ask')
    seen['requestStorageAccess'] = text(browser, '#said')
    click(browser, '#set')
    until(lambda: browser.in_frame('return document.querySelector("#on") !== null;'))
    click(browser, '#on')
    seen['frame afterwards'] = text(browser, '#came')
    browser.call('POST', '/frame', {'id': None})
    browser.open(f'https://localhost:{PORT}/set')
    click_here(browser, '#on')
    seen['page of its own'] = until(lambda: browser.call('POST', '/execute/sync', {
        'script': 'const p = document.querySelector("#came"); return p && p.textContent;', 'args': []}))
    print('WebKitGTK', browser.version, seen)
    browser.close()
finally:
    for process in reversed(started):
        process.terminate()
    shutil.rmtree(work, ignore_errors=True)
same = seen == {'frame': '[]', 'cookieEnabled': True, 'sessionStorage': 'works', 'requestStorageAccess': 'granted',
                'frame afterwards': '[]', 'page of its own': '[plain=1; partitioned=1]'}
print('as described' if same else 'IT HAS CHANGED')
sys.exit(0 if same else 1)
PY

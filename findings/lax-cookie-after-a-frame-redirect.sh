#!/usr/bin/env bash
# A redirect inside a frame and the framing site's own SameSite=Lax cookie.
#
# Chromium 156.0.8078.108, Firefox ESR 153.8.0 and 140.12.0, WebKitGTK 2.50.6 (Debian 12 packages chromium,
# chromium-driver, firefox-esr, webkit2gtk-driver, xvfb; also needs python3 and openssl).
#
# Valid input: site A sets "session; Secure; HttpOnly; SameSite=Lax" on its own page and frames itself. The page in
# the frame posts a form to site B, and B leads back to A, as every OpenID Connect or LTI login does. Does A get its
# own cookie, in its own frame, below its own page?
#
#   B leads back by        Chromium   Firefox ESR   WebKitGTK
#   302 / 303 / 307        yes        no            yes
#   location.replace       no         no            yes
#   meta refresh           no         no            yes
#   a form sent by script  no         no            yes
#
# Chromium asks who began the navigation: with a redirect that is still A. Firefox looks at the whole chain of
# redirects, so one hop over another site is enough. WebKitGTK looks at the page on top only.
# "Answer with a redirect instead of a page" therefore helps in Chromium alone; in Firefox a login through a frame
# cannot reach a site whose session is Lax, and only a tab of its own helps.
set -euo pipefail
for program in python3 openssl; do
  command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }
done
exec python3 - "$@" <<'PY'
import http.server, json, os, shutil, socket, ssl, subprocess, sys, tempfile, threading, time, urllib.error, urllib.request

WAYS = ['302', '303', '307', 'script', 'meta', 'form']
EXPECTED = {
    'chromium': {'302': True, '303': True, '307': True, 'script': False, 'meta': False, 'form': False},
    'firefox': dict.fromkeys(WAYS, False),
    'webkit': dict.fromkeys(WAYS, True),
}

# --- two sites over https on one port
work = tempfile.mkdtemp()
subprocess.run(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', work + '/key', '-out', work + '/cert',
                '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
               check=True, stderr=subprocess.DEVNULL)

class Site(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        a, b = f'https://127.0.0.1:{PORT}', f'https://localhost:{PORT}'
        page, _, way = self.path.strip('/').partition('-')
        headers, status, body = [], 200, ''
        if page == 'top':
            headers = [('Set-Cookie', 'session=1; Path=/; Secure; HttpOnly; SameSite=Lax')]
            body = f'<iframe id=frame src="{a}/begin-{way}"></iframe>'
        elif page == 'begin':
            body = f'<form method=post action="{b}/login-{way}"></form><script>document.forms[0].submit()</script>'
        elif page == 'login':
            back = f'{a}/back-{way}'
            if way.isdigit():
                status, headers = int(way), [('Location', back)]
            else:
                body = {'script': f'<script>location.replace("{back}")</script>',
                        'meta': f'<meta http-equiv=refresh content="0;url={back}">',
                        'form': f'<form action="{back}"></form><script>document.forms[0].submit()</script>'}[way]
        elif page == 'back':
            body = '<p id=came>%s</p>' % ('session=1' in (self.headers.get('Cookie') or ''))
        data = ('<!doctype html><meta charset=utf-8><title>x</title>' + body).encode()
        self.send_response(status)
        for name, value in headers + [('Content-Type', 'text/html; charset=utf-8'), ('Content-Length', str(len(data)))]:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def do_POST(self):
        self.rfile.read(int(self.headers.get('Content-Length') or 0))
        self.do_GET()

    def log_message(self, *ignored):
        pass

server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Site)
PORT = server.server_port
tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
tls.load_cert_chain(work + '/cert', work + '/key')
server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
threading.Thread(target=server.serve_forever, daemon=True).start()

# --- two ways to drive a browser: W3C WebDriver, and Firefox's Marionette socket
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

class Marionette:
    def __init__(self, program):
        profile = tempfile.mkdtemp(dir=work)
        with open(profile + '/user.js', 'w') as preferences:
            preferences.write('user_pref("marionette.port", 0);\nuser_pref("remote.prefs.recommended", false);\n')
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

def chromium():
    port = free()
    return WebDriver(['chromedriver', f'--port={port}'], port,
                     {'goog:chromeOptions': {'args': ['--headless=new', '--no-sandbox', '--disable-gpu', '--user-data-dir=' + work + '/chromium']}})

def firefox():
    return Marionette('firefox-esr')

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
INSTALLED = {'chromium': shutil.which('chromedriver') and shutil.which('chromium'), 'firefox': shutil.which('firefox-esr'),
             'webkit': shutil.which('WebKitWebDriver') and shutil.which('Xvfb') and MINI}

def look(name):
    browser = globals()[name]()
    seen = {}
    for way in WAYS:
        browser.open(f'https://127.0.0.1:{PORT}/top-{way}')
        for _ in range(100):
            time.sleep(0.2)
            try:
                words = browser.in_frame('const p = document.querySelector("#came"); return p && p.textContent;')
            except LookupError:
                continue  # the frame is between two pages
            if words:
                seen[way] = words == 'True'
                break
    print(name, browser.version, {way: 'yes' if came else 'no' for way, came in seen.items()})
    browser.close()
    return seen == EXPECTED[name]

try:
    names = [name for name in EXPECTED if INSTALLED[name]]
    print('not installed:', [name for name in EXPECTED if not INSTALLED[name]])
    results = [look(name) for name in names]
finally:
    for process in reversed(started):
        process.terminate()
    shutil.rmtree(work, ignore_errors=True)
if not names:
    sys.exit(2)
print('as described' if all(results) else 'IT HAS CHANGED')
sys.exit(0 if all(results) else 1)
PY

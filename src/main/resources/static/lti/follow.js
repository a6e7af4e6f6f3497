// The frame follows the tab that it opened: it says so, goes on here when the tab is closed, and
// hands over what was chosen in the tab, for the platform's dialogue listens to this frame only.
//
// What ties the two is that this page opened that tab: the browser lets pages of one origin see
// where the other is, whatever it does with their cookies. Where the tie is cut, nothing is followed.
const LOOK_MS = 400;

const link = document.getElementById("new-tab");
const here = document.getElementById("here");

let tab = null;
let path = null;
let looking;

link?.addEventListener("click", (event) => {
  tab = window.open(link.href, "_blank");
  if (tab) {
    event.preventDefault();
    show(true);
    document.getElementById("opened").focus();
    clearInterval(looking);
    looking = setInterval(look, LOOK_MS);
  }
});

here?.addEventListener("click", () => {
  clearInterval(looking);
  tab.close();
  window.location.replace(path);
});

/** Where the tab is; while it is at the platform, nobody may know. */
function look() {
  try {
    const { host, pathname, search } = tab.location;
    if (host === window.location.host && !pathname.startsWith("/lti/")) {
      path = pathname.startsWith("/play/") ? entry(pathname) : pathname + search;
      here.hidden = false;
    }
  } catch {
    // At the platform.
  }
  if (tab.closed) {
    clearInterval(looking);
    if (path) {
      window.location.replace(path);
    } else {
      show(false);
    }
  }
}

/** Where the work stands by then: the tab may have gone on since the last look. */
function entry(pathname) {
  return pathname.split("/").slice(0, 3).join("/");
}

function show(opened) {
  document.getElementById("offer").hidden = opened;
  document.getElementById("followed").hidden = !opened;
}

// The tab has an answer for the platform, and asks whether somebody hands it over.
window.addEventListener("message", (event) => {
  const { data, source, origin } = event;
  if (source === null || source !== tab || origin !== window.location.origin || data?.subject !== "traininglayer.answer") {
    return;
  }
  clearInterval(looking);
  source.postMessage({ subject: "traininglayer.answer.taken" }, origin);
  const form = document.createElement("form");
  form.method = "post";
  form.action = new URL(data.path, origin).pathname + "/again";
  document.body.append(form);
  form.submit();
});

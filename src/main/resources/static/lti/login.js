// The ladder: our cookie, else the platform's storage, else a new tab.
import { put } from "./platform-storage.js";

const login = document.getElementById("login");
const { handle, storageTarget, platformOrigin, binding } = login.dataset;

async function cookieKept() {
  try {
    const answer = await fetch(`/lti/login/${handle}/cookie`, { credentials: "same-origin" });
    return answer.ok && (await answer.json()).kept === true;
  } catch {
    return false;
  }
}

if (
  (await cookieKept()) ||
  (storageTarget && (await put(`tl_login_${handle}`, binding, storageTarget, platformOrigin)))
) {
  window.location.replace(document.getElementById("continue").href);
} else {
  document.getElementById("opening").hidden = true;
  document.getElementById("blocked").hidden = false;
}

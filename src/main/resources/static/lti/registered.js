// Tells the platform's page that it may close the frame or window: once by button, or, after
// success, by itself when nobody does anything.
const main = document.getElementById("main");
const platform = window.opener ?? (window.parent === window ? null : window.parent);
const origins = (main.dataset.origins ?? "").split(" ").filter(Boolean);
const counting = document.getElementById("counting");

function close() {
  clearInterval(timer);
  for (const origin of origins) {
    platform.postMessage({ subject: "org.imsglobal.lti.close" }, origin);
  }
}

function stay() {
  clearInterval(timer);
  counting?.remove();
  document.getElementById("stay")?.remove();
}

let timer;
if (platform && origins.length > 0) {
  document.getElementById("closing").hidden = false;
  document.getElementById("close").addEventListener("click", close);
  document.getElementById("by-hand")?.setAttribute("hidden", "");
  if (main.dataset.seconds) {
    let left = Number(main.dataset.seconds);
    const shown = document.getElementById("seconds");
    shown.textContent = String(left);
    timer = setInterval(() => {
      left -= 1;
      shown.textContent = String(left);
      if (left <= 0) {
        close();
      }
    }, 1000);
    document.getElementById("stay").addEventListener("click", stay);
    window.addEventListener("keydown", (event) => event.key === "Tab" && stay(), { once: true });
  }
}

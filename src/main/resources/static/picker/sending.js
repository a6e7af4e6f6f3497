// Posts the answer once. Whoever goes back afterwards comes to the page that says it has been sent.
// In a tab that our page in the platform's dialogue opened, that page posts it, since the dialogue
// waits there; if it does not say so soon, the tab does.
const TAKEN_MS = 1200;

const form = document.getElementById("sending");
history.replaceState(null, "", form.dataset.back);
if (performance.getEntriesByType("navigation")[0]?.type !== "back_forward") {
  if (window.opener) {
    ask(window.opener);
  } else {
    form.submit();
  }
}

function ask(opener) {
  const { origin } = window.location;
  const alone = setTimeout(() => form.submit(), TAKEN_MS);
  window.addEventListener("message", (event) => {
    if (event.source === opener && event.origin === origin && event.data?.subject === "traininglayer.answer.taken") {
      clearTimeout(alone);
      form.hidden = true;
      document.getElementById("moment").hidden = true;
      document.getElementById("elsewhere").hidden = false;
      window.close();
    }
  });
  opener.postMessage({ subject: "traininglayer.answer", path: form.dataset.back }, origin);
}

// Posts the answer once. Whoever goes back afterwards comes to the page that says it has been sent.
const form = document.getElementById("sending");
history.replaceState(null, "", form.dataset.back);
if (performance.getEntriesByType("navigation")[0]?.type !== "back_forward") {
  form.submit();
}

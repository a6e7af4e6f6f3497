// Posts the answer once. Coming back to this page must not send it a second time.
const form = document.getElementById("sending");
if (performance.getEntriesByType("navigation")[0]?.type !== "back_forward") {
  form.submit();
}

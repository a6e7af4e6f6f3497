// The choice is kept: the page around the dialog shows the course again, unless there is something
// to read here first.
const returned = document.getElementById("returned");
if (returned.dataset.quiet === "true") {
  window.top.location.assign(returned.dataset.back);
}

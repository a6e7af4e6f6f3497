// Hands messages of a tool on to the page around it, and the answers back: Canvas' frame of this
// name stands on the address of its single sign-on, which all institutions share.
// It listens when it is ready; what comes earlier is lost.
const READY_LATE_MS = 1500;
const waiting = new Map();

function forward(event) {
  const data = event.data;
  if (data === null || typeof data !== "object" || typeof data.subject !== "string") {
    return;
  }
  if (event.source === parent) {
    const asked = waiting.get(data.message_id);
    waiting.delete(data.message_id);
    asked?.source.postMessage(data, asked.origin);
  } else {
    waiting.set(data.message_id, { source: event.source, origin: event.origin });
    parent.postMessage({ ...data, sourceToolOrigin: event.origin }, location.origin);
  }
}

setTimeout(
  () => addEventListener("message", forward),
  document.documentElement.dataset.storage === "SLOW" ? READY_LATE_MS : 0,
);

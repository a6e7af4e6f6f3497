// The LMS' page around a tool: its dialog for choosing content, and, in Canvas' shape, what it
// answers to messages of the tool (LTI Client Side postMessages, LTI postMessage Storage).

const chooser = document.getElementById("chooser");
for (const link of document.querySelectorAll("a[data-frame]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    chooser.querySelector("iframe").src = link.dataset.frame;
    chooser.showModal();
  });
}

const LOADING_MS = 700;
const FORWARDING = "post_message_forwarding";
const around = document.querySelector("[data-storage]");
const kept = new Map();

function answer(event, content) {
  const send = () =>
    event.source.postMessage(
      { subject: event.data.subject + ".response", message_id: event.data.message_id, ...content },
      event.origin,
    );
  if (around.dataset.storage === "SLOW") {
    setTimeout(send, loading(event.data.subject));
  } else {
    send();
  }
}

const loadedAt = new Map();

/** What handles a subject is loaded when it is first asked for. */
function loading(subject) {
  const now = performance.now();
  if (!loadedAt.has(subject)) {
    loadedAt.set(subject, now + LOADING_MS);
  }
  return Math.max(0, loadedAt.get(subject) - now);
}

function storage(event) {
  const { subject, key, value } = event.data;
  // Handed on by our own frame: whose storage it is stands in the message.
  const owner = event.origin === location.origin ? event.data.sourceToolOrigin : event.origin;
  const place = `${owner} ${key}`;
  if (subject === "lti.put_data") {
    if (value === undefined || value === null) {
      kept.delete(place);
    } else {
      kept.set(place, value);
    }
    answer(event, { key, value });
  } else {
    answer(event, { key, value: kept.get(place) });
  }
}

function canvas(event) {
  const data = event.data;
  if (data === null || typeof data !== "object" || around.dataset.storage === "SILENT") {
    return;
  }
  switch (data.subject) {
    case "lti.capabilities":
      answer(event, {
        supported_messages: [
          { subject: "lti.capabilities" },
          { subject: "lti.put_data", frame: FORWARDING },
          { subject: "lti.get_data", frame: FORWARDING },
          { subject: "lti.frameResize" },
        ],
      });
      break;
    case "lti.put_data":
    case "lti.get_data":
      storage(event);
      break;
    case "lti.frameResize": {
      const height = Number.parseInt(data.height, 10);
      if (height > 0 && height < 100_000) {
        document.getElementById("contentframe").height = String(height);
      }
      break;
    }
    default:
  }
}

if (around) {
  window.addEventListener("message", canvas);
}

// Registration: the tool says that it has finished.
const registration = document.getElementById("registration");
if (registration) {
  window.addEventListener("message", (event) => {
    if (
      event.source === registration.contentWindow &&
      event.data?.subject === "org.imsglobal.lti.close"
    ) {
      location.assign("/demo/admin");
    }
  });
}

// Forms marked data-send go through the outbox, so that a lost connection loses no answer.
// Forms marked data-autosave also save each change at once: the field alone, or all that stands
// within data-together, because it is one answer.
// A field with data-later waits for the next button.
import { empty, pageOf, send } from "./outbox.js";
import { rejected, text } from "./status.js";

export function sending() {
  for (const form of document.querySelectorAll("form[data-send]")) {
    form.addEventListener("submit", (event) => submit(event, form));
    if ("autosave" in form.dataset) {
      form.addEventListener("change", (event) => {
        if (!("later" in event.target.dataset)) {
          save(form, event.target);
        }
      });
    }
  }
  if (location.hash) {
    document.getElementById(location.hash.slice(1))?.focus({ preventScroll: true });
  }
}

// The attribute, not the property: a field may be called action, too.
async function submit(event, form) {
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  if (form.dataset.busy) {
    return;
  }
  form.dataset.busy = "yes";
  try {
    await empty();
    const reply = await send(form.getAttribute("action"), body, form.id || form.getAttribute("action"));
    await empty();
    go(reply?.next ?? location.pathname);
  } catch (problem) {
    delete form.dataset.busy;
    if (problem.again) {
      // The page asks something that it did not ask before: it comes with what was typed.
      form.submit();
      return;
    }
    rejected(problem.message, problem.next, problem.overtaken);
  }
}

function save(form, field) {
  const together = field.closest("[data-together]");
  const body = new URLSearchParams(pageOf(form));
  if (together) {
    const names = new Set([...together.querySelectorAll("[name]")].map((part) => part.name));
    for (const [name, value] of new FormData(form)) {
      if (names.has(name)) {
        body.append(name, value);
      }
    }
  } else {
    body.set(field.name, field.value);
  }
  send(form.getAttribute("action"), body, together?.id || field.name)
    .then((saved) => summary(saved?.summary))
    .catch((problem) => rejected(problem.message || text("refused"), problem.next, problem.overtaken));
}

/** How far one is, beside the buttons. */
function summary(line) {
  if (line) {
    document.getElementById("summary").textContent = line;
  }
}

/** To another page, or to this one in its new state. */
export function go(path) {
  const target = new URL(path, location.href);
  if (target.pathname === location.pathname && target.search === location.search) {
    history.replaceState(null, "", target);
    location.reload();
  } else {
    location.assign(target);
  }
}

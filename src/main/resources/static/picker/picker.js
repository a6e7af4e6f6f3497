// The picker: searching as one types, the order of choosing, one press for one answer.
const choose = document.getElementById("choose");
const settings = document.getElementById("settings");

if (choose) {
  searching(choose);
}
if (settings) {
  oncePressed(settings);
  ownZone();
  document.getElementById("problems")?.focus();
}

/** The server filters; this asks it after every change and takes the list from its answer. */
function searching(form) {
  const titles = document.getElementById("titles");
  const chosen = new Map();
  for (const one of titles?.querySelectorAll("[data-id]") ?? []) {
    chosen.set(one.dataset.id, one.textContent);
  }
  let waiting;
  let asking;
  let shown = query(); // what the list answers, or is about to

  form.addEventListener("change", ({ target }) => {
    if (target.name === "module") {
      choice(target);
    } else if (target.tagName === "SELECT") {
      refresh();
    }
  });
  form.elements.q.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, 180);
  });
  form.addEventListener("click", (event) => {
    if (event.target.id === "clear") {
      event.preventDefault();
      for (const name of ["q", "role", "competency", "minutes"]) {
        form.elements[name].value = "";
      }
      form.elements.q.focus();
      refresh();
    }
  });
  // What was chosen goes along in the order in which it was chosen.
  form.addEventListener("formdata", ({ formData }) => {
    if (titles) {
      formData.delete("module");
      for (const id of chosen.keys()) {
        formData.append("module", id);
      }
    }
  });
  form.addEventListener("submit", (event) => {
    const search = !event.submitter?.hasAttribute("formaction");
    if (search) {
      event.preventDefault();
      refresh();
    }
  });

  function choice(box) {
    if (box.checked) {
      chosen.set(box.value, box.closest("label").querySelector(".title").textContent);
    } else {
      chosen.delete(box.value);
    }
    const { countNone, countOne, countMany } = form.dataset;
    document.getElementById("count").textContent =
      chosen.size === 0 ? countNone : chosen.size === 1 ? countOne : countMany.replace("{0}", chosen.size);
    titles.textContent = [...chosen.values()].join(", ");
    document.getElementById("nothing")?.remove();
  }

  function query() {
    return new URLSearchParams(new FormData(form)).toString();
  }

  async function refresh() {
    clearTimeout(waiting);
    const wanted = query();
    if (wanted === shown) {
      return;
    }
    shown = wanted;
    asking?.abort();
    asking = new AbortController();
    const address = form.getAttribute("action") + "?" + wanted;
    try {
      const reply = await fetch(address, { signal: asking.signal });
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      const results = page.getElementById("results");
      if (!results) {
        location.assign(address); // it has ended, and that page says so
        return;
      }
      for (const box of results.querySelectorAll("input[type=checkbox]")) {
        box.checked = chosen.has(box.value);
      }
      // The line that says how many stays, so that it is read out.
      const found = document.getElementById("found");
      found.textContent = results.querySelector("#found").textContent;
      results.querySelector("#found").replaceWith(found);
      replace(results.childNodes);
      history.replaceState(null, "", address);
    } catch (problem) {
      if (problem.name !== "AbortError") {
        shown = null;
        document.getElementById("found").textContent = form.dataset.failed;
      }
    }
  }
}

/** Who has gone on to a module by keyboard stays there, if it is still in the list. */
function replace(nodes) {
  const results = document.getElementById("results");
  const box = results.contains(document.activeElement) ? document.activeElement.value : null;
  results.replaceChildren(...nodes);
  if (box) {
    results.querySelector(`input[value="${CSS.escape(box)}"], button[value="${CSS.escape(box)}"]`)?.focus();
  }
}

/** A second press of the same button would find that the first has answered. */
function oncePressed(form) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
    } else {
      form.dataset.sent = "yes";
    }
  });
  addEventListener("pageshow", () => delete form.dataset.sent);
}

/** Times are the teacher's own unless said otherwise. */
function ownZone() {
  const zone = document.getElementById("zone");
  if (zone?.value !== "UTC" || zone.querySelector("option[selected]:not([value=UTC])")) {
    return;
  }
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ([...zone.options].some((option) => option.value === own)) {
    zone.value = own;
  }
}

// The sources beside the work: tabs, and on narrow screens a second pane.
import { send } from "./outbox.js";

const root = document.documentElement;

/** Document or sources, where there is room for one of them. */
export function panes() {
  root.dataset.pane = "work";
  for (const link of document.querySelectorAll(".panes a")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      showPane(link.dataset.pane);
    });
  }
}

export function showPane(name) {
  root.dataset.pane = name;
  for (const link of document.querySelectorAll(".panes a")) {
    if (link.dataset.pane === name) {
      link.setAttribute("aria-current", "true");
    } else {
      link.removeAttribute("aria-current");
    }
  }
}

/** Tabs open without a page load; opening is recorded, also of the one that is open already. */
export function sources() {
  const form = document.querySelector("form[data-sources]");
  if (!form) {
    return;
  }
  columns();
  const seen = () => {
    const shown = document.querySelector(".source:not([hidden])");
    if (form.dataset.fresh === "true" && shown?.offsetParent) {
      form.dataset.fresh = "false";
      // Nobody has answered anything: where the line is down, nothing is kept of it.
      fetch(form.action, {
        method: "POST",
        body: opening(form, shown.dataset.source),
        headers: { Accept: "application/json" },
        keepalive: true,
      }).catch(() => {});
    }
  };
  seen();
  document.querySelector('.panes [data-pane="sources"]')?.addEventListener("click", () => setTimeout(seen));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const id = event.submitter.value;
    showSource(id);
    form.dataset.fresh = "false";
    opened(form, id);
  });
}

function opened(form, id) {
  send(form.action, opening(form, id), `source ${id}`).catch(() => {});
}

function opening(form, id) {
  return new URLSearchParams({ attempt: form.elements.attempt.value, open: id });
}

/** Lets a reader choose the columns of a wide table, so that those compared stand side by side. */
function columns() {
  for (const chooser of document.querySelectorAll("details.columns")) {
    chooser.hidden = false;
    const table = chooser.parentElement.querySelector("table");
    const apply = () => {
      for (const box of chooser.querySelectorAll("input")) {
        const at = Number(box.value) + 1;
        for (const cell of table.querySelectorAll(`tr > :nth-child(${at})`)) {
          cell.hidden = !box.checked;
        }
      }
    };
    chooser.addEventListener("change", apply);
    apply();
  }
}

/** Shows one source and hides the others. */
export function showSource(id) {
  for (const section of document.querySelectorAll(".source")) {
    section.hidden = section.dataset.source !== id;
  }
  document.dispatchEvent(new Event("source-shown"));
  for (const tab of document.querySelectorAll("form[data-sources] button")) {
    if (tab.value === id) {
      tab.setAttribute("aria-current", "true");
    } else {
      tab.removeAttribute("aria-current");
    }
  }
  for (const keep of document.querySelectorAll('input[name="keep"]')) {
    keep.value = id;
  }
}

/** Brings the line of a source into view and highlights it; an empty place highlights nothing. */
export function highlight(place) {
  for (const line of document.querySelectorAll("[data-place]")) {
    line.classList.toggle("proof-here", line.dataset.place === place && place !== "");
  }
}

export function lineAt(place) {
  return [...document.querySelectorAll("[data-place]")].find((line) => line.dataset.place === place);
}

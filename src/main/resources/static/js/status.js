// What the bar says about saving. It is a live region, so screen readers hear it too.
import { local } from "./clock.js";

const texts = document.getElementById("texts")?.dataset ?? {};
const place = document.getElementById("saved");

/** A text of the page, with {0} filled in. */
export function text(name, value) {
  return (texts[name] ?? "").replace("{0}", value ?? "");
}

export function saving() {
  place.parentElement.classList.remove("waiting");
  place.textContent = text("saving");
}

export function saved(iso) {
  place.parentElement.classList.remove("waiting");
  place.textContent = `${text("saved")} ${local(iso)}`;
}

export function retrying() {
  place.parentElement.classList.add("waiting");
  if (place.textContent !== text("retrying")) {
    place.textContent = text("retrying");
  }
}

export function rejected(reason) {
  place.parentElement.classList.add("waiting");
  place.textContent = `${text("rejected")}: ${reason}`;
}

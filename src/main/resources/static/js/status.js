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

export function rejected(reason, next, newer) {
  place.parentElement.classList.add("waiting");
  place.textContent = `${text("rejected")}: ${reason}`;
  if (next) {
    const way = document.createElement("a");
    way.href = next;
    way.textContent = text(newer ? "newer" : "goto");
    place.append(" ", way);
  }
}

/** What became of the answers of an earlier page that the browser has kept. */
export function handedOver({ saved = 0, late = 0, refused = 0, overtaken = 0, words = [] }) {
  const note = document.getElementById("handed-over");
  const told = [
    ["handed", saved],
    ["handedLate", late],
    ["handedRefused", refused],
    ["handedOvertaken", overtaken],
  ].filter(([, count]) => count > 0);
  if (note && told.length > 0) {
    note.querySelector("span").textContent = told
      .map(([name, count]) => text(name, String(count)))
      .join(" ");
    if (words.length > 0) {
      note.append(" ", text("handedWords"));
      for (const written of words) {
        const quote = document.createElement("q");
        quote.textContent = written;
        note.append(" ", quote);
      }
    }
    note.hidden = false;
  }
}

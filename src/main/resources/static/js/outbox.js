// Answers on their way to the server: one after the other, kept until they are there.
//
// An answer that could not be sent is tried again with the same content, at growing intervals and at
// once when the connection is back. A newer answer about the same thing takes the place of one that
// is still waiting. Sending the same answer twice changes nothing on the server.
//
// What waits is kept under its attempt and step, not under the address of the page: the next launch of
// the same attempt, in whatever frame or tab, hands it over to its own address, and says so. It is kept
// until the server has said what became of it: a page that is open no more, or the sign-in page of a
// proxy, says nothing of the answer.
//
// Every answer names the page that says it and what that page had seen: where a newer page has answered
// since, the server takes the newer one, and the older page is told.
import * as status from "./status.js";

const LONGEST_WAIT = 15000;
const DAYS_KEPT = 30;
const NOT_OURS = [401, 403, 404];
const player = document.getElementById("player");
const attempt = player?.dataset.registration ?? "";
const step = player?.dataset.step ?? "";
const store = storage();

let waiting = restore();
const handed = { saved: 0, late: 0, refused: 0, overtaken: 0, words: [] };
let sent = false;
let busy = false;
let pause = 1000;
let timer = null;

/** What this page has seen since it was opened, by what it handed over itself; null when nothing. */
let known = null;

/** The browser's longest memory in this frame; null where it has none. */
export function storage() {
  for (const name of ["localStorage", "sessionStorage"]) {
    try {
      const found = window[name];
      found.setItem("outbox", "");
      found.removeItem("outbox");
      return found;
    } catch {
      // Blocked here; the next one may be open.
    }
  }
  return null;
}

/** What every answer of a form says of its page. */
export function pageOf(form) {
  return ["attempt", "page", "shown-at"].map((name) => [name, form.elements[name]?.value ?? ""]);
}

/** What somebody wrote in words; what stands for a choice has no space. */
function wordsOf(entry) {
  return [...new URLSearchParams(entry.body).values()].filter((value) => value.trim().includes(" "));
}

function keyOf(entry) {
  return `outbox/${attempt}/${entry.step}/${entry.about}`;
}

/**
 * Sends an answer.
 *
 * @param about what it is about; a newer answer about the same replaces one that waits
 * @returns a promise of the server's reply, or of null when a newer answer took its place
 */
export function send(url, body, about) {
  sent = true;
  return new Promise((resolve, reject) => {
    const replaced = waiting.findIndex((entry, i) => entry.about === about && !(busy && i === 0));
    const entry = { url, step, body: body.toString(), about, at: Date.now(), resolve, reject };
    if (replaced >= 0) {
      waiting[replaced].resolve?.(null);
      waiting[replaced] = entry;
    } else {
      waiting.push(entry);
    }
    keep(entry);
    next();
  });
}

/** Whether anything is not saved yet. */
export function pending() {
  return waiting.length > 0;
}

/** Waits until everything is saved. */
export async function empty() {
  while (pending()) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function next() {
  clearTimeout(timer);
  if (busy || waiting.length === 0) {
    return;
  }
  busy = true;
  const entry = waiting[0];
  status.saving();
  let answer;
  let said;
  try {
    const body = new URLSearchParams(entry.body);
    if (known && !entry.restored) {
      body.set("shown-at", known);
    }
    answer = await fetch(entry.url, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(20000),
    });
    if (answer.status >= 500 || answer.status === 429 || answer.status === 408) {
      throw new Error(`answer ${answer.status}`);
    }
    said = await answer.json().catch(() => ({}));
    if (answer.ok && !said.at) {
      throw new Error("an answer of somebody else");
    }
  } catch {
    busy = false;
    status.retrying();
    timer = setTimeout(next, pause);
    pause = Math.min(pause * 2, LONGEST_WAIT);
    return;
  }
  pause = 1000;
  waiting.shift();
  busy = false;
  if (!NOT_OURS.includes(answer.status)) {
    forget(entry);
  }
  if (answer.ok) {
    if (entry.restored) {
      // Sent by this page itself: what is answered here after it does not come from an older one.
      known = said.at;
      handed[said.unchanged ? "late" : "saved"]++;
    }
    status.saved(said.at);
    entry.resolve?.(said);
  } else {
    if (entry.restored && said.overtaken) {
      handed.overtaken++;
      handed.words.push(...wordsOf(entry));
    } else if (entry.restored && !NOT_OURS.includes(answer.status)) {
      handed.refused++;
    }
    status.rejected(said.problem ?? "", said.next, said.overtaken);
    entry.reject?.(Object.assign(new Error(said.problem ?? ""), {
      again: said.again,
      next: said.next,
      overtaken: said.overtaken,
    }));
  }
  next();
}

/** Outlives the page, where the browser allows it. */
function keep(entry) {
  try {
    store?.setItem(keyOf(entry), JSON.stringify({ body: entry.body, at: entry.at }));
  } catch {
    // No room: kept as long as the page is open.
  }
}

/** Gone once it is there, unless a newer answer about the same has taken its place. */
function forget(entry) {
  try {
    const kept = JSON.parse(store?.getItem(keyOf(entry)) ?? "null");
    if (kept?.body === entry.body) {
      store.removeItem(keyOf(entry));
    }
  } catch {
    // Nothing is kept.
  }
}

/** What waits for this attempt, from whatever page it was said; what is too old is let go. */
function restore() {
  const found = [];
  const outdated = Date.now() - DAYS_KEPT * 86400000;
  try {
    for (const key of Object.keys(store ?? {}).filter((name) => name.startsWith("outbox/"))) {
      const [, of, at, ...about] = key.split("/");
      const kept = JSON.parse(store.getItem(key));
      if (!(kept?.at > outdated)) {
        store.removeItem(key);
      } else if (of === attempt && attempt !== "") {
        const url = `${player.dataset.play}/${encodeURIComponent(at)}`;
        found.push({ url, step: at, body: kept.body, about: about.join("/"), at: kept.at, restored: true });
      }
    }
  } catch {
    // No memory, or one that cannot be read.
  }
  return found.sort((a, b) => a.at - b.at);
}

addEventListener("online", () => {
  pause = 1000;
  next();
});

addEventListener("beforeunload", (event) => {
  if (pending()) {
    event.preventDefault();
  }
});

if (pending()) {
  next();
  empty().then(() => {
    if (handed.saved + handed.late + handed.refused + handed.overtaken === 0) {
      return; // All of it still waits for a page that is open.
    }
    try {
      sessionStorage.setItem("handed over", JSON.stringify(handed));
    } catch {
      // It cannot be said after the reload.
    }
    // Who has answered meanwhile is on the way to another page, and is told there.
    if (!sent) {
      location.reload();
    }
  });
} else {
  try {
    status.handedOver(JSON.parse(sessionStorage.getItem("handed over") ?? "{}"));
    sessionStorage.removeItem("handed over");
  } catch {
    // Nothing is known of it.
  }
}

// Answers on their way to the server: one after the other, kept until they are there.
//
// An answer that could not be sent is tried again with the same content, at growing intervals and at
// once when the connection is back. A newer answer about the same thing takes the place of one that
// is still waiting. Sending the same answer twice changes nothing on the server.
import * as status from "./status.js";

const LONGEST_WAIT = 15000;
const KEPT = `outbox ${location.pathname}`;

let waiting = restore();
let busy = false;
let pause = 1000;
let timer = null;

/**
 * Sends an answer.
 *
 * @param about what it is about; a newer answer about the same replaces one that waits
 * @returns a promise of the server's reply, or of null when a newer answer took its place
 */
export function send(url, body, about) {
  return new Promise((resolve, reject) => {
    const replaced = waiting.findIndex((entry, i) => entry.about === about && !(busy && i === 0));
    const entry = { url, body: body.toString(), about, resolve, reject };
    if (replaced >= 0) {
      waiting[replaced].resolve?.(null);
      waiting[replaced] = entry;
    } else {
      waiting.push(entry);
    }
    keep();
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
  try {
    answer = await fetch(entry.url, {
      method: "POST",
      body: new URLSearchParams(entry.body),
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(20000),
    });
    if (answer.status >= 500 || answer.status === 429 || answer.status === 408) {
      throw new Error(`answer ${answer.status}`);
    }
  } catch {
    busy = false;
    status.retrying();
    timer = setTimeout(next, pause);
    pause = Math.min(pause * 2, LONGEST_WAIT);
    return;
  }
  pause = 1000;
  const said = await answer.json().catch(() => ({}));
  waiting.shift();
  busy = false;
  keep();
  if (answer.ok) {
    status.saved(said.at);
    entry.resolve?.(said);
  } else {
    status.rejected(said.problem ?? "");
    entry.reject?.(new Error(said.problem ?? ""));
  }
  next();
}

/** Outlives a reload of the page, where the browser allows it. */
function keep() {
  try {
    if (waiting.length === 0) {
      sessionStorage.removeItem(KEPT);
    } else {
      sessionStorage.setItem(
        KEPT,
        JSON.stringify(waiting.map(({ url, body, about }) => ({ url, body, about }))),
      );
    }
  } catch {
    // No storage in this frame: kept as long as the page is open.
  }
}

function restore() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? [];
  } catch {
    return [];
  }
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
  empty().then(() => location.reload());
}

// Active time in a timed task: counts up, can be hidden and paused, and leaves out a hidden tab and a minute
// without any input. The count is kept for the attempt in the browser, so that another tab goes on with it, until
// the task is done. The server never takes more than its own span.
import { storage } from "./outbox.js";

const IDLE = 60_000;
const memory = storage();

export function timer() {
  const place = document.querySelector("[data-timer]");
  const player = document.getElementById("player");
  if (!player) {
    return;
  }
  const step = ["timer", player.dataset.registration, player.dataset.step].join(":");
  forget(step, place ? `${step}:${place.dataset.timer}` : "");
  if (!place) {
    return;
  }
  const clock = place.querySelector("[data-clock]");
  const hide = place.querySelector("[data-clock-hide]");
  const pause = place.querySelector("[data-clock-pause]");
  const work = document.querySelector("[data-clock-work]");
  const said = document.querySelector("[data-clock-paused]");
  const key = `${step}:${place.dataset.timer}`;
  let active = Number(kept(key)) || 0;
  let last = Date.now();
  let input = last;
  let paused = false;

  const count = () => {
    const now = Date.now();
    active = Math.max(active, Number(kept(key)) || 0); // another tab may have gone on
    if (!paused && !document.hidden) {
      active += Math.max(0, Math.min(now, input + IDLE) - last);
    }
    last = now;
    keep(key, active);
    for (const field of document.querySelectorAll("input[data-active]")) {
      field.value = String(Math.round(active));
    }
    const seconds = Math.floor(active / 1000);
    clock.textContent = `${place.dataset.count}: ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  for (const kind of ["keydown", "pointerdown", "pointermove", "scroll", "input", "touchstart"]) {
    addEventListener(kind, () => {
      count();
      input = Date.now();
    }, { capture: true, passive: true });
  }
  document.addEventListener("visibilitychange", () => {
    const now = Date.now();
    if (document.hidden && !paused) {
      active += Math.max(0, Math.min(now, input + IDLE) - last);
    }
    last = now;
    input = now;
  });
  document.addEventListener("submit", count, true);
  hide.addEventListener("click", () => {
    clock.hidden = !clock.hidden;
    hide.textContent = clock.hidden ? place.dataset.show : place.dataset.hide;
  });
  pause.addEventListener("click", () => {
    count();
    paused = !paused;
    work.hidden = paused;
    said.hidden = !paused;
    pause.textContent = paused ? place.dataset.resume : place.dataset.pause;
    for (const button of document.querySelectorAll("footer.actions button")) {
      button.disabled = paused;
    }
  });
  count();
  setInterval(count, 1000);
}

/** Forgets the tasks of a step that are done: all but the one at hand. */
function forget(step, current) {
  for (const key of Object.keys(memory ?? {})) {
    if (key.startsWith(`${step}:`) && key !== current) {
      memory.removeItem(key);
    }
  }
}

function kept(key) {
  try {
    return memory?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

function keep(key, value) {
  try {
    memory?.setItem(key, String(value));
  } catch {
    // Then a reload begins the count anew, and the server's span is the limit as ever.
  }
}

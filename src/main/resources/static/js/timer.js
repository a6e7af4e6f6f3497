// Active time in a timed task: counts up, can be hidden and paused, and leaves out a hidden tab and a minute
// without any input. The count is kept for the attempt in the browser, one for all windows, so that another tab
// goes on with it and two side by side count once. The server never takes more than its own span.
import { counted, read } from "./active.js";
import { storage } from "./outbox.js";

const IDLE = 60_000;
const DAYS_KEPT = 30;
const memory = storage();

export function timer() {
  const place = document.querySelector("[data-timer]");
  const player = document.getElementById("player");
  if (!player) {
    return;
  }
  forget();
  if (!place) {
    return;
  }
  const clock = place.querySelector("[data-clock]");
  const hide = place.querySelector("[data-clock-hide]");
  const pause = place.querySelector("[data-clock-pause]");
  const work = document.querySelector("[data-clock-work]");
  const said = document.querySelector("[data-clock-paused]");
  const key = ["timer", player.dataset.registration, player.dataset.step, place.dataset.timer].join(":");
  let sum = read(kept(key));
  let last = Date.now();
  let input = last;
  let paused = false;

  /** Goes on from where the windows together stand, with what is new in this one. */
  const add = (working) => {
    const now = Date.now();
    const theirs = read(kept(key));
    sum = theirs.active > sum.active ? theirs : sum;
    if (working) {
      sum = counted(sum, last, Math.min(now, input + IDLE), now);
      keep(key, JSON.stringify(sum));
    }
    last = now;
  };
  const count = () => {
    add(!paused && !document.hidden);
    for (const field of document.querySelectorAll("input[data-active]")) {
      field.value = String(Math.round(sum.active));
    }
    const seconds = Math.floor(sum.active / 1000);
    clock.textContent = `${place.dataset.count}: ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  for (const kind of ["keydown", "pointerdown", "pointermove", "scroll", "input", "touchstart"]) {
    addEventListener(kind, () => {
      count();
      input = Date.now();
    }, { capture: true, passive: true });
  }
  document.addEventListener("visibilitychange", () => {
    add(document.hidden && !paused);
    input = Date.now();
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

/** Forgets the tasks of long ago; those of other pages may be under way. */
function forget() {
  const outdated = Date.now() - DAYS_KEPT * 86400000;
  for (const key of Object.keys(memory ?? {}).filter((name) => name.startsWith("timer:"))) {
    const { until } = read(kept(key));
    if (until > 0 && until < outdated) {
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

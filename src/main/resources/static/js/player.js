// Starts what a page of the player does beyond its forms. Without this script every form still works.
import { localTimes } from "./clock.js";
import { sending } from "./forms.js";
import { panes, sources } from "./sources.js";
import { review } from "./review.js";
import { timer } from "./timer.js";

document.documentElement.classList.add("scripted");
localTimes();
panes();
sources();
sending();
review();
timer();

// A page from the browser's own memory may be older than what is stored.
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    location.reload();
  }
});

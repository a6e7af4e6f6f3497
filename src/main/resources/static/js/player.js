// Starts what a page of the player does beyond its forms. Without this script every form still works.
import { localTimes } from "./clock.js";
import { find } from "./find.js";
import { sending } from "./forms.js";
import { printing } from "./print.js";
import { proofs } from "./proof.js";
import { panes, sources } from "./sources.js";
import { review } from "./review.js";
import { tables } from "./tables.js";
import { timer } from "./timer.js";

document.documentElement.classList.add("scripted");
localTimes();
panes();
sources();
tables();
find();
sending();
review();
timer();
proofs();
printing();

// A page from the browser's own memory may be older than what is stored.
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    location.reload();
  }
});

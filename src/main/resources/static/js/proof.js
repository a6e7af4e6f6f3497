// From feedback to the line of a source that proves it, and back. Without this script the link opens the source.
import { highlight, lineAt, showPane, showSource } from "./sources.js";

export function proofs() {
  let from = null;
  for (const link of document.querySelectorAll("a[data-show]")) {
    link.addEventListener("click", (event) => {
      const line = lineAt(link.dataset.show);
      if (!line) {
        return;
      }
      event.preventDefault();
      from = link;
      showSource(line.closest(".source").dataset.source);
      showPane("sources");
      highlight(link.dataset.show);
      line.tabIndex = -1;
      line.focus({ preventScroll: true });
      line.scrollIntoView({ block: "center", inline: "start" });
    });
  }
  document.getElementById("sources")?.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && from) {
      event.preventDefault();
      showPane("work");
      from.focus();
      from = null;
    }
  });
}

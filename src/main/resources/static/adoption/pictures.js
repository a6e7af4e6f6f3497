// Pictures of groups: points by the keyboard, and a PNG of what the SVG file has. Without it the
// pictures, their tables, SVG and CSV are there all the same.
import { printing } from "/js/print.js";

/** The layout that fits the width, as the style sheet has chosen. */
const shown = (drawing) => [...drawing.querySelectorAll("svg")].find((one) => one.getClientRects().length > 0);

const pointsOf = (drawing) => [...(shown(drawing)?.querySelectorAll(".point-of:not(.key)") ?? [])];

function keyboard(picture) {
  const drawing = picture.querySelector(".drawing");
  const said = picture.querySelector(".point");
  const help = said.textContent;
  let at = -1;

  const leave = () => {
    drawing.querySelectorAll(".here").forEach((one) => one.classList.remove("here"));
    at = -1;
  };
  const show = (next) => {
    const points = pointsOf(drawing);
    leave();
    at = Math.max(0, Math.min(points.length - 1, next));
    const words = points[at].querySelector("title").textContent;
    const row = points[at].dataset.row;
    shown(drawing)
      .querySelectorAll(`.point-of[data-row="${row}"]`)
      .forEach((one) => {
        if (one.querySelector("title").textContent === words) {
          one.classList.add("here");
        }
      });
    said.textContent = words;
  };

  drawing.tabIndex = 0;
  drawing.addEventListener("focus", () => {
    said.hidden = false;
    said.textContent = help;
  });
  drawing.addEventListener("blur", () => {
    said.hidden = true;
    leave();
  });
  drawing.addEventListener("keydown", (event) => {
    const points = pointsOf(drawing);
    const to = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: points.length - 1,
    }[event.key];
    if (to !== undefined && points.length > 0) {
      event.preventDefault();
      show(to);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      const row = points[at].dataset.row;
      picture.querySelector("details.figures").open = true;
      picture.querySelectorAll("tbody tr")[row]?.focus();
    } else if (event.key === "Escape") {
      leave();
      said.textContent = help;
    }
  });
}

/** Twice as many pixels as the file says, so that a slide shows it sharply. */
async function png(picture) {
  const image = new Image();
  image.src = picture.dataset.svg;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * image.naturalWidth;
  canvas.height = 2 * image.naturalHeight;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  const bytes = await new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture"))), "image/png");
  });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(bytes);
  link.download = `${picture.dataset.file}.png`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

for (const picture of document.querySelectorAll("[data-picture]")) {
  keyboard(picture);
  const button = picture.querySelector("[data-png]");
  if (!button) {
    continue;
  }
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await png(picture);
    } catch {
      const said = picture.querySelector(".point");
      said.hidden = false;
      said.textContent = button.dataset.failed;
    } finally {
      button.disabled = false;
    }
  });
}

printing();

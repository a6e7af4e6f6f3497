// Finds words in the open source: marks them, and goes from one to the next. Without this script the browser's own
// search does it, so the box is hidden then.

export function find() {
  const box = document.querySelector("form[data-find]");
  if (!box) {
    return;
  }
  const field = box.querySelector("input");
  const said = box.querySelector("[role=status]");
  let hits = [];
  let at = -1;
  let waiting;

  const show = (next) => {
    for (const mark of hits[at] ?? []) {
      mark.classList.remove("current");
    }
    at = hits.length ? (next + hits.length) % hits.length : -1;
    for (const mark of hits[at] ?? []) {
      mark.classList.add("current");
    }
    hits[at]?.[0].scrollIntoView({ block: "center", inline: "nearest" });
    for (const button of box.querySelectorAll("button")) {
      button.disabled = hits.length < 2;
    }
    said.textContent = words(hits.length, field.value.trim() === "");
  };
  const words = (count, empty) =>
    empty
      ? ""
      : count
        ? box.dataset.at.replace("{0}", at + 1).replace("{1}", count)
        : box.dataset.none;
  const search = () => {
    clear();
    const wanted = lower(field.value.trim());
    hits = wanted ? [...blocks()].flatMap((block) => markIn(block, wanted)) : [];
    show(0);
  };

  box.hidden = false;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 150);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && field.value) {
      event.preventDefault();
      event.stopPropagation();
      field.value = "";
      search();
    }
  });
  box.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      show(at + (event.shiftKey ? -1 : 1));
    }
  });
  box.querySelector("[data-previous]").addEventListener("click", () => show(at - 1));
  box.querySelector("[data-next]").addEventListener("click", () => show(at + 1));
  document.addEventListener("source-shown", () => {
    if (field.value) {
      search();
    }
  });
}

/** What holds a run of words: a cell, a paragraph, a heading. */
function blocks() {
  return document.querySelectorAll(
    ".source:not([hidden]) :is(th, td, p, h3):not([hidden])",
  );
}

/** Small letters, as long as the text was. */
function lower(text) {
  const small = text.toLowerCase();
  return small.length === text.length ? small : text;
}

/** Marks every place of a block; each is a list, as it may reach over several elements. */
function markIn(block, wanted) {
  const nodes = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".visually-hidden, [hidden], .sort > [aria-hidden]")
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  let length = 0;
  while (walker.nextNode()) {
    nodes.push({ node: walker.currentNode, from: length });
    length += walker.currentNode.data.length;
  }
  const text = lower(nodes.map(({ node }) => node.data).join(""));
  const places = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    places.push(at);
  }
  // From the end, so that what is still to be marked stays where it is.
  return places.reverse().map((at) => markAt(nodes, at, at + wanted.length)).reverse();
}

function markAt(nodes, start, end) {
  const marks = [];
  for (const { node, from } of [...nodes].reverse()) {
    const first = Math.max(start - from, 0);
    const last = Math.min(end - from, node.data.length);
    if (first < last) {
      const range = document.createRange();
      range.setStart(node, first);
      range.setEnd(node, last);
      const mark = document.createElement("mark");
      mark.className = "hit";
      range.surroundContents(mark);
      marks.unshift(mark);
    }
  }
  return marks;
}

function clear() {
  for (const mark of document.querySelectorAll("mark.hit")) {
    const around = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    around.normalize();
  }
}

// Marking claims in place: a click marks a claim and opens its questions under its paragraph; every
// answer is saved at once.
import { send } from "./outbox.js";
import { go } from "./forms.js";
import { rejected, text } from "./status.js";
import { highlight, lineAt, showPane, showSource } from "./sources.js";

const ANSWERS = ["family", "proof", "deed", "confidence"];
let form = null;
let open = null;

export function review() {
  const place = document.getElementById("review");
  const blank = document.getElementById("blank-mark");
  if (!place || !blank) {
    return;
  }
  for (const claim of claims()) {
    claim.setAttribute("role", "button");
    claim.addEventListener("click", (event) => {
      event.preventDefault();
      toggle(claim);
    });
    claim.addEventListener("keydown", (event) => {
      if (event.key === " ") {
        event.preventDefault();
        toggle(claim);
      }
    });
    paint(claim);
  }
  numberMarks();
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open) {
      back();
    }
  });
  for (const line of document.querySelectorAll("[data-place]")) {
    line.addEventListener("click", (event) => {
      if (open && form?.elements.proof && !event.target.closest("a")) {
        choose(line);
      }
    });
  }
  const served = document.getElementById("mark");
  if (served) {
    const claim = document.getElementById(served.elements.claim.value);
    take(served, claim);
    if (location.hash === "#mark") {
      served.focus({ preventScroll: true });
    }
  }
}

function claims() {
  return [...document.querySelectorAll("a.claim")];
}

/** Opens a claim, marking it; the open one is closed. */
function toggle(claim) {
  if (open === claim) {
    close(claim);
    return;
  }
  const fresh = claim.dataset.marked !== "true";
  show(claim);
  if (fresh) {
    claim.dataset.marked = "true";
    paint(claim);
    numberMarks();
    save(claim);
  }
}

function show(claim) {
  form?.remove();
  const copy = document.getElementById("blank-mark").content.firstElementChild.cloneNode(true);
  copy.elements.claim.value = claim.id;
  copy.querySelector("h3").textContent = text("heading", claim.dataset.number);
  for (const name of ANSWERS) {
    if (copy.elements[name]) {
      copy.elements[name].value = claim.dataset[name] ?? "";
    }
  }
  claim.closest("ol").after(copy);
  take(copy, claim);
  reveal(copy);
}

/** Lets a form speak for a claim. */
function take(next, claim) {
  form = next;
  setOpen(claim);
  form.addEventListener("change", () => {
    read(claim);
    save(claim);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter?.name === "undo") {
      remove(claim);
    } else {
      read(claim);
      save(claim);
    }
  });
  form.querySelector("[data-close]").addEventListener("click", () => close(claim));
  form.querySelector("[data-remove]").classList.remove("script");
  form.querySelector("[data-choose]")?.addEventListener("click", toSources);
  proofChanged(claim.dataset.proof ?? "", false);
  // Whoever was quicker than this script has chosen already.
  if (ANSWERS.some((name) => (form.elements[name]?.value ?? "") !== (claim.dataset[name] ?? ""))) {
    read(claim);
    save(claim);
  }
}

function setOpen(claim) {
  open?.removeAttribute("aria-current");
  open?.setAttribute("aria-expanded", "false");
  open = claim;
  document.documentElement.classList.toggle("picking", Boolean(claim && form?.elements.proof));
  pickButtons(Boolean(claim && form?.elements.proof));
  if (claim) {
    claim.setAttribute("aria-current", "true");
    claim.setAttribute("aria-expanded", "true");
  }
}

function close(claim) {
  form?.remove();
  form = null;
  setOpen(null);
  highlight("");
  document.getElementById("proof-state").textContent = "";
  showPane("work");
  claim.focus();
}

/** Takes the answers of the form over into the claim. */
function read(claim) {
  for (const name of ANSWERS) {
    claim.dataset[name] = form.elements[name]?.value ?? "";
  }
  claim.dataset.marked = "true";
  proofChanged(claim.dataset.proof, true);
  paint(claim);
  numberMarks();
}

function remove(claim) {
  for (const name of ANSWERS) {
    claim.dataset[name] = "";
  }
  claim.dataset.marked = "false";
  const body = base(claim);
  body.set("undo", "1");
  close(claim);
  paint(claim);
  numberMarks();
  post(body, claim);
}

function save(claim) {
  const body = base(claim);
  for (const name of ANSWERS) {
    body.set(name, claim.dataset[name] ?? "");
  }
  post(body, claim);
}

function base(claim) {
  const blank = document.getElementById("blank-mark").content.firstElementChild;
  return new URLSearchParams({ v: blank.elements.v.value, claim: claim.id });
}

function post(body, claim) {
  const url = document.getElementById("blank-mark").content.firstElementChild.getAttribute("action");
  send(url, body, claim.id).then(
    (reply) => {
      if (reply?.next) {
        go(reply.next);
      } else if (reply?.summary) {
        document.getElementById("summary").textContent = reply.summary;
      }
    },
    (problem) => rejected(problem.message),
  );
}

/** What a claim looks like and says, from its data. */
function paint(claim) {
  const marked = claim.dataset.marked === "true";
  claim.classList.toggle("marked", marked);
  claim.setAttribute("aria-pressed", String(marked));
  claim.querySelector(".state").textContent = text(marked ? "marked" : "unmarked");
}

function numberMarks() {
  let order = 0;
  for (const claim of claims()) {
    if (claim.dataset.marked === "true") {
      claim.dataset.order = String(++order);
    } else {
      delete claim.dataset.order;
    }
  }
}

// ---------- proof ----------

function toSources() {
  showPane("sources");
  document.getElementById("proof-state").textContent = text("choosing");
  const shown = document.querySelector(".source:not([hidden]) button.pick");
  (shown ?? document.querySelector("form[data-sources] button"))?.focus();
}

/** Back from the sources to the question. */
function back() {
  if (document.activeElement?.closest(".sources")) {
    showPane("work");
    form?.elements.proof?.focus();
  }
}

function choose(line) {
  form.elements.proof.value = line.dataset.place;
  read(open);
  save(open);
  showPane("work");
  reveal(form.querySelector(".proof-question"));
  form.elements.proof.focus({ preventScroll: true });
}

function proofChanged(place, told) {
  const select = form?.elements.proof;
  if (!select) {
    return;
  }
  select.classList.toggle("answered", place !== "");
  highlight(place);
  const line = place === "" ? null : lineAt(place);
  if (line) {
    showSource(line.closest(".source").dataset.source);
  }
  const label = select.selectedOptions[0]?.textContent ?? "";
  document.getElementById("proof-state").textContent =
    place === "" ? (told ? text("detached") : "") : text("attached", label);
}

/** While a mark is open the lines of the sources are buttons, for keyboard and screen reader. */
function pickButtons(wanted) {
  for (const words of document.querySelectorAll(".pickable")) {
    const line = words.closest("[data-place]");
    if (!line) {
      continue;
    }
    const button = words.querySelector(":scope > button.pick");
    if (wanted && !button) {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "pick";
      made.append(...words.childNodes);
      words.append(made);
    } else if (!wanted && button) {
      words.append(...button.childNodes);
      button.remove();
    }
  }
}

/** Into view, clear of the bars. */
function reveal(element) {
  element.scrollIntoView({ block: "nearest" });
}

// Marking claims in place: a click opens the questions of a claim under its paragraph; the first answer
// marks it, and every answer is saved at once.
import { pageOf, send } from "./outbox.js";
import { go } from "./forms.js";
import { rejected, text } from "./status.js";
import { highlight, lineAt, showPane, showSource } from "./sources.js";

const ANSWERS = ["family", "proof"];
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
    claim.setAttribute("aria-expanded", "false");
    claim.addEventListener("click", (event) => {
      event.preventDefault();
      toggle(claim);
    });
    claim.addEventListener("keydown", (event) => {
      if (event.key === " ") {
        event.preventDefault();
        toggle(claim);
      } else if (event.key === "Tab" && !event.shiftKey && open === claim && form) {
        event.preventDefault();
        controls()[0]?.focus();
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
      if (open && asksProof() && !event.target.closest("a")) {
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

/** Opens a claim to be read and judged; the open one is closed. Looking at it marks nothing. */
function toggle(claim) {
  if (open === claim) {
    close(claim);
  } else {
    show(claim);
  }
}

/** What can be reached in the open form. */
function controls() {
  return [...form.querySelectorAll("input:not([type=hidden]), button")].filter((control) => control.offsetParent);
}

/** The form stands after its paragraph, but belongs to its claim: so does the way of the Tab key. */
function tabbing(event, claim) {
  if (event.key !== "Tab") {
    return;
  }
  const all = controls();
  const group = (control) => (control.type === "radio" ? control.name : control);
  const at = group(event.target);
  if (event.shiftKey && at === group(all[0])) {
    event.preventDefault();
    claim.focus();
  } else if (!event.shiftKey && at === group(all.at(-1))) {
    const next = claims()[claims().indexOf(claim) + 1];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  }
}

function show(claim) {
  form?.remove();
  const copy = document.getElementById("blank-mark").content.firstElementChild.cloneNode(true);
  copy.elements.claim.value = claim.id;
  copy.querySelector("h3").textContent = text("heading", claim.dataset.number);
  claim.closest("ol").after(copy);
  for (const name of ANSWERS) {
    answer(copy, name, claim.dataset[name] ?? "");
  }
  take(copy, claim);
  reveal(copy);
}

/** Answers a question of a form; an empty value leaves it open. */
function answer(of, name, value) {
  for (const choice of choices(of, name)) {
    choice.checked = choice.value === value;
  }
}

function answered(of, name) {
  return choices(of, name).find((choice) => choice.checked)?.value ?? "";
}

/** The lines of the sources belong to the form by its id, wherever they stand. */
function choices(of, name) {
  return [...of.elements].filter((element) => element.name === name);
}

/** Lets a form speak for a claim. */
function take(next, claim) {
  form = next;
  setOpen(claim);
  form.addEventListener("keydown", (event) => tabbing(event, claim));
  form.addEventListener("change", () => {
    read(claim);
    save(claim);
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name === "ask") {
      return; // leads to a page of its own
    }
    event.preventDefault();
    if (event.submitter?.name === "undo") {
      remove(claim);
    } else {
      read(claim);
      save(claim);
    }
  });
  form.querySelector("[data-close]").addEventListener("click", () => close(claim));
  form.querySelector("[data-remove]").hidden = claim.dataset.marked !== "true";
  form.querySelector("[data-mark]")?.addEventListener("click", () => {
    read(claim);
    save(claim);
  });
  form.querySelector("[data-choose]")?.addEventListener("click", toSources);
  proofChanged(claim.dataset.proof ?? "", false);
  // Whoever was quicker than this script has chosen already.
  if (ANSWERS.some((name) => answered(form, name) !== (claim.dataset[name] ?? ""))) {
    read(claim);
    save(claim);
  }
}

function asksProof() {
  return form?.querySelector(".proof-question");
}

function setOpen(claim) {
  open?.removeAttribute("aria-current");
  open?.setAttribute("aria-expanded", "false");
  open = claim;
  document.documentElement.classList.toggle("picking", Boolean(claim && asksProof()));
  pickButtons(Boolean(claim && asksProof()));
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
    claim.dataset[name] = answered(form, name);
  }
  claim.dataset.marked = "true";
  form.querySelector("[data-remove]").hidden = false;
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
  return new URLSearchParams([...pageOf(blank), ["claim", claim.id]]);
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
    (problem) => rejected(problem.message, problem.next, problem.overtaken),
  );
}

/** What a claim looks like and says, from its data. */
function paint(claim) {
  const marked = claim.dataset.marked === "true";
  claim.classList.toggle("marked", marked);
  const questions = marked ? unanswered(claim) : 0;
  const state = questions > 0 ? `open-${questions}` : marked ? "marked" : "unmarked";
  claim.querySelector(".state").textContent = text(state);
}

/** How many questions of a mark are open: those that its form asks, without an answer. */
function unanswered(claim) {
  const blank = document.getElementById("blank-mark").content;
  const asked = { family: "input[name=family]", proof: ".proof-question" };
  return ANSWERS.filter((name) => blank.querySelector(asked[name]) && !claim.dataset[name]).length;
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
    form?.querySelector("[data-choose]")?.focus();
  }
}

function choose(line) {
  answer(form, "proof", line.dataset.place);
  read(open);
  save(open);
  showPane("work");
  reveal(asksProof());
  form.querySelector("[data-choose]").focus({ preventScroll: true });
}

function proofChanged(place, told) {
  const question = asksProof();
  if (!question) {
    return;
  }
  highlight(place);
  const line = place === "" ? null : lineAt(place);
  if (line) {
    showSource(line.closest(".source").dataset.source);
  }
  const label = line ? sourceTitle(line) + ", " + line.dataset.label : (open?.dataset.proofLabel ?? "");
  const chosen = question.querySelector(".chosen-proof");
  chosen.classList.toggle("none", place === "");
  if (place !== "") {
    chosen.textContent = label;
  }
  document.getElementById("proof-state").textContent =
    place === "" ? (told ? text("detached") : "") : text("attached", label);
}

function sourceTitle(line) {
  return line.closest(".source").getAttribute("aria-label") ?? "";
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

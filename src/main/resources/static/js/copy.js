// Buttons that copy a value. Without script the values can be selected and copied by hand.
const words = document.querySelector("[data-copy-word]")?.dataset ?? {};

for (const value of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button small copy";
  button.textContent = words.copyWord ?? "Copy";
  button.setAttribute("aria-label", `${button.textContent}: ${value.dataset.copy}`);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(value.textContent.trim());
      button.textContent = words.copiedWord ?? "Copied";
      setTimeout(() => (button.textContent = words.copyWord ?? "Copy"), 2000);
    } catch {
      const range = document.createRange();
      range.selectNodeContents(value);
      const selection = window.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
    }
  });
  value.after(button);
}

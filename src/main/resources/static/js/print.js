// What is folded is printed too.

export function printing() {
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("main details:not([open])")];
    for (const one of closed) {
      one.open = true;
    }
  });
  addEventListener("afterprint", () => {
    for (const one of closed) {
      one.open = false;
    }
  });
  document.querySelector("[data-print]")?.addEventListener("click", () => print());
}

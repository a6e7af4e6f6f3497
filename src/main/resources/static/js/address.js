// A launch shows its first page at its own address, so that nobody waits for a redirect. In the history it stands under
// the step's address: going back then shows this step, and not the one that is next by then.
export function stepAddress() {
  const { play, step } = document.getElementById("player").dataset;
  if (step && location.pathname === play) {
    history.replaceState(history.state, "", `${play}/${step}${location.search}${location.hash}`);
  }
}

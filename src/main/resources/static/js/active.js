// Active time of a task, as one sum over all windows that show it: what any of them has counted already is
// not counted again.

/**
 * The sum with a span more.
 *
 * @param kept what is kept: {active, until} in milliseconds, the sum and the instant up to which it is counted
 * @param from when the window last counted
 * @param to until when somebody was at work in it
 * @param now no later instant counts, so that a clock that was put back stops nothing
 */
export function counted(kept, from, to, now) {
  const until = Math.min(kept.until, now);
  return {
    active: kept.active + Math.max(0, to - Math.max(from, until)),
    until: Math.max(until, Math.min(to, now)),
  };
}

/** What was kept, also by earlier versions: the sum alone. */
export function read(text) {
  try {
    const kept = JSON.parse(text ?? "0");
    return typeof kept === "number"
      ? { active: kept, until: 0 }
      : { active: Number(kept.active) || 0, until: Number(kept.until) || 0 };
  } catch {
    return { active: 0, until: 0 };
  }
}

// Times are sent in UTC and shown in the reader's own time.
const format = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

/** Shows an ISO instant as local time. */
export function local(iso) {
  return format.format(new Date(iso));
}

/** Rewrites every time of the page. */
export function localTimes() {
  for (const time of document.querySelectorAll("time[datetime]")) {
    time.textContent = local(time.dateTime);
  }
}

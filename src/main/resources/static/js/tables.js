// Tables of sources: by the button of a column its rows stand in its order; again, in the reverse; once more, as they
// came. The order stays while the page does. What the others are held against stays at the end.

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

export function tables() {
  const said = document.getElementById("sorted");
  for (const table of document.querySelectorAll(".source table")) {
    const body = table.tBodies[0];
    if (!body || body.rows.length < 3) {
      continue;
    }
    const came = [...body.rows];
    const headers = [...table.tHead.rows[0].cells];
    headers.forEach((header, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      const name = header.textContent.trim();
      button.append(...header.childNodes);
      header.append(button);
      button.addEventListener("click", () => {
        const order = NEXT[header.getAttribute("aria-sort") ?? "none"];
        for (const other of headers) {
          other.removeAttribute("aria-sort");
        }
        if (order !== "none") {
          header.setAttribute("aria-sort", order);
        }
        body.append(...ordered(came, column, order));
        said.textContent = said.dataset[order].replace("{0}", name);
      });
    });
  }
}

function ordered(rows, column, order) {
  if (order === "none") {
    return rows;
  }
  const last = rows.filter((row) => row.classList.contains("reference"));
  const text = (row) => row.cells[column]?.textContent.trim() ?? "";
  const empty = rows.filter((row) => !last.includes(row) && text(row) === "");
  const full = rows.filter((row) => !last.includes(row) && text(row) !== "");
  const read = [number, day].find((way) => full.every((row) => way(text(row)) !== null));
  const compare = read
    ? (a, b) => read(text(a)) - read(text(b))
    : (a, b) => text(a).localeCompare(text(b), document.documentElement.lang, { numeric: true });
  const sign = order === "ascending" ? 1 : -1;
  return [...full.sort((a, b) => sign * compare(a, b)), ...empty, ...last];
}

/** 12 · −3.5 · 1,204 · 12 % */
function number(text) {
  const plain = text.replace(/[−–]/, "-").replace(/\s*%$/, "").replace(/,(?=\d{3}(\D|$))/g, "");
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** 2 Apr 2026 · 2026-04-02 */
function day(text) {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) {
    return Date.UTC(iso[1], iso[2] - 1, iso[3]);
  }
  const said = /^(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})$/.exec(text);
  const month = said ? MONTHS.indexOf(said[2].toLowerCase()) : -1;
  return month < 0 ? null : Date.UTC(said[3], month, said[1]);
}

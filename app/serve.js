"use strict";
// Tables sort by a click on a heading, rows open their evidence below them, and the list of questions can be narrowed
// down. Everything works without this file.

const make = (name, given = {}, ...children) => {
  const element = Object.assign(document.createElement(name), given);
  element.append(...children);
  return element;
};

for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  const order = new Intl.Collator("en", { numeric: true });
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    if (head.classList.contains("fixed")) return;
    const button = make("button", { type: "button" }, head.textContent);
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const falling = head.getAttribute("aria-sort") === "ascending";
      for (const row of body.querySelectorAll("tr.proof")) close(row.previousElementSibling);
      const text = (row) => row.cells[column].textContent;
      const rows = [...body.rows].sort((a, b) => order.compare(text(a), text(b)));
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", falling ? "descending" : "ascending");
      body.replaceChildren(...(falling ? rows.reverse() : rows));
    });
  });
}

/** Close the evidence below a row. */
function close(row) {
  row.nextElementSibling.remove();
  const link = row.querySelector("a.evidence");
  link.textContent = "Show";
  link.setAttribute("aria-expanded", "false");
}

/** Open, below its row, what the page of a thing says of it; where that cannot be had, go to that page. */
async function open(link) {
  const row = link.closest("tr");
  if (link.getAttribute("aria-expanded") === "true") return close(row);
  const answer = await fetch(link.href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) return location.assign(link.href);
  const said = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("said");
  const more = make("a", { href: link.href }, "Open as a page");
  const cell = make("td", { colSpan: row.cells.length }, document.adoptNode(said), make("p", {}, more));
  row.after(make("tr", { className: "proof" }, cell));
  link.textContent = "Hide";
  link.setAttribute("aria-expanded", "true");
}

for (const link of document.querySelectorAll("a.evidence")) {
  link.setAttribute("role", "button");
  link.setAttribute("aria-expanded", "false");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link);
  });
}

// On a narrow screen the questions would push everything else far down.
if (matchMedia("(max-width: 900px)").matches)
  for (const list of document.querySelectorAll("details.questions")) list.open = false;

const narrow = document.getElementById("narrow");
if (narrow) {
  document.getElementById("narrowing").hidden = false;
  narrow.addEventListener("input", () => {
    const words = narrow.value.toLowerCase().split(/\s+/);
    for (const item of document.querySelectorAll(".questions li"))
      item.hidden = !words.every((word) => item.textContent.toLowerCase().includes(word));
    for (const list of document.querySelectorAll(".questions ul"))
      list.hidden = list.previousElementSibling.hidden = !list.querySelector("li:not([hidden])");
  });
}

document.querySelector("textarea#query")?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.form.requestSubmit();
});

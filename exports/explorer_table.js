// The table twin of every view, sorted by any column. It holds the very rows of the picture.

const TABLE_REST = 200;
let tableLimit = TABLE_REST;
let sorting = { key: "", down: false };

const OVERVIEW_COLUMNS = [
  ["establishment", "Establishment"],
  ["forum", "Forum"],
  ["frequency", "Meets"],
  ["chair", "Chair"],
  ["actions", "Actions overseen"],
  ["named", "Only named in"],
];
const LINK_COLUMNS = [
  ["forum", "Forum"],
  ["relation", "Oversight"],
  ["action", "Action"],
  ["quote", "Quote"],
  ["page", "Page"],
  ["number", "Number"],
  ["owner", "Owner"],
  ["due", "Due by"],
  ["target", "Target as printed"],
  ["status", "Status"],
  ["recommendation", "Recommendation"],
  ["establishment", "Establishment"],
  ["document", "Document"],
  ["confidence", "Confidence"],
];

/** Columns and rows of the present view, sorted as asked. */
function tableOf(of) {
  const columns = of ? LINK_COLUMNS : OVERVIEW_COLUMNS;
  const rows = of
    ? of.path
      ? pathRows(of)
      : linkRows(of)
    : forumRows().map((row) => ({
        forum: row.forum,
        cells: {
          establishment: row.establishment,
          forum: fullName(row.forum),
          frequency: (row.forum.frequency || []).join("; "),
          chair: (row.forum.chair || []).join("; "),
          actions: row.actions,
          named: row.named,
        },
      }));
  if (!of && bareCount().bare) {
    rows.push({
      cells: {
        establishment: "",
        forum: BARE,
        frequency: "",
        chair: "",
        actions: bareCount().bare,
        named: 0,
      },
    });
  }
  if (columns.some(([key]) => key === sorting.key)) {
    rows.sort(
      (a, b) => NUMBERS.compare(a.cells[sorting.key], b.cells[sorting.key]) * (sorting.down ? -1 : 1),
    );
  }
  return { columns, rows };
}

function pathRows(of) {
  return (of.path.steps || [])
    .filter((step) => step.edge)
    .map(({ edge }) => {
      const [from, to] = [nodes[edge.from], nodes[edge.to]];
      const row = rowOf(
        from.group === "forum" ? from : null,
        [from, to].find((node) => node.group === "action") || null,
        edge,
        [from, to].find((node) => node.group === "recommendation"),
      );
      const owner = [from, to].find((node) => node.group === "owner");
      return {
        ...row,
        cells: {
          ...row.cells,
          forum: from.group === "forum" ? row.cells.forum : "",
          relation: row.cells.relation || edge.group,
          ...(owner ? { owner: owner.label } : {}),
        },
      };
    });
}

function drawTable(panel, of) {
  const { columns, rows } = tableOf(of);
  const shown = rows.slice(0, tableLimit);
  const more = rows.length - shown.length;
  show(
    panel,
    el(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": "Table, scrolls sideways" },
      el(
        "table",
        { class: of ? "wide" : "" },
        el(
          "caption",
          null,
          `${count(rows.length, "row")}${more ? `, the first ${shown.length} shown` : ""}. ` +
            "Choose a column heading to sort.",
        ),
        el("thead", null, el("tr", null, columns.map(headCell))),
        el(
          "tbody",
          null,
          shown.map((row) =>
            el(
              "tr",
              null,
              columns.map(([key]) => bodyCell(key, row)),
            ),
          ),
        ),
      ),
    ),
    more
      ? el(
          "button",
          {
            type: "button",
            class: "more",
            on: {
              click: () => {
                tableLimit += TABLE_REST;
                draw();
              },
            },
          },
          `Show ${Math.min(more, TABLE_REST)} more of ${rows.length} rows`,
        )
      : null,
  );
}

function headCell([key, title]) {
  const sorted = sorting.key === key;
  const sort = () => {
    sorting = { key, down: sorted && !sorting.down };
    focusNext = `sort:${key}`;
    draw();
  };
  return el(
    "th",
    { scope: "col", "aria-sort": sorted ? (sorting.down ? "descending" : "ascending") : null },
    el(
      "button",
      { type: "button", "data-keep": `sort:${key}`, on: { click: sort } },
      title,
      el("span", { "aria-hidden": "true", class: "arrow" }, sorted ? (sorting.down ? " ▼" : " ▲") : " ↕"),
    ),
  );
}

function bodyCell(key, row) {
  const value = row.cells[key];
  const target = { forum: row.forum, action: row.action, number: row.recommendation }[key];
  if (target && value) return el("td", { class: key }, nodeLink(target, value));
  if (key === "quote" && row.edge)
    return el("td", { class: key, dir: "auto" }, marked(value, row.edge.marks));
  return el(
    "td",
    { class: key },
    value === "" ? "" : said(key === "due" ? dateInWords(value) : String(value)),
  );
}

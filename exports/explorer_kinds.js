// Many forums: first their kinds, then establishments by kind, then the forums of one kind or one cell.

const CROWD = 200;
const KINDLESS = "Kind not known";
const MATRIX = { rows: 30, columns: 8 };
let matrixLimit = { ...MATRIX };

const kindsOf = (forum) => (forum.sort && forum.sort.length ? forum.sort : [KINDLESS]);
const isCrowded = (rows) => rows.length > CROWD && !state.sort;

/** Kinds of forum with their forums, establishments and actions, the most actions first. */
function kindRows(rows) {
  const kinds = new Map();
  for (const row of rows)
    for (const kind of kindsOf(row.forum)) {
      const found = kinds.get(kind) || { kind, actions: 0, forums: 0, cells: new Map() };
      const cell = found.cells.get(row.forum.est) || { actions: 0, forums: [] };
      cell.forums.push(row.forum);
      for (const counted of [found, cell]) counted.actions += row.actions;
      found.forums += 1;
      kinds.set(kind, found);
      found.cells.set(row.forum.est, cell);
    }
  return [...kinds.values()].sort(
    (a, b) =>
      (a.kind === KINDLESS) - (b.kind === KINDLESS) ||
      b.actions - a.actions ||
      NUMBERS.compare(a.kind, b.kind),
  );
}

/** The overview of many forums. */
function drawKinds(panel, rows) {
  const kinds = kindRows(rows);
  show(
    panel,
    bareEntry(bareCount().bare, bareCount().all),
    el(
      "p",
      { class: "note" },
      `${count(rows.length, "forum")} are too many for one list, so they stand together by kind. `,
      stateLink(
        { by: state.by ? "" : "matrix" },
        state.by ? "Show a list of kinds" : "Show establishments by kind",
        "by",
      ),
    ),
    state.by ? kindMatrix(kinds) : kindList(kinds),
  );
}

/** A link to the present state with some parts changed. */
const stateLink = (change, text, keep) =>
  el(
    "a",
    {
      href: addressOf(change),
      "data-keep": keep,
      on: { click: plainClick(() => go(change, keep || "heading")) },
    },
    text,
  );

function kindList(kinds) {
  const top = Math.max(1, ...kinds.map((row) => row.actions));
  const shown = kinds.slice(0, overviewLimit);
  return [
    el("h3", null, "Kinds of forum", el("span", { class: "n" }, ` ${kinds.length}`)),
    el(
      "ul",
      { class: "forums" },
      shown.map((row) =>
        barEntry(
          stateLink({ sort: row.kind }, said(sentence(row.kind))),
          `${count(row.forums, "forum")} · ${count(row.cells.size, "establishment")}`,
          row,
          top,
        ),
      ),
    ),
    moreKinds(kinds.length - shown.length, kinds.length, () => (overviewLimit += STEP)),
  ];
}

const moreKinds = (more, total, act) =>
  more > 0
    ? moreButton(more, total, () => {
        act();
        draw();
      })
    : null;

/** Establishments down, kinds across; a number is that of the actions overseen. */
function kindMatrix(kinds) {
  const columns = kinds.slice(0, matrixLimit.columns);
  const places = unique(kinds.flatMap((row) => [...row.cells.keys()])).sort((a, b) =>
    NUMBERS.compare(shared.establishments[a], shared.establishments[b]),
  );
  const shown = places.slice(0, matrixLimit.rows);
  const table = el(
    "table",
    { class: "matrix" },
    el("caption", null, "Actions overseen, by establishment and kind of forum"),
    el(
      "thead",
      null,
      el(
        "tr",
        null,
        el("th", { scope: "col" }, "Establishment"),
        columns.map((row) =>
          el("th", { scope: "col" }, stateLink({ sort: row.kind }, said(sentence(row.kind)))),
        ),
      ),
    ),
    el(
      "tbody",
      null,
      shown.map((place) => matrixRow(place, columns)),
    ),
  );
  return [
    el(
      "div",
      {
        class: "scroll",
        tabindex: "0",
        role: "region",
        "aria-label": "Establishments by kind of forum, scrolls sideways",
      },
      table,
    ),
    moreColumns(kinds.length),
    moreKinds(places.length - shown.length, places.length, () => (matrixLimit.rows += STEP)),
  ];
}

const moreColumns = (total) =>
  total > matrixLimit.columns
    ? el(
        "button",
        {
          type: "button",
          class: "more",
          on: {
            click: () => {
              matrixLimit.columns += MATRIX.columns;
              draw();
            },
          },
        },
        `Show ${Math.min(MATRIX.columns, total - matrixLimit.columns)} more of ${total} kinds`,
      )
    : null;

function matrixRow(place, columns) {
  const name = shared.establishments[place];
  return el(
    "tr",
    null,
    el("th", { scope: "row" }, said(name)),
    columns.map((row) => {
      const cell = row.cells.get(place);
      if (!cell) return el("td", null, el("span", { class: "unseen" }, "none"));
      const change =
        cell.forums.length === 1
          ? focusOn(cell.forums[0])
          : { sort: row.kind, filters: { ...state.filters, establishment: [name] } };
      return el(
        "td",
        null,
        stateLink(change, [
          `${cell.actions}`,
          el("span", { class: "unseen" }, ` actions, ${name}, ${row.kind}`),
        ]),
      );
    }),
  );
}

/** The kinds as a plain table, for print. */
function kindTable(rows) {
  const titles = ["Kind of forum", "Forums", "Establishments", "Actions overseen"];
  const cells = (row) => [sentence(row.kind), row.forums, row.cells.size, row.actions].map(String);
  const line = (tag, texts) => texts.map((text) => el(tag, null, said(text)));
  return el(
    "table",
    null,
    el("thead", null, el("tr", null, line("th", titles))),
    kindRows(rows).map((row) => el("tr", null, line("td", cells(row)))),
  );
}

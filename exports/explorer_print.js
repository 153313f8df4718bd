// What is printed: not the screen, but a dossier of the same view with every quote open.

/** Make the printed form of the present view; the style sheet shows it on paper only. */
function drawDossier() {
  const of = scene();
  const filters = Object.entries(state.filters).map(
    ([key, values]) => `${FACETS.find((facet) => facet.key === key).title}: ${values.join(", ")}`,
  );
  show(
    byId("dossier"),
    el("p", { class: "kind" }, "Inspection action plans: who oversees what"),
    el("h1", null, said(headingText())),
    el("p", null, byId("summary").textContent),
    filters.length
      ? el(
          "p",
          null,
          `Filters: ${filters.join("; ")}` +
            `${state.asof ? `; dates compared with ${dateInWords(state.asof)}` : ""}.`,
        )
      : null,
    of ? dossierRows(of) : dossierForums(forumRows()),
    sourcesOf(of),
  );
}

/** The documents that the rows of a view stand in; of the overview, all. */
function sourcesOf(of) {
  const cited = of && new Set(tableOf(of).rows.map((row) => row.cells.document));
  const found = shared.documents.filter((doc) => !cited || cited.has(doc.source || doc.title || ""));
  return [
    el("h2", null, "Sources"),
    el(
      "ul",
      null,
      found
        .slice(0, 60)
        .map((doc) => el("li", null, said([doc.title, doc.source].filter(Boolean).join(" – ")))),
    ),
    found.length > 60 ? el("p", null, `and ${found.length - 60} more.`) : null,
  ];
}

function dossierForums(forumsShown) {
  if (isCrowded(forumsShown)) return kindTable(forumsShown);
  const { columns, rows } = tableOf(null);
  return el(
    "table",
    null,
    el(
      "thead",
      null,
      el(
        "tr",
        null,
        columns.map(([, title]) => el("th", { scope: "col" }, title)),
      ),
    ),
    el(
      "tbody",
      null,
      rows.map((row) =>
        el(
          "tr",
          null,
          columns.map(([key]) => el("td", null, said(String(row.cells[key])))),
        ),
      ),
    ),
  );
}

/** The rows grouped by recommendation: its words once, then each action with its links and their quotes. */
function dossierRows(of) {
  const groups = new Map();
  for (const row of of.path ? tableOf(of).rows : linkRows(of)) {
    const key = row.recommendation || null;
    if (!groups.has(key)) groups.set(key, new Map());
    const byAction = groups.get(key);
    byAction.set(row.action, [...(byAction.get(row.action) || []), row]);
  }
  return [...groups].map(([recommendation, byAction]) =>
    el(
      "section",
      { class: "entry" },
      el(
        "h2",
        null,
        said(
          recommendation
            ? `${establishmentOf(recommendation)}, ${recommendation.number || "?"}`
            : "No recommendation",
        ),
      ),
      recommendation ? el("p", null, said(recommendation.label || "")) : null,
      [...byAction].map(([action, rows]) => dossierAction(action, rows)),
    ),
  );
}

function dossierAction(action, rows) {
  const { cells } = rows[0];
  return el(
    "div",
    { class: "entry-action" },
    action ? el("h3", null, said(cells.action)) : null,
    action
      ? el(
          "p",
          null,
          `Owner: ${cells.owner || "none named"}. ` +
            `Due: ${dueWords(action).replace(/^due /, "") || "no date"}. ` +
            `Status: ${cells.status || "not stated"}.`,
        )
      : null,
    rows.map((row) =>
      row.edge
        ? quoteBox(row)
        : el("p", null, el("strong", null, `${BARE}.`), " ", cells.page ? said(placeOf(cells)) : ""),
    ),
  );
}

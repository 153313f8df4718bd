// The evidence panel: what is known of an item, and for each of its links the exact words of the source.

const EVIDENCE_STEP = 25;
let evidenceLimit = EVIDENCE_STEP;

function drawEvidence(of) {
  const node = selectedNode() || (of && of.node);
  const panel = byId("evidence");
  if (!of)
    return show(
      panel,
      el("h2", { id: "evidence-heading" }, "Evidence"),
      el("p", null, "Choose a forum to see the words of the plans that say what it oversees."),
    );
  if (of.path) return show(panel, el("h2", { id: "evidence-heading" }, "Evidence"), quotesOf(pathRows(of)));
  if (!node)
    return show(
      panel,
      el("h2", { id: "evidence-heading" }, "Evidence"),
      state.focus === NO_FORUM
        ? el(
            "p",
            null,
            "No forum is named for these actions, so there is nothing to quote. Choose one to read it in full.",
          )
        : quotesOf(linkRows(of)),
    );
  show(
    panel,
    el("p", { class: "kind" }, glyph(node.group), sentence(KINDS[node.group].one)),
    el("h2", { id: "evidence-heading" }, said(panelTitle(node))),
    answerOf(node),
    quotesOf(evidenceRows(node, of), node),
    inFull(node),
    el("h3", null, "About it"),
    facts(node),
  );
}

/** A short title: an action is told by its place, as its words stand below. */
function panelTitle(node) {
  if (node.group !== "action") return shorten(fullName(node), 120);
  const recommendation = recommendationOf(node);
  const all = actionsOf(recommendation).sort(inPlanOrder);
  return `${recommendation.number || "?"}, action ${all.indexOf(node) + 1} of ${all.length}`;
}

/** The whole text of an action or recommendation, with its place. */
function inFull(node) {
  if (!["action", "recommendation"].includes(node.group) || !node.label) return null;
  const { cells } = rowOf(
    null,
    node.group === "action" ? node : null,
    null,
    node.group === "action" ? null : node,
  );
  return [
    el("h3", null, `The ${KINDS[node.group].one} in full`),
    el(
      "figure",
      { class: "quote" },
      el("blockquote", { dir: "auto" }, node.label),
      el("p", { class: "source" }, said(placeOf(cells))),
    ),
    sourceBox(node),
  ];
}

/** The rows whose quotes bear on a node: its own links of every kind. */
function evidenceRows(node, of) {
  const rows =
    of.node === node
      ? linkRows(of).filter((row) => row.edge)
      : links(node.id, "oversees").map((edge) => rowOf(nodes[edge.from], nodes[edge.to], edge));
  if (of.node !== node) rows.push(...mentionsFor(node).map(mentionRow));
  const further = [...links(node.id, "depends"), ...links(node.id, "cites")];
  return [
    ...rows,
    ...further.map((edge) => ({
      edge,
      other: other(edge, node.id),
      cells: rowOf(
        null,
        nodes[edge.from].group === "action" ? nodes[edge.from] : null,
        edge,
        nodes[edge.from].group === "recommendation" ? nodes[edge.from] : null,
      ).cells,
    })),
  ];
}

/** What is known of a node, as a list of terms; other items in it are links. */
function facts(node) {
  const doc = documentOf(node);
  const about = {
    Establishment: establishmentOf(node) && said(establishmentOf(node)),
    Number: node.number,
    Kind: node.kind && sentence(node.kind),
    Section: node.section && said(node.section),
    "Addressed to": node.addressee && said(node.addressee),
    Agreement: node.agreement && sentence(node.agreement),
    Meets: node.frequency && said(node.frequency.join(", ")),
    Chair: node.chair && said(node.chair.join(", ")),
    "Written as": node.surface && node.surface.length > 1 && said(node.surface.join(" · ")),
    Title: node.title && said(node.title),
    Status: node.status && sentence(node.status),
    Due: node.group === "action" && ((node.dates || []).map(dateInWords).join(", ") || "No date"),
    "Target as printed": node.target && said(node.target),
    Owner: ["action", "recommendation"].includes(node.group) && linkList(ownersOf(node), "No owner named"),
    Forum: node.group === "action" && linkList(forumsOf(node), BARE),
    Recommendation: node.group === "action" && linkList(near(node.id, "addresses"), "Not known"),
    Plan: doc && said(`${doc.title || doc.source}${node.page ? `, page ${node.page}` : ""}`),
  };
  const known = Object.entries(about).filter(([, value]) => value);
  return el(
    "dl",
    null,
    known.map(([term, value]) => el("div", null, el("dt", null, term), el("dd", null, value))),
  );
}

const linkList = (items, none) =>
  items.length ? items.map((item) => el("div", null, nodeLink(item, shorten(fullName(item), 90)))) : none;

function quotesOf(rows, node) {
  const quoted = rows.filter((row) => row.cells.quote);
  const shown = quoted.slice(0, evidenceLimit);
  const more = quoted.length - shown.length;
  return [
    el("h3", null, quoted.length ? `Words of the source (${quoted.length})` : "Words of the source"),
    quoted.length
      ? null
      : el(
          "p",
          { class: "note" },
          "No link of this item has a quote.",
        ),
    shown.map((row) => [quoteBox(row), sourceBox(row.edge)]),
    more
      ? el(
          "button",
          {
            type: "button",
            on: {
              click: () => {
                evidenceLimit += EVIDENCE_STEP;
                draw();
              },
            },
          },
          `Show ${Math.min(more, EVIDENCE_STEP)} more of ${quoted.length} quotes`,
        )
      : null,
  ];
}

/** One link with its quote: what it says, the words, where they stand, and how sure the reading is. */
function quoteBox(row) {
  const { edge, cells } = row;
  const marks = edge ? edge.marks : [];
  return el(
    "figure",
    { class: "quote", "data-edge": edge ? edges.indexOf(edge) : null },
    el("figcaption", { class: "says" }, saysOf(row)),
    el("blockquote", { dir: "auto" }, marked(cells.quote, marks)),
    el("p", { class: "source" }, said(placeOf(cells)), confidence(cells.confidence)),
  );
}

const placeOf = (cells) =>
  [cells.document || "Document not known", cells.page ? `page ${cells.page}` : "page not known"].join(", ");

function confidence(value) {
  if (value === "") return " · confidence not stated";
  const word = value >= 0.9 ? "high" : value >= 0.7 ? "medium" : "low";
  return ` · confidence ${Math.round(value * 100)}% (${word})`;
}

/** The claim of a link in words; the number leads to the action. */
function saysOf({ edge, forum, action, cells, other: far }) {
  const number = cells.number ? [", in ", action ? actionLink(action, cells.number) : cells.number] : "";
  const claim = (words, name) => [el("strong", null, words), " ", said(name), number];
  if (edge.group === "oversees") return claim(sentence(cells.relation), fullName(forum));
  if (edge.group === "mentions") return claim("Only named:", fullName(forum));
  if (edge.group === "cites") return claim("Cites", nameOf(nodes[edge.to]));
  return claim(`Depends on${edge.cue ? ` (“${edge.cue}”)` : ""}:`, nameOf(far || nodes[edge.to]));
}

/** A link that selects an action among the cards of the view. */
function actionLink(action, number) {
  const change = { select: keyOf(action), view: "lanes" };
  const choose = plainClick(() => go(change, `card:${action.id}`));
  return el(
    "a",
    { href: addressOf(change), on: { click: choose } },
    el("span", { class: "unseen" }, "Action in "),
    number,
  );
}

// The same answer in SPARQL: the saved queries that the page was made from, narrowed to what is shown.

/** A text as a SPARQL string. */
const literal = (text) => `"${text.replace(/[\\"\n\r\t]/g, (sign) => ({ "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r",
  "\t": "\\t" })[sign])}"`;

/** A saved query as its prefixes and the rest, the latter fit to stand inside another query. */
function subquery(name) {
  const text = (shared.queries[name] || "").replace(/^\s*#.*$/gm, "");
  const prefixes = text.match(/^\s*(?:PREFIX|BASE)\b[^\n]*$/gim) || [];
  const body = text.replace(/^\s*(?:PREFIX|BASE)\b[^\n]*$/gim, "").trim();
  return { prefixes: prefixes.map((line) => line.trim()), body: body.replace(/^/gm, "    ") };
}

const among = (variable, values) => `FILTER(${variable} IN (${values.map(literal).join(", ")}))`;

/** The conditions that make the focus, as lines of SPARQL. */
function focusLines() {
  const node = focusNode();
  if (focusName()) return [`FILTER(?forum = ${literal(focusName())})`];
  if (!node) return [];
  const place = node.est === undefined ? [] : [among("?establishment", [establishmentOf(node)])];
  return {
    forum: () => [...place, among("?forum", [node.label])],
    action: () => [`FILTER(?action = <${encodeIri(node.iri)}>)`],
    recommendation: () => [...place, among("?number", [node.number || ""])],
    owner: () => [...place, `FILTER(CONTAINS(CONCAT(" | ", ?owner, " | "), ${literal(` | ${node.label} | `)}))`],
    policy: () => [among("?number", unique(near(node.id, "cites").map((item) => item.number || "")))],
    condition: () => [`VALUES ?action { ${actionsOf(node).map((item) => `<${encodeIri(item.iri)}>`).join(" ")} }`],
  }[node.group]();
}

const encodeIri = (iri) => (iri || "").replace(/[<>"{}|^`\\\s]/g, (sign) => encodeURIComponent(sign));

/** The conditions that the filters make. Those on kind, agreement and year need further queries. */
function filterLines() {
  const lines = [];
  const { establishment, status, owner } = state.filters;
  if (establishment) lines.push(among("?establishment", establishment));
  if (status) lines.push(among("?status", status));
  if (owner) {
    lines.push(`FILTER(${owner.map((name) => (name === "No owner named" ? "!BOUND(?owner)"
      : `CONTAINS(CONCAT(" | ", ?owner, " | "), ${literal(` | ${name} | `)})`)).join(" || ")})`);
  }
  return lines;
}

/** The query of the present view. */
function sparqlText() {
  const wantsBare = state.focus === NO_FORUM;
  const node = focusNode();
  const forumOnly = focusName() || (node && node.group === "forum");
  const names = wantsBare ? ["gaps"] : forumOnly || !state.focus ? ["oversight"] : ["oversight", "gaps"];
  const lines = [...focusLines(), ...filterLines()];
  if (lines.some((line) => /\?(owner|status)\b/.test(line))) names.push("actions");
  const used = names.map((name) => [name, subquery(name)]);
  const joined = used.filter(([name]) => name !== "actions").map(([, query]) => `  {\n${query.body}\n  }`).join("\n  UNION\n");
  const about = used.filter(([name]) => name === "actions")
    .map(([, query]) => `  { SELECT ?action ?owner ?status WHERE {\n${query.body.replace(/^/gm, "  ")}\n  } }\n`).join("");
  const head = state.focus ? "SELECT DISTINCT *"
    : "SELECT ?establishment ?forum (COUNT(DISTINCT ?action) AS ?actions)";
  const tail = state.focus ? "ORDER BY ?establishment ?number ?action"
    : "GROUP BY ?establishment ?forum\nORDER BY ?establishment DESC(?actions) ?forum";
  const prefixes = unique(used.flatMap(([, query]) => query.prefixes));
  return [...prefixes, `${head} WHERE {`, joined, about + lines.map((line) => `  ${line}`).join("\n"), "}", tail]
    .filter(Boolean).join("\n");
}

function drawSparql() {
  const box = byId("sparql");
  if (!box.open) return;
  const text = sparqlText();
  const unsaid = ["year", "kind", "agreement", "forum", "due"].filter((key) => state.filters[key]);
  const titles = FACETS.filter((facet) => unsaid.includes(facet.key)).map((facet) => facet.title.toLowerCase());
  const copy = el("button", { type: "button", on: { click: () => copyText(text) } }, "Copy the query");
  show(byId("sparql-body"),
    el("p", null, "Run it with ", el("code", null, "forumtrace query GRAPH @answer.rq"), ", or paste it into the query page."),
    state.path ? el("p", null, "A path is worked out in this page; the query gives the links that it runs over.") : null,
    titles.length ? el("p", null, `Not in the query: the filter on ${titles.join(", ")}.`) : null,
    copy, el("pre", { tabindex: "0", "aria-label": "SPARQL query" }, el("code", null, text)));
}

function copyText(text) {
  const area = el("textarea", { class: "unseen" });
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
  announce("Query copied.");
}

// The same answer in SPARQL: the saved queries that the page was made from, narrowed to what is shown.

/** A text as a SPARQL string. */
const literal = (text) =>
  `"${text.replace(
    /[\\"\n\r\t]/g,
    (sign) => ({ "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" })[sign],
  )}"`;
const iri = (text) => `<${(text || "").replace(/[<>"{}|^`\\\s]/g, (sign) => encodeURIComponent(sign))}>`;
const either = (tests) => `FILTER(${tests.join(" || ")})`;

/** A saved query as its prefixes and the rest, the latter fit to stand inside another query. */
function subquery(name) {
  const text = (shared.queries[name] || "").replace(/^\s*#.*$/gm, "");
  const prefixes = text.match(/^\s*(?:PREFIX|BASE)\b[^\n]*$/gim) || [];
  const body = text.replace(/^\s*(?:PREFIX|BASE)\b[^\n]*$/gim, "").trim();
  return { prefixes: prefixes.map((line) => line.trim()), body: body.replace(/^/gm, "    ") };
}

/** Rows of another saved query, of which only some columns are wanted, under names of their own. */
const beside = (name, columns, tail = "") => ({
  name,
  text: `  { SELECT DISTINCT ${columns} WHERE {\n${subquery(name).body}\n  }${tail} }`,
});

/** A recommendation is told by its plan and number. */
const pair = (node) => `(${iri((documentOf(node) || {}).plan)} ${literal(node.number || "")})`;
const amongItems = (items) => `VALUES (?plan ?number) { ${items.map(pair).join(" ")} }`;

/** The conditions that make the focus. */
function focusLines() {
  const node = focusNode();
  if (focusName()) return [either([`?forum = ${literal(focusName())}`])];
  if (!node)
    return state.sort ? [equals("?forum_kind", KINDLESS)(state.sort)].map((test) => either([test])) : [];
  return {
    forum: () => [
      node.iri
        ? `VALUES ?iri { ${iri(node.iri)} }`
        : either([`?forum = ${literal(node.label)} && ?establishment = ${literal(establishmentOf(node))}`]),
    ],
    recommendation: () => [amongItems([node])],
    policy: () => [amongItems(near(node.id, "cites"))],
    owner: () => [either([`?establishment = ${literal(establishmentOf(node))}`]), ownerLine([node.label])],
    action: () => [`VALUES ?action { ${iri(node.iri)} }`],
    condition: () => [
      `VALUES ?action { ${actionsOf(node)
        .map((item) => iri(item.iri))
        .join(" ")} }`,
    ],
  }[node.group]();
}

const duePassing = () =>
  actions
    .filter(passes)
    .map((action) => iri(action.iri))
    .join(" ");
const ownerLine = (names) =>
  either(
    names.map((name) =>
      name === "No owner named" ? "!BOUND(?held_by)" : `LCASE(?held_by) = LCASE(${literal(name)})`,
    ),
  );
const equals = (variable, absent) => (value) =>
  value === absent ? `!BOUND(${variable})` : `${variable} = ${literal(value)}`;

/** The conditions that the filters make. */
function filterLines() {
  const tests = {
    establishment: equals("?establishment", ""),
    status: equals("?state", "Not stated"),
    kind: equals("?item_kind", "Not stated"),
    agreement: equals("?verdict_on_it", "Not stated"),
    year: (value) => `STRSTARTS(STR(?dated), ${literal(value)})`,
  };
  const lines = Object.keys(tests)
    .filter((key) => state.filters[key])
    .map((key) => either(state.filters[key].map(tests[key])));
  if (state.filters.confidence) {
    const sure = new Map(SURE.map(([word, , test]) => [word, `(${test})`]));
    lines.push(either(state.filters.confidence.map((word) => sure.get(word) || "!BOUND(?sure)")));
  }
  if (state.filters.due) lines.push(`VALUES ?action { ${duePassing()} }`);
  return state.filters.owner ? [...lines, ownerLine(state.filters.owner)] : lines;
}

/** Further saved queries that the conditions speak of. */
function furtherFor(lines) {
  const said_ = lines.join("\n");
  return [
    /\?held_by|\?state\b/.test(said_)
      ? beside("actions", "?action (?owner AS ?held_by) (?status AS ?state)")
      : null,
    /\?item_kind|\?verdict_on_it/.test(said_)
      ? beside("recommendations", "?plan ?number (?kind AS ?item_kind) (?agreement AS ?verdict_on_it)")
      : null,
    /\?forum_kind/.test(said_) ? beside("forum-overview", "?iri (?kind AS ?forum_kind)") : null,
    /\?sure/.test(said_)
      ? beside("oversight", "?action (MAX(?confidence) AS ?sure)", " GROUP BY ?action ?iri")
      : null,
    /\?dated/.test(said_)
      ? beside("documents", "?plan (COALESCE(?submitted, ?report_published) AS ?dated)")
      : null,
  ].filter(Boolean);
}

/** Which saved queries give the rows: links, actions without a forum, or both. */
function rowQueries() {
  const wanted = state.filters.forum || [];
  const forumOnly = focusName() || (focusNode() || {}).group === "forum" || !(state.focus || state.path);
  const names = state.focus === NO_FORUM ? ["gaps"] : forumOnly ? ["oversight"] : ["oversight", "gaps"];
  const kept = names.filter((name) => !wanted.length || wanted.includes(name === "gaps" ? BARE : OVERSEEN));
  return kept.length ? kept : names;
}

/** The query of the present view. */
function sparqlText() {
  const lines = [...focusLines(), ...filterLines()];
  const further = furtherFor(lines);
  const names = rowQueries();
  const prefixes = unique(
    [...names, ...further.map((query) => query.name)].flatMap((name) => subquery(name).prefixes),
  );
  const each = names.map((name) => `  {\n${subquery(name).body}\n  }`).join("\n  UNION\n");
  const [head, tail] =
    state.focus || state.path
      ? [
          "SELECT ?establishment ?number ?action ?action_text ?forum\n" +
            '  (GROUP_CONCAT(DISTINCT ?oversight_kind; SEPARATOR=" | ") AS ?oversight)\n' +
            '  (GROUP_CONCAT(DISTINCT ?quote; SEPARATOR=" | ") AS ?quotes) (MIN(?page) AS ?on_page)',
          "GROUP BY ?establishment ?number ?action ?action_text ?forum ?iri\n" +
            "ORDER BY ?establishment ?number ?action",
        ]
      : [
          "SELECT ?establishment ?forum (COUNT(DISTINCT ?action) AS ?actions)",
          "GROUP BY ?establishment ?forum ?iri\nORDER BY ?establishment DESC(?actions) ?forum",
        ];
  return [
    ...prefixes,
    `${head}\nWHERE {`,
    each,
    ...further.map((query) => query.text),
    ...lines.map((line) => `  ${line}`),
    "}",
    tail,
  ].join("\n");
}

function drawSparql() {
  const box = byId("sparql");
  if (!box.open) return;
  const text = sparqlText();
  const named = (focusNode() ? links(focusNode().id, "mentions") : []).length;
  show(
    byId("sparql-body"),
    shared.ask
      ? el("p", null, el("a", { href: askAddress(text) }, "Ask it here"), " and change it as you like.")
      : el(
          "p",
          null,
          "Save it as answer.rq and run ",
          el("code", null, "forumtrace query GRAPH @answer.rq"),
          ", or paste it into the query page of ",
          el("code", null, "forumtrace serve GRAPH"),
          ".",
        ),
    state.path
      ? el(
          "p",
          null,
          "A path is worked out in this page; the query gives all the links that it may run over.",
        )
      : null,
    state.filters.due
      ? el("p", null, "Due dates are worked out in this page; the query names the actions that pass.")
      : null,
    named
      ? el(
          "p",
          null,
          `Rows “only named” (${named}) come from the saved query `,
          el("code", null, "forums"),
          ".",
        )
      : null,
    el("button", { type: "button", on: { click: () => copyText(text) } }, "Copy the query"),
    el(
      "pre",
      { tabindex: "0", role: "region", "aria-label": "SPARQL query" },
      el("code", { id: "sparql-text" }, text),
    ),
  );
}

/** The address at which the query page of the service asks a query. */
const askAddress = (text) => `${shared.ask}?${new URLSearchParams({ query: text })}`;

function copyText(text) {
  const area = el("textarea", { class: "unseen" });
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
  announce("Query copied.");
}

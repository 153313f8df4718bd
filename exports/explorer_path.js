// The shortest way between two items over the links of the graph, e.g. from an owner to a policy.

const PATH_MARK = "~~";
const LINK_WORDS = {
  oversees: ["oversees", "is overseen by"],
  mentions: ["is named in", "names"],
  addresses: ["answers", "is answered by"],
  owns: ["owns", "is owned by"],
  cites: ["cites", "is cited by"],
  depends: ["depends on", "is waited for by"],
};
const ends = [null, null];

/** The nodes and links from one node to another; null when nothing joins them. */
function shortestPath(from, to) {
  // That two actions have one owner says little, so owners are passed through only where nothing else joins.
  return fewestLinks(from, to, (node) => node.group !== "owner") || fewestLinks(from, to, () => true);
}

function fewestLinks(from, to, through) {
  const came = new Map([[from.id, null]]);
  let front = [from.id];
  while (front.length && !came.has(to.id)) {
    const next = [];
    for (const id of front) {
      for (const edge of linksOf[id]) {
        const far = other(edge, id).id;
        if (came.has(far) || (far !== to.id && !through(nodes[far]))) continue;
        came.set(far, edge);
        next.push(far);
      }
    }
    front = next;
  }
  if (!came.has(to.id)) return null;
  const steps = [];
  for (let id = to.id; id !== from.id;) {
    const edge = came.get(id);
    steps.unshift({ edge, node: nodes[id], forward: edge.to === id });
    id = other(edge, id).id;
  }
  return [{ node: from }, ...steps];
}

function pathScene() {
  const [from, to] = state.path.split(PATH_MARK).map(nodeOf);
  if (!from || !to) return null;
  const steps = shortestPath(from, to);
  const found = (steps || []).map((step) => step.node);
  const of = (kind) => found.filter((node) => node.group === kind);
  return {
    node: null,
    path: { from, to, steps },
    hidden: 0,
    mentioned: [],
    nodes: found,
    forums: of("forum"),
    actions: of("action"),
    recommendations: of("recommendation"),
  };
}

/** The path as a list to read from top to bottom. */
function drawPath(panel, of) {
  const { from, to, steps } = of.path;
  if (!steps)
    return show(
      panel,
      el(
        "p",
        { class: "note" },
        "Nothing in the graph joins ",
        said(fullName(from)),
        " and ",
        said(fullName(to)),
        ".",
      ),
    );
  show(
    panel,
    el(
      "ol",
      { class: "path" },
      steps.map(({ node, edge, forward }) =>
        el(
          "li",
          null,
          edge ? el("span", { class: "step" }, LINK_WORDS[edge.group][forward ? 0 : 1]) : null,
          card(node, { node: null }),
          edge && edge.quote !== undefined
            ? el("blockquote", { dir: "auto" }, marked(quoteOf(edge), edge.marks))
            : null,
        ),
      ),
    ),
  );
}

function drawPathForm() {
  show(
    byId("path-form"),
    ["From", "To"].map((word, place) =>
      el(
        "div",
        { class: "end" },
        el("label", { for: `end-${place}` }, word),
        ends[place]
          ? el(
              "p",
              null,
              glyph(ends[place].group),
              said(shorten(fullName(ends[place]), 60)),
              el(
                "button",
                { type: "button", class: "plain", on: { click: () => setEnd(place, null) } },
                "Change",
                el("span", { class: "unseen" }, ` ${word}`),
              ),
            )
          : [
              searchBox(`end-${place}`, (node) => setEnd(place, node), ""),
              focusNode()
                ? el(
                    "button",
                    { type: "button", class: "plain", on: { click: () => setEnd(place, focusNode()) } },
                    "Use what is in focus",
                  )
                : null,
            ],
      ),
    ),
  );
}

function setEnd(place, node) {
  ends[place] = node;
  drawPathForm();
  if (ends[0] && ends[1]) go({ path: ends.map(keyOf).join(PATH_MARK), focus: "", select: "" }, "heading");
}

// Filters: they choose actions, and every value says how many actions it would leave.

const OVERSEEN = "Overseen by a forum";
const BARE = "No forum named";

/** How an action stands to the chosen day. */
function dueState(action) {
  if (action.status === "completed") return "Completed";
  if (!action.due) return "No date";
  return action.due <= state.asof ? "Due by that day" : "Due later";
}

const FACETS = [
  { key: "establishment", title: "Establishment", of: (action) => [establishmentOf(action)] },
  { key: "year", title: "Year of plan", of: (action) => [(documentOf(action) || {}).year || "Not dated"] },
  { key: "forum", title: "Oversight", of: (action) => [forumsOf(action).length ? OVERSEEN : BARE] },
  { key: "kind", title: "Kind", of: (action) => [(recommendationOf(action) || {}).kind || "Not stated"] },
  {
    key: "agreement",
    title: "Agreement",
    of: (action) => [(recommendationOf(action) || {}).agreement || "Not stated"],
  },
  { key: "status", title: "Status", of: (action) => [action.status || "Not stated"] },
  {
    key: "owner",
    title: "Owner",
    of: (action) => {
      const names = ownersOf(action).map((owner) => owner.label);
      return names.length ? names : ["No owner named"];
    },
  },
  { key: "due", title: "Due", of: (action) => (state.asof ? [dueState(action)] : []) },
];
const FACET_SHORT = 6;
const cached = new Map();
const opened = new Set(["establishment", "forum", "status"]);
const unfolded = new Set();

/** The values of an action in one facet. Only the due facet changes while the page is open. */
function valuesOf(facet, action) {
  if (facet.key === "due") return facet.of(action);
  const key = facet.key;
  if (!cached.has(key)) cached.set(key, new Map());
  const known = cached.get(key);
  if (!known.has(action.id)) known.set(action.id, facet.of(action));
  return known.get(action.id);
}

const fails = (facet, action, chosen) =>
  chosen && !valuesOf(facet, action).some((value) => chosen.includes(value));
const passes = (action) => !FACETS.some((facet) => fails(facet, action, state.filters[facet.key]));

/** For every facet: value -> number of actions that it would leave, given the other facets. */
function facetCounts() {
  const counts = FACETS.map(() => new Map());
  for (const action of actions) {
    const failing = FACETS.filter((facet) => fails(facet, action, state.filters[facet.key]));
    FACETS.forEach((facet, place) => {
      const counted = failing.length === 0 || (failing.length === 1 && failing[0] === facet);
      for (const value of valuesOf(facet, action)) {
        counts[place].set(value, (counts[place].get(value) || 0) + (counted ? 1 : 0));
      }
    });
  }
  return counts;
}

function toggle(key, value) {
  const now = state.filters[key] || [];
  const next = now.includes(value) ? now.filter((item) => item !== value) : [...now, value];
  const filters = { ...state.filters, [key]: next };
  if (!next.length) delete filters[key];
  go({ filters }, `facet:${key}:${value}`);
}

function drawFacets() {
  const counts = facetCounts();
  show(
    byId("facets"),
    FACETS.map((facet, place) => facetBox(facet, counts[place])),
  );
}

function facetBox(facet, counts) {
  const chosen = state.filters[facet.key] || [];
  const values = [...counts].sort((a, b) =>
    facet.key === "year" || facet.key === "establishment"
      ? NUMBERS.compare(a[0], b[0])
      : b[1] - a[1] || NUMBERS.compare(a[0], b[0]),
  );
  const shown = unfolded.has(facet.key)
    ? values
    : values.filter(([value], place) => place < FACET_SHORT || chosen.includes(value));
  const more = values.length - shown.length;
  const box = el(
    "details",
    { class: "facet", open: opened.has(facet.key) || chosen.length > 0 },
    el(
      "summary",
      null,
      facet.title,
      chosen.length ? el("span", { class: "badge" }, `${chosen.length} chosen`) : null,
    ),
    el(
      "fieldset",
      null,
      el("legend", { class: "unseen" }, facet.title),
      facet.key === "due" ? asOf() : null,
      shown.map(([value, n]) => facetValue(facet, value, n, chosen.includes(value))),
      more > 0
        ? el(
            "button",
            {
              type: "button",
              class: "plain",
              on: {
                click: () => {
                  unfolded.add(facet.key);
                  drawFacets();
                },
              },
            },
            `Show ${more} more`,
            el("span", { class: "unseen" }, ` for ${facet.title}`),
          )
        : null,
    ),
  );
  box.addEventListener("toggle", () => (box.open ? opened.add(facet.key) : opened.delete(facet.key)));
  return box;
}

function facetValue(facet, value, n, checked) {
  const input = el("input", {
    type: "checkbox",
    "data-keep": `facet:${facet.key}:${value}`,
    on: { change: () => toggle(facet.key, value) },
  });
  input.checked = checked;
  return el(
    "label",
    { class: n ? "choice" : "choice none" },
    input,
    said(value),
    el("span", { class: "n" }, n.toLocaleString("en-GB")),
  );
}

function asOf() {
  const input = el("input", { type: "date", "data-keep": "as-of", value: state.asof });
  input.addEventListener("change", () => {
    const filters = { ...state.filters };
    if (!input.value) delete filters.due;
    go({ asof: input.value, filters }, "as-of");
  });
  return el("label", { class: "as-of" }, "Compare due dates with this day", input);
}

/** The filters in force, each with a way to take it back. */
function drawChips() {
  const chips = Object.entries(state.filters).flatMap(([key, values]) =>
    values.map((value) =>
      el(
        "button",
        { type: "button", class: "chip", on: { click: () => toggle(key, value) } },
        el("span", { class: "unseen" }, "Remove filter "),
        `${FACETS.find((facet) => facet.key === key).title}: `,
        said(value),
        el("span", { "aria-hidden": "true" }, " ×"),
      ),
    ),
  );
  const clear =
    chips.length > 1
      ? el(
          "button",
          { type: "button", class: "plain", on: { click: () => go({ filters: {} }, "heading") } },
          "Clear all filters",
        )
      : null;
  show(byId("chips"), chips, clear);
}

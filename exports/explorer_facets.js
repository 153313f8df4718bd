// The filters on the screen, with their counts, and how they are set and taken back.

const FACET_SHORT = 6;
const opened = new Set(["establishment", "forum", "status"]);
const unfolded = new Set();

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
  return el("label", { class: "as-of" }, "Due or overdue as of this day", input);
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

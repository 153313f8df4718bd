// What the filters look at: they choose actions, and every value says how many actions it would leave.

const OVERSEEN = "Overseen by a forum";
const BARE = "No forum named";

/** How an action stands to the chosen day. */
function dueState(action) {
  if (action.status === "completed") return "Completed";
  if (!action.due) return "No date";
  return action.due <= state.asof ? "Due or overdue" : "Due later";
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
  {
    key: "confidence",
    title: "Confidence",
    of: (action) => unique(links(action.id, "oversees").map(sureness)),
  },
  { key: "due", title: "Due", of: (action) => (state.asof ? [dueState(action)] : []) },
];
const SURE = [
  ["High", 0.9, "?sure >= 0.9"],
  ["Medium", 0.7, "?sure >= 0.7 && ?sure < 0.9"],
  ["Low", 0, "?sure < 0.7"],
];

/** How sure the reading of a link is, in a word. */
function sureness(edge) {
  return edge.confidence === undefined ? "Not stated" : SURE.find(([, least]) => edge.confidence >= least)[0];
}
const cached = new Map();

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

let counted = { for: "", counts: [] };

/** For every facet: value -> number of actions that it would leave, given the other facets. */
function facetCounts() {
  const about = JSON.stringify([state.filters, state.asof, arrived.size]);
  if (counted.for !== about) counted = { for: about, counts: countFacets() };
  return counted.counts;
}

function countFacets() {
  const plain = Object.keys(state.filters).every((key) => key === "establishment") && !state.asof;
  const known = !complete() && plain ? shared.totals.facets : null;
  const given = (key) => known && (key === "establishment" || !state.filters.establishment) && known[key];
  const counts = FACETS.map(({ key }) => new Map(given(key) ? Object.entries(given(key)) : []));
  for (const action of actions) {
    const failing = FACETS.filter((facet) => fails(facet, action, state.filters[facet.key]));
    FACETS.forEach((facet, place) => {
      if (given(facet.key)) return;
      const counted = failing.length === 0 || (failing.length === 1 && failing[0] === facet);
      for (const value of valuesOf(facet, action)) {
        counts[place].set(value, (counts[place].get(value) || 0) + (counted ? 1 : 0));
      }
    });
  }
  return counts;
}

// What is shown stands in the address (after #), so that it can be bookmarked, sent, and walked back.

const VIEWS = { lanes: "Lanes", network: "Network", table: "Table" };
const NO_FORUM = "no-forum";

/** The state that an address asks for; what it does not say is the overview of everything. */
function readState() {
  const given = new URLSearchParams(location.hash.slice(1));
  const filters = {};
  for (const facet of FACETS) {
    const values = given.getAll(facet.key);
    if (values.length) filters[facet.key] = values;
  }
  return {
    view: VIEWS[given.get("view")] ? given.get("view") : "lanes",
    focus: given.get("focus") || "",
    select: given.get("select") || "",
    path: given.get("path") || "",
    sort: given.get("sort") || "",
    by: given.get("by") === "matrix" ? "matrix" : "",
    asof: /^\d{4}-\d{2}-\d{2}$/.test(given.get("asof") || "") ? given.get("asof") : "",
    filters,
  };
}

/** The address of a state. */
function hashOf(wanted) {
  const parts = new URLSearchParams();
  for (const key of ["focus", "select", "path", "sort", "by", "asof"])
    if (wanted[key]) parts.append(key, wanted[key]);
  if (wanted.view !== "lanes") parts.append("view", wanted.view);
  for (const [key, values] of Object.entries(wanted.filters))
    for (const value of values) parts.append(key, value);
  return `#${parts}`;
}

let state = null;
let focusNext = null;

/** Go to the present state with some parts changed. `then` gets keyboard focus (an id) after drawing. */
function go(change, then) {
  const target = hashOf({ ...state, ...change });
  focusNext = then || null;
  if (target === hashOf(state)) draw();
  else location.hash = target;
  follow();
}

let followed = null;

/** Draw what the address asks for, once; called for our own steps and for those of the browser's buttons. */
function follow() {
  if (location.hash === followed) return;
  followed = location.hash;
  state = readState();
  draw();
}

/** The state that shows a node: filters stay, the selection goes. */
const focusOn = (node) => ({ focus: keyOf(node), select: "", path: "" });
const addressOf = (change) => hashOf({ ...state, ...change });

/** A link to a node; it works like any other link, also in a new tab. */
function nodeLink(node, text) {
  return el(
    "a",
    { href: addressOf(focusOn(node)), on: { click: plainClick(() => go(focusOn(node), "heading")) } },
    said(text || fullName(node)),
  );
}

/** A listener that acts on plain clicks only and leaves "open in a new tab" to the browser. */
function plainClick(act) {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    act();
  };
}

/** A focus that is no single node: actions without a forum, or all forums of one name. */
const focusName = () => (state.focus.startsWith("name:") ? state.focus.slice(5) : "");
const focusNode = () => (state.focus ? nodeOf(state.focus) : undefined);
const selectedNode = () => (state.select ? nodeOf(state.select) : undefined);

// The folder edition: forums and counts are here at once; plans and pictures come from files beside the page.

const shards = shared.shards || null;
const arrived = new Set();
const asked = new Set();
const missing = [];

/** Whether all plans are here; always so in the edition of one file. */
const complete = () => !shards || arrived.size === shards.length;
const isHere = (node) => !shards || node.est === undefined || arrived.has(node.est);

if (shards) {
  window.forumtracePlans = (place, text) => {
    const held = JSON.parse(text);
    for (const [number, quote] of Object.entries(held.quotes)) shared.quotes[number] = quote;
    take(held.nodes, held.edges);
    arrived.add(place);
  };
  window.forumtracePages = (doc, text) => {
    pageStore = pageStore || {};
    pageStore[doc] = JSON.parse(text);
  };
}

/** Load a file of the folder once; `then` is called when it has come, or is known not to come. */
function load(name, then) {
  if (asked.has(name)) return;
  asked.add(name);
  const script = el("script", { src: name });
  script.addEventListener("load", then);
  script.addEventListener("error", () => {
    missing.push(name);
    const place = shards.indexOf(name);
    if (place >= 0) arrived.add(place);
    byId("missing").textContent =
      `${count(missing.length, "file")} of this page cannot be read (${missing[0]}). ` +
      "Keep the page in its folder, and copy the folder as a whole.";
    byId("missing").hidden = false;
    then();
  });
  document.head.append(script);
}

/** The establishments whose plans a key of the address speaks of. */
function placesOf(key) {
  if (!key) return [];
  const all = shards.map((_, place) => place);
  if (key.startsWith("policy:")) {
    const policy = nodeOf(key);
    return policy ? policy.places : [];
  }
  if (key.startsWith("name:"))
    return forums.filter((forum) => forum.label === key.slice(5)).map((forum) => forum.est);
  if (key.startsWith("action:")) {
    const plans = shared.documents.filter((doc) =>
      key.slice(7).startsWith(`${(doc.plan || "").split("/").pop()}_`),
    );
    return plans.length ? plans.map((doc) => doc.est) : all;
  }
  const rest = key.slice(key.indexOf(":") + 1);
  return all.filter((place) => rest.startsWith(`${shared.establishments[place]}:`));
}

/** Whose plans the present view needs: none for the overview, all where filters or paths run through all. */
function neededPlaces() {
  const all = shards.map((_, place) => place);
  const chosen = (state.filters.establishment || [])
    .map((name) => shared.establishments.indexOf(name))
    .filter((place) => place >= 0);
  const wide = Object.keys(state.filters).some((key) => key !== "establishment");
  if (state.path || state.asof || wide) return all;
  if (state.focus === NO_FORUM) return chosen.length ? chosen : all;
  const drawn =
    state.view === "network" && !state.focus ? [...forums].sort((a, b) => b.overseen - a.overseen) : [];
  return unique([
    ...chosen,
    ...drawn.slice(0, 12).map((forum) => forum.est),
    ...placesOf(state.focus),
    ...placesOf(state.select),
  ]);
}

/** Whether the view must wait for plans; they are asked for, and the view is drawn when they are here. */
function mustWait() {
  if (!shards) return false;
  const needed = neededPlaces();
  const coming = needed.filter((place) => !arrived.has(place));
  if (!coming.length) return false;
  const done = needed.length - coming.length;
  byId("summary").textContent = `Reading plans: ${done} of ${count(needed.length, "establishment")} …`;
  for (const place of coming) load(shards[place], drawAgain);
  return true;
}

/** Draw what has come since; the keyboard stays where it is. */
function drawAgain() {
  const at = document.activeElement;
  focusNext = focusNext || (at && (at.dataset.keep || at.id)) || null;
  draw();
}

/** Load all plans, for search, telling `then` when the last is here. */
function loadAll(then) {
  for (const name of shards) load(name, () => complete() && then());
}

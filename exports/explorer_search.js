// Search with suggestions: names first, then quotes. Arrow keys, Enter, Escape; "/" comes here from anywhere.

const MATCHES = 12;
let index = null;

/** Letters without case and accents, so that what is typed is found however it is written. */
const folded = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[‘’]/g, "'");

function searchIndex() {
  if (!index) {
    index = {
      names: nodes.map((node) => folded(`${fullName(node)} ${node.title || ""} ${(node.surface || []).join(" ")}`)),
      quotes: shared.quotes.map(folded),
      users: shared.quotes.map(() => []),
    };
    for (const edge of edges) if (edge.quote !== undefined) index.users[edge.quote].push(edge);
  }
  return index;
}

/** How well a name fits: 0 starts with it, 1 a word starts with it, 2 holds it, 3 holds all its words, -1 not. */
function rank(name, wanted, words) {
  const at = name.indexOf(wanted);
  if (at === 0) return 0;
  if (at > 0) return /\W/.test(name[at - 1]) ? 1 : 2;
  return words.length > 1 && words.every((word) => name.includes(word)) ? 3 : -1;
}

const KIND_ORDER = Object.keys(KINDS);

/** The best matches for what was typed, and how many there are in all. */
function search(typed) {
  const wanted = folded(typed.trim());
  if (wanted.length < 2) return { found: [], total: 0 };
  const words = wanted.split(/\s+/);
  const { names, quotes, users } = searchIndex();
  const found = [];
  const seen = new Set();
  names.forEach((name, id) => {
    const order = rank(name, wanted, words);
    if (order < 0) return;
    seen.add(id);
    found.push({ node: nodes[id], order: order * 10 + KIND_ORDER.indexOf(nodes[id].group) });
  });
  quotes.forEach((quote, place) => {
    if (!quote.includes(wanted)) return;
    for (const edge of users[place]) {
      const node = nodes[edge.from];
      if (seen.has(node.id)) continue;
      seen.add(node.id);
      found.push({ node, quote: shared.quotes[place], at: quote.indexOf(wanted), order: 90 });
    }
  });
  found.sort((a, b) => a.order - b.order || fullName(a.node).length - fullName(b.node).length || a.node.id - b.node.id);
  return { found: found.slice(0, MATCHES), total: found.length };
}

/** A search field with a list of suggestions; `chosen(node)` is called with what was picked. */
function searchBox(id, chosen, hint) {
  const list = el("ul", { role: "listbox", id: `${id}-list`, "aria-label": "Matches", hidden: true });
  const status = el("div", { class: "unseen", role: "status" });
  const input = el("input", { id, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false",
    placeholder: hint, "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-list` });
  let found = [];
  let at = -1;
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const pick = (place) => {
    if (!found[place]) return;
    input.value = "";
    close();
    chosen(found[place].node, input);
  };
  const move = (step) => {
    if (list.hidden) return;
    at = (at + step + found.length) % found.length;
    [...list.querySelectorAll("[role=option]")].forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === at));
      if (place === at) option.scrollIntoView({ block: "nearest" });
    });
    input.setAttribute("aria-activedescendant", `${id}-${at}`);
  };
  const suggest = () => {
    const result = search(input.value);
    found = result.found;
    at = -1;
    if (input.value.trim().length < 2) return close();
    show(list, found.map((match, place) => suggestion(match, `${id}-${place}`, () => pick(place))),
      found.length ? null : el("li", { class: "note", role: "presentation" }, "Nothing has these words."),
      result.total > found.length ? el("li", { class: "note", role: "presentation" },
        `${found.length} of ${result.total} matches. Type more to narrow them.`) : null);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
    status.textContent = count(result.total, "match", "matches");
  };
  input.addEventListener("input", suggest);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const act = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Escape: close, Enter: () => pick(Math.max(at, 0)) };
    if (!act[event.key] || event.isComposing) return;
    event.preventDefault();
    act[event.key]();
  });
  return el("div", { class: "combo" }, input, list, status);
}

function suggestion(match, id, pick) {
  const { node } = match;
  const from = match.at > 40 ? match.quote.lastIndexOf(" ", match.at - 40) + 1 : 0;
  const where = [sentence(KINDS[node.group].one), establishmentOf(node)].filter(Boolean).join(" · ");
  return el("li", { role: "option", id, "aria-selected": "false",
    on: { mousedown: (event) => { event.preventDefault(); pick(); } } },
  glyph(node.group), el("span", { class: "words" }, said(shorten(fullName(node), 110), { class: "name" }),
    el("span", { class: "where" }, where),
    match.quote ? el("span", { class: "where" }, "“", said(`${from ? "… " : ""}${shorten(match.quote.slice(from), 120)}`), "”") : null));
}

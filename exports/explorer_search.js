// Search over names and quotes: names first, then the words of quotes.

const MATCHES = 12;

/** Letters without case and accents, so that what is typed is found however it is written. */
const folded = (text) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[‘’]/g, "'");

function searchIndex() {
  if (!index) {
    index = {
      names: nodes.map((node) =>
        folded(`${fullName(node)} ${node.title || ""} ${(node.surface || []).join(" ")}`),
      ),
      quotes: shared.quotes.map(folded),
      users: shared.quotes.map(() => []),
    };
    for (const edge of edges) if (edge.quote !== undefined) index.users[edge.quote].push(edge);
  }
  return index;
}

/** How well a name fits: 0 starts so, 1 a word starts so, 2 holds it, 3 holds all its words, -1 not. */
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
  found.sort(
    (a, b) => a.order - b.order || fullName(a.node).length - fullName(b.node).length || a.node.id - b.node.id,
  );
  return { found: found.slice(0, MATCHES), total: found.length };
}

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
      // In a folder there are gaps where plans have not come yet.
      all: { names: nodes.map((_, id) => id).flat(), quotes: shared.quotes.map((_, place) => place).flat() },
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
  const hits = { index, wanted, names: [], quotes: [] };
  const before = narrowed(wanted);
  const best = new Best(MATCHES);
  const seen = new Set();
  for (const id of before.names) {
    const order = rank(names[id], wanted, words);
    if (order < 0) continue;
    hits.names.push(id);
    seen.add(id);
    best.offer({ node: nodes[id], order: order * 10 + KIND_ORDER.indexOf(nodes[id].group) });
  }
  for (const place of before.quotes) {
    const at = quotes[place].indexOf(wanted);
    if (at < 0) continue;
    hits.quotes.push(place);
    for (const edge of users[place]) {
      const node = nodes[edge.from];
      if (seen.has(node.id)) continue;
      seen.add(node.id);
      best.offer({ node, quote: shared.quotes[place], at, order: 90 });
    }
  }
  lastHits = hits;
  return { found: best.kept, total: seen.size };
}

let lastHits = null;

/** The names and quotes to look through: where more letters were typed, those that had the fewer. */
function narrowed(wanted) {
  if (lastHits && lastHits.index === index && wanted.startsWith(lastHits.wanted)) return lastHits;
  return index.all;
}

/** The best few of many matches, in order, without sorting them all. */
class Best {
  constructor(most) {
    this.most = most;
    this.kept = [];
  }

  static before(a, b) {
    return (
      a.order - b.order || fullName(a.node).length - fullName(b.node).length || a.node.id - b.node.id
    );
  }

  offer(match) {
    const { kept, most } = this;
    if (kept.length === most && Best.before(match, kept[most - 1]) >= 0) return;
    let at = kept.length;
    while (at && Best.before(match, kept[at - 1]) < 0) at -= 1;
    kept.splice(at, 0, match);
    if (kept.length > most) kept.pop();
  }
}

// The wires between the cards of the lanes: curves behind the cards, drawn from where the cards really stand.

let wired = null;

/** The pairs of items to join; a forum that is only named joins its recommendation directly, dashed. */
function pairsOf(shown) {
  const has = new Set([...shown.forums, ...shown.actions, ...shown.recommendations].map((node) => node.id));
  const pairs = [];
  for (const action of shown.actions) {
    for (const forum of forumsOf(action)) pairs.push([forum.id, action.id, "oversees"]);
    const recommendation = recommendationOf(action);
    if (recommendation) pairs.push([action.id, recommendation.id, "addresses"]);
  }
  for (const forum of shown.forums) {
    for (const target of near(forum.id, "mentions")) pairs.push([forum.id, target.id, "mentions"]);
  }
  return pairs.filter(([a, b]) => has.has(a) && has.has(b));
}

function drawWires(box, shown) {
  wired = { box, pairs: pairsOf(shown) };
  layWires();
}

/** Draw the wires anew: after drawing the lanes, and whenever their size changes. */
function layWires() {
  if (!wired || !wired.box.isConnected || !wired.box.offsetParent) return;
  const { box, pairs } = wired;
  alignCards(box, pairs);
  const drawing = box.querySelector(".wires");
  const frame = box.getBoundingClientRect();
  const places = new Map();
  for (const card of box.querySelectorAll("[data-node]"))
    places.set(Number(card.dataset.node), card.getBoundingClientRect());
  const chosen = selectedNode() || focusNode();
  const lit = chosen ? chosen.id : null;
  drawing.setAttribute("width", frame.width);
  drawing.setAttribute("height", frame.height);
  const paths = pairs
    .map(([a, b, kind]) => {
      const [left, right] = [places.get(a), places.get(b)];
      if (right.left <= left.right) return null;
      const from = [left.right - frame.left, middle(left) - frame.top];
      const to = [right.left - frame.left, middle(right) - frame.top];
      const strong = lit === a || lit === b || (selectedNode() && lit === null);
      return svg("path", {
        d: curve(from, to),
        class: `wire ${kind}${strong ? " strong" : ""}`,
        "data-a": a,
        "data-b": b,
      });
    })
    .filter(Boolean);
  paths.sort((a, b) => a.classList.contains("strong") - b.classList.contains("strong"));
  show(drawing, paths);
}

/** Push forums and recommendations down to the first action that they belong to, so that wires stay short. */
function alignCards(box, pairs) {
  const cards = new Map(
    [...box.querySelectorAll("[data-node]")].map((card) => [Number(card.dataset.node), card]),
  );
  for (const card of cards.values()) card.parentElement.style.marginTop = "";
  if (window.matchMedia("(max-width: 900px)").matches) return;
  const tops = new Map([...cards].map(([id, card]) => [id, card.getBoundingClientRect().top]));
  const wanted = new Map();
  for (const [a, b, kind] of pairs) {
    const [side, action] = kind === "addresses" ? [b, a] : [a, b];
    if (nodes[action].group === "action")
      wanted.set(side, Math.min(wanted.get(side) ?? Infinity, tops.get(action)));
  }
  for (const lane of box.querySelectorAll(".lane.forum, .lane.recommendation")) {
    let pushed = 0;
    for (const card of lane.querySelectorAll("[data-node]")) {
      const id = Number(card.dataset.node);
      const push = Math.max(0, (wanted.get(id) ?? 0) - tops.get(id) - pushed);
      if (push) card.parentElement.style.marginTop = `${push}px`;
      pushed += push;
    }
  }
}

const middle = (place) => place.top + Math.min(place.height / 2, 34);
const round = (value) => Math.round(value * 10) / 10;

function curve([x1, y1], [x2, y2]) {
  const bend = (x2 - x1) / 2;
  const at = (x, y) => `${round(x)} ${round(y)}`;
  return `M${at(x1, y1)}C${at(x1 + bend, y1)} ${at(x2 - bend, y2)} ${at(x2, y2)}`;
}

/** Bring out the wires of the card under the pointer or the keyboard. */
function warm(id, on) {
  if (!wired) return;
  for (const wire of wired.box.querySelectorAll(`.wire[data-a="${id}"], .wire[data-b="${id}"]`))
    wire.classList.toggle("warm", on);
}

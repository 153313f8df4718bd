// Signs and names in the free network: the shapes of the key, with the name beside each where it fits.

const NAME_SIZE = 13;
const LINE = 15;
const LETTER = 6.5;

/** A name in at most `most` lines of about `width` letters. */
function wrapped(text, width, most) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.length - 1;
    if (lines[last] && lines[last].length + word.length + 1 > width) lines.push(word);
    else lines[last] = lines[last] ? `${lines[last]} ${word}` : word;
  }
  const kept = lines.slice(0, most).map((line) => shorten(line, width + 6));
  if (lines.length > most) kept[most - 1] = `${kept[most - 1].replace(/[\s…]+$/, "")}\u00a0…`;
  return kept;
}

/** Where a name may stand: on the side that looks away from the middle, on the other side, below. */
function spotsFor([x, y], size, lines, middle) {
  const width = Math.max(...lines.map((line) => line.length)) * LETTER;
  const height = lines.length * LINE;
  const right = {
    align: "left",
    x: x + size + 6,
    y,
    box: [x + size + 4, y - height / 2, x + size + 6 + width, y + height / 2],
  };
  const left = {
    align: "right",
    x: x - size - 6,
    y,
    box: [x - size - 6 - width, y - height / 2, x - size - 4, y + height / 2],
  };
  const low = y + size + 4 + height / 2;
  const below = {
    align: "center",
    x,
    y: low,
    box: [x - width / 2, low - height / 2, x + width / 2, low + height / 2],
  };
  return Math.abs(x - middle) < 4
    ? [below, right, left]
    : x > middle
      ? [right, below, left]
      : [left, below, right];
}

const apart = (a, b) => a[2] < b[0] || b[2] < a[0] || a[3] < b[1] || b[3] < a[1];

/** Choose the place of every name, in pixels; what finds no room gets none. Forums choose first. */
function placeNames(items, places, scale, size, centre) {
  const at = new Map(items.map((node) => [node, places.get(node.id).map((value) => value * scale)]));
  const taken = [...at.values()].map(([x, y]) => [x - size, y - size, x + size, y + size]);
  const names = new Map();
  const rankOf = (node) => (node === centre ? 0 : node.group === "forum" ? 1 : 2);
  for (const node of [...items].sort((a, b) => rankOf(a) - rankOf(b))) {
    const lines = wrapped(fullName(node), 26, node === centre ? 3 : items.length < 45 ? 2 : 1);
    const own = at.get(node);
    const spot = spotsFor(own, size, lines, centre ? 0 : own[0] - 1).find(({ box }) =>
      taken.every(
        (other_) => apart(box, other_) || (other_[0] === own[0] - size && other_[1] === own[1] - size),
      ),
    );
    if (!spot) continue;
    taken.push(spot.box);
    names.set(node.id, { lines, align: spot.align, dx: spot.x - own[0], dy: spot.y - own[1] });
  }
  return names;
}

/** How vis-network is to draw one item; sizes are in pixels at the given scale. */
function signOf(node, size, scale, name, focused) {
  return ({ ctx, x, y, state: { selected, hover } }) => ({
    nodeDimensions: { width: (2 * size) / scale, height: (2 * size) / scale },
    drawNode() {
      trace(ctx, node.group, x, y, size / scale);
      ctx.fillStyle = KINDS[node.group].colour;
      ctx.fill();
      ctx.lineWidth = (focused || selected || hover ? 4 : 1) / scale;
      ctx.strokeStyle = "#0b0c0c";
      if (focused || selected || hover) ctx.stroke();
    },
    drawExternalLabel() {
      if (name) writeName(ctx, x, y, scale, name, focused);
    },
  });
}

/** The outline of a kind, the same as in the key. */
function trace(ctx, kind, x, y, size) {
  ctx.beginPath();
  if (!OUTLINES[kind]) ctx.arc(x, y, size, 0, 2 * Math.PI);
  else {
    for (const corner of OUTLINES[kind].split(" ")) {
      const [cx, cy] = corner.split(",").map(Number);
      ctx.lineTo(x + ((cx - 8) / 8) * size, y + ((cy - 8) / 8) * size);
    }
  }
  ctx.closePath();
}

function writeName(ctx, x, y, scale, { lines, align, dx, dy }, bold) {
  ctx.font = `${bold ? "bold " : ""}${NAME_SIZE / scale}px Arial`;
  ctx.textAlign = align;
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.lineWidth = 4 / scale;
  ctx.strokeStyle = "#ffffff";
  ctx.fillStyle = "#0b0c0c";
  lines.forEach((line, place) => {
    const [tx, ty] = [x + dx / scale, y + (dy + (place - (lines.length - 1) / 2) * LINE) / scale];
    ctx.strokeText(line, tx, ty);
    ctx.fillText(line, tx, ty);
  });
}

// Saving what is shown as SVG or PNG: boxes, lines and words of the view, read off the page itself.

const MARGIN = 24;

/** The present view as an SVG drawing with real text. */
function pictureOf(element) {
  const frame = element.getBoundingClientRect();
  const title = headingText();
  const parts = [];
  const put = (node) => {
    const style = getComputedStyle(node);
    if (style.display === "none" || style.visibility === "hidden" || node.classList.contains("unseen"))
      return;
    if (node instanceof SVGElement) return parts.push(drawingAt(node, frame));
    const place = node.getBoundingClientRect();
    if (place.width && place.height) parts.push(...boxOf(style, place, frame));
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) parts.push(...linesOf(child, style, frame));
      else if (child.nodeType === Node.ELEMENT_NODE) put(child);
    }
    return undefined;
  };
  put(element);
  const [width, height] = [frame.width + 2 * MARGIN, frame.height + 2 * MARGIN + 40].map(Math.ceil);
  return svg(
    "svg",
    { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, role: "img" },
    svg("title", null, title),
    svg("rect", { width, height, fill: "#ffffff" }),
    svg(
      "text",
      { x: MARGIN, y: MARGIN + 14, "font-family": "Arial", "font-size": 20, "font-weight": 700 },
      title,
    ),
    svg("g", { transform: `translate(${MARGIN} ${MARGIN + 40})`, "font-family": "Arial" }, parts),
  );
}

/** Background and border lines of one element. */
function boxOf(style, place, frame) {
  const [x, y] = [round(place.left - frame.left), round(place.top - frame.top)];
  const [w, h] = [round(place.width), round(place.height)];
  const found = [];
  if (!/^rgba\(.*, 0\)$|^transparent$/.test(style.backgroundColor)) {
    found.push(svg("rect", { x, y, width: w, height: h, fill: style.backgroundColor }));
  }
  const sides = { Top: [0, 0, w, 0], Bottom: [0, h, w, h], Left: [0, 0, 0, h], Right: [w, 0, w, h] };
  for (const [side, [x1, y1, x2, y2]] of Object.entries(sides)) {
    const thick = parseFloat(style[`border${side}Width`]);
    if (!thick || style[`border${side}Style`] === "none") continue;
    const shift = {
      Top: [0, thick / 2],
      Bottom: [0, -thick / 2],
      Left: [thick / 2, 0],
      Right: [-thick / 2, 0],
    }[side];
    found.push(
      svg("line", {
        x1: x + x1 + shift[0],
        y1: y + y1 + shift[1],
        x2: x + x2 + shift[0],
        y2: y + y2 + shift[1],
        stroke: style[`border${side}Color`],
        "stroke-width": thick,
      }),
    );
  }
  return found;
}

/** A text node as one text element per line on the screen. */
function linesOf(node, style, frame) {
  const range = document.createRange();
  const lines = [];
  for (const word of node.data.matchAll(/\S+\s*/g)) {
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].trimEnd().length);
    const place = range.getClientRects()[0];
    if (!place || !place.width) continue;
    const last = lines[lines.length - 1];
    if (last && Math.abs(last.bottom - place.bottom) < 3) last.text += word[0];
    else lines.push({ text: word[0], left: place.left, bottom: place.bottom, height: place.height });
  }
  return lines.map((line) =>
    svg(
      "text",
      {
        x: round(line.left - frame.left),
        y: round(line.bottom - frame.top - line.height * 0.22),
        "font-size": parseFloat(style.fontSize),
        "font-weight": style.fontWeight,
        fill: style.color,
        "xml:space": "preserve",
      },
      line.text.trimEnd(),
    ),
  );
}

/** A drawing inside the page (wires, signs) with its style written out, at its place. */
function drawingAt(node, frame) {
  const place = node.getBoundingClientRect();
  const copy = node.cloneNode(true);
  const styled = [...node.querySelectorAll("path")];
  [...copy.querySelectorAll("path")].forEach((path, at) => {
    const style = getComputedStyle(styled[at]);
    for (const key of ["fill", "stroke", "stroke-width", "stroke-dasharray"])
      path.setAttribute(key, style.getPropertyValue(key));
  });
  copy.setAttribute("x", round(place.left - frame.left));
  copy.setAttribute("y", round(place.top - frame.top));
  return copy;
}

const svgText = (element) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(element)}\n`;

function saveSvg() {
  save(
    fileName("svg"),
    svgText(state.view === "network" && network ? networkPicture() : pictureOf(byId(`panel-${state.view}`))),
    "image/svg+xml",
  );
}

/** The network as SVG: the places, signs and names of the drawing. */
function networkPicture() {
  const { items, links: drawn, places, names, size } = drawnNetwork;
  const spots = items.map((node) => places.get(node.id));
  const [xs, ys] = [0, 1].map((axis) => spots.map((spot) => spot[axis]));
  const [left, top] = [Math.min(...xs) - 220, Math.min(...ys) - 70];
  const [width, height] = [Math.max(...xs) - left + 220, Math.max(...ys) - top + 50];
  const line = (edge) => {
    const [[x1, y1], [x2, y2]] = [places.get(edge.from), places.get(edge.to)];
    return svg("line", {
      x1,
      y1,
      x2,
      y2,
      stroke: "#505a5f",
      "stroke-width": edge.group === "oversees" ? 2 : 1,
      "stroke-dasharray": edge.group === "mentions" ? "6 4" : "none",
    });
  };
  return svg(
    "svg",
    { xmlns: SVG, width, height, viewBox: `${left} ${top} ${width} ${height}`, "font-family": "Arial" },
    svg("title", null, headingText()),
    svg("rect", { x: left, y: top, width, height, fill: "#ffffff" }),
    svg("text", { x: left + MARGIN, y: top + 34, "font-size": 20, "font-weight": 700 }, headingText()),
    drawn.map(line),
    items.map((node) => signPicture(node, places.get(node.id), size)),
    items.map((node) => namePicture(places.get(node.id), names.get(node.id))),
  );
}

const signPicture = (node, [x, y], size) =>
  fill(glyph(node.group), { x: x - size, y: y - size, width: 2 * size, height: 2 * size }, []);

function namePicture([x, y], name) {
  const anchor = name && { left: "start", right: "end", center: "middle" }[name.align];
  return name
    ? name.lines.map((text, place) =>
        svg(
          "text",
          {
            x: x + name.dx,
            "text-anchor": anchor,
            "font-size": NAME_SIZE,
            y: y + name.dy + (place - (name.lines.length - 1) / 2) * LINE + 4,
            stroke: "#ffffff",
            "stroke-width": 3,
            "paint-order": "stroke",
          },
          text,
        ),
      )
    : [];
}

function savePng() {
  if (state.view === "network" && network) {
    byId("canvas")
      .querySelector("canvas")
      .toBlob((blob) => save(fileName("png"), blob, "image/png"));
    return;
  }
  const picture = pictureOf(byId(`panel-${state.view}`));
  const [width, height] = ["width", "height"].map((key) => Number(picture.getAttribute(key)));
  const scale = Math.min(2, 16000 / Math.max(width, height));
  const image = new Image();
  image.addEventListener("load", () => {
    const canvas = el("canvas", { width: Math.round(width * scale), height: Math.round(height * scale) });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(fileName("png"), blob, "image/png"));
  });
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(picture))}`;
}

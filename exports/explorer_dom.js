// Building the page: every element and every word of it goes through here. Text is only ever set as text.

const byId = (id) => document.getElementById(id);
const island = (name) => JSON.parse(byId(`data-${name}`).textContent);
const SVG = "http://www.w3.org/2000/svg";

/** An element; `props` are attributes, `on` holds listeners; children are elements or text. */
function el(name, props, ...children) {
  return fill(document.createElement(name), props, children);
}

/** The same for the elements of a drawing. */
function svg(name, props, ...children) {
  return fill(document.createElementNS(SVG, name), props, children);
}

function fill(element, props, children) {
  for (const [key, value] of Object.entries(props || {})) {
    if (key === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (value === true) {
      element.setAttribute(key, "");
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value);
    }
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
  return element;
}

/** Words of a source: kept apart from the words around them, whatever their direction. */
const said = (text, props) => el("bdi", { dir: "auto", ...props }, text);

/** Put `children` in place of what `parent` holds. */
function show(parent, ...children) {
  parent.replaceChildren(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  );
}

const count = (n, one, many) => `${n.toLocaleString("en-GB")} ${n === 1 ? one : many || `${one}s`}`;
const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** An ISO date or month in words; what is neither stays as it is. */
function dateInWords(iso) {
  const parts = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(iso || "");
  return parts
    ? `${parts[3] ? `${Number(parts[3])} ` : ""}${MONTHS[Number(parts[2]) - 1]} ${parts[1]}`
    : iso || "";
}

/** When an action is due, as exactly as it is printed; "" when no date is known. */
function dueWords(action) {
  const dates = action.dates || [];
  if (dates.length)
    return `due ${unique([dates[0], dates[dates.length - 1]])
      .map(dateInWords)
      .join(" to ")}`;
  return action.status === "completed" ? "" : action.target || "";
}

/** At most `limit` characters of a text, cut at a space. */
function shorten(text, limit) {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  const words = cut.slice(0, Math.max(cut.lastIndexOf(" "), limit * 0.6));
  return `${words.replace(/[\s,;:.\uD800-\uDBFF]+$/, "")}\u00a0…`;
}

/** A quote with the words that justify the link marked; `marks` are pairs of start and end. */
function marked(quote, marks) {
  const pieces = [];
  let at = 0;
  for (const [start, end] of marks || []) {
    pieces.push(quote.slice(at, start), el("mark", null, quote.slice(start, end)));
    at = end;
  }
  pieces.push(quote.slice(at));
  return pieces;
}

/** Tell readers who do not see the page what has changed. */
function announce(text) {
  byId("live").textContent = text;
}

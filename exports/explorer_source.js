// The source itself: the page as a picture with the quote framed, or the lines around it.

const ROOM = 14;
let pageStore = null;

/** What is held of a document: its places with its pages or lines; null as long as there is nothing. */
function heldOf(doc) {
  if (!shared.pages || !shared.pages.includes(doc)) return null;
  if (!pageStore && byId("data-pages")) pageStore = island("pages");
  if (shared.pageFiles && !(pageStore && pageStore[doc])) load(shared.pageFiles[doc], drawAgain);
  return pageStore ? pageStore[doc] || null : null;
}

/** The part of the source that a link or a text rests on; null where the page holds nothing of it. */
function sourceBox(item) {
  const held = item && item.at !== undefined ? heldOf(item.doc) : null;
  const places = held ? held.places[item.at] || [] : [];
  if (!places.length) return null;
  const name = documentOf(item).source || documentOf(item).title || "the source";
  if (held.lines) return linesBox(held.lines, places, name);
  const pages = unique(places.map(([page]) => page));
  return pages.map((page) => cropBox(held.pages[page], framesOn(places, page), page, name));
}

const framesOn = (places, page) => places.filter((place) => place[0] === page && place.length === 5);

/** What the picture shows, in words. */
const pictureName = (page, name, frames) =>
  `Page ${page} of ${name}${frames.length ? ", the words in a frame" : ""}`;

/** A page, or the part `view` of it, with its frames; lengths are points. */
function pagePicture(held, frames, view, props) {
  return svg(
    "svg",
    { class: "page", viewBox: view.join(" "), ...props },
    svg("image", { href: held.image, width: held.w, height: held.h }),
    frames.map(([, x0, top, x1, bottom]) =>
      svg("rect", {
        class: "frame",
        x: x0 - 3,
        y: top - 3,
        width: x1 - x0 + 6,
        height: bottom - top + 6,
      }),
    ),
  );
}

/** The part of the page around the frames: at least as wide and high as makes sense, and within the page. */
function around(held, frames) {
  if (!frames.length) return [0, 0, held.w, held.h];
  const edge = (place, pick) => pick(...frames.map((frame) => frame[place]));
  const within = (low, high, least, limit) => {
    const size = Math.min(Math.max(high - low + 2 * ROOM, least), limit);
    return [Math.min(Math.max((low + high - size) / 2, 0), limit - size), size];
  };
  const [x, width] = within(edge(1, Math.min), edge(3, Math.max), 340, held.w);
  const [y, height] = within(edge(2, Math.min), edge(4, Math.max), 110, held.h);
  return [x, y, width, height];
}

/** The words in their place, as a button that opens the whole page. */
function cropBox(held, frames, page, name) {
  if (!held) return null;
  const open = () => openPage(held, frames, page, name);
  return el(
    "button",
    { type: "button", class: "crop", on: { click: open } },
    pagePicture(held, frames, around(held, frames), {
      role: "img",
      "aria-label": pictureName(page, name, frames),
    }),
    el("span", { class: "unseen" }, ". "),
    el("span", { class: "crop-act" }, `See the whole page ${page}`),
  );
}

/** The whole page in a window of its own; Escape closes it, and the keyboard is where it was. */
function openPage(held, frames, page, name) {
  const title = el("h2", { id: "page-title" }, said(`${name}, page ${page}`));
  const close = el("button", { type: "button", on: { click: () => box.close() } }, "Close");
  const picture = pagePicture(held, frames, [0, 0, held.w, held.h], {
    role: "img",
    "aria-label": pictureName(page, name, frames),
  });
  const sheet = el(
    "div",
    { class: "sheet", tabindex: "0", role: "region", "aria-labelledby": "page-title" },
    picture,
  );
  const box = el("dialog", { id: "page-window", "aria-labelledby": "page-title" }, title, close, sheet);
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
  const frame = picture.querySelector(".frame");
  if (frame) frame.scrollIntoView({ block: "center", inline: "center" });
  close.focus({ preventScroll: true });
}

/** Lines with their numbers; what is quoted is marked. */
function linesBox(lines, places, name) {
  const numbers = unique(places.flatMap(([first, , last]) => span(first - 2, last + 2))).sort(
    (a, b) => a - b,
  );
  return el(
    "figure",
    { class: "lines" },
    el("figcaption", null, "Lines of ", said(name)),
    el(
      "ol",
      null,
      numbers
        .filter((number) => lines[number] !== undefined)
        .map((number) =>
          el("li", { value: number + 1, dir: "auto" }, lineParts(lines[number], number, places)),
        ),
    ),
  );
}

const span = (first, last) => Array.from({ length: last - first + 1 }, (_, step) => first + step);

function lineParts(text, number, places) {
  const marks = places
    .filter(([first, , last]) => first <= number && number <= last)
    .map(([first, from, last, to]) => [first === number ? from : 0, last === number ? to : text.length])
    .sort((a, b) => a[0] - b[0]);
  return marked(text, marks);
}

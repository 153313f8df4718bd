// The page as a whole: draws everything anew from the state, and binds the keys.

let drawnFocus = null;

function drawTabs() {
  const names = Object.keys(VIEWS);
  const step = (event) => {
    const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const place =
      event.key === "Home"
        ? 0
        : event.key === "End"
          ? names.length - 1
          : move
            ? (names.indexOf(state.view) + move + names.length) % names.length
            : -1;
    if (place < 0) return;
    event.preventDefault();
    go({ view: names[place] }, `tab:${names[place]}`);
  };
  show(
    byId("tabs"),
    names.map((name) =>
      el(
        "button",
        {
          type: "button",
          role: "tab",
          id: `tab-${name}`,
          "data-keep": `tab:${name}`,
          "aria-selected": String(state.view === name),
          "aria-controls": `panel-${name}`,
          tabindex: state.view === name ? 0 : -1,
          on: { click: () => go({ view: name }, `tab:${name}`), keydown: step },
        },
        name !== "lanes" || state.focus ? VIEWS[name] : state.path ? "Path" : "List",
      ),
    ),
  );
}

function drawTools() {
  const tool = (text, act) => el("button", { type: "button", on: { click: act } }, text);
  show(
    byId("tools"),
    tool("Download CSV", () => save(fileName("csv"), csvText(scene()), "text/csv;charset=utf-8")),
    tool("Save SVG", saveSvg),
    tool("Save PNG", savePng),
    tool("Print", () => {
      drawDossier();
      window.print();
    }),
  );
}

/** Draw everything from the state. */
function draw() {
  if (mustWait()) return;
  const of = scene();
  const about = `${state.focus}\n${state.path}\n${state.sort}`;
  if (about !== drawnFocus) resetLimits();
  drawHeading(of);
  drawChips();
  drawTabs();
  drawFacets();
  for (const name of Object.keys(VIEWS)) byId(`panel-${name}`).hidden = name !== state.view;
  const full = !of || state.view === "table" || Boolean(of.path && state.view === "lanes");
  byId("app").classList.toggle("full", full);
  byId("evidence").hidden = full;
  byId("to-evidence").hidden = byId("evidence").hidden;
  const panel = byId(`panel-${state.view}`);
  if (state.view === "table") drawTable(panel, of);
  else if (state.view === "network") drawNetwork(panel, of);
  else if (!of) drawOverview(panel);
  else if (of.path) drawPath(panel, of);
  else drawLanes(panel, of);
  drawEvidence(of);
  drawSparql();
  drawPathForm();
  if (about !== drawnFocus && drawnFocus !== null) {
    announce(`${headingText()}. ${byId("summary").textContent}`);
    window.scrollTo(0, 0);
  }
  drawnFocus = about;
  keepFocus();
}

/** Put the keyboard where it belongs after drawing. */
function keepFocus() {
  if (!focusNext) return;
  const target =
    byId(focusNext) ||
    [...document.querySelectorAll("[data-keep]")].find((item) => item.dataset.keep === focusNext);
  if (target) target.focus({ preventScroll: focusNext === "heading" });
  focusNext = null;
}

function start() {
  const field = searchBox(
    "find",
    (node) => go(focusOn(node), "heading"),
    "Forum, action, owner, policy or words",
  );
  byId("find-box").append(field);
  for (const id of ["app", "search"]) byId(id).hidden = false;
  // On a narrow screen, or when the reader zooms in, the answer comes before the tools.
  const narrow = window.matchMedia("(max-width: 900px)");
  const fold = () => ["filters", "key"].forEach((id) => (byId(id).open = !narrow.matches));
  narrow.addEventListener("change", fold);
  fold();
  document.addEventListener("keydown", (event) => {
    if (
      event.key !== "/" ||
      event.ctrlKey ||
      event.altKey ||
      event.metaKey ||
      /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)
    )
      return;
    event.preventDefault();
    byId("find").focus();
  });
  for (const [link, target] of [
    ["skip", "view"],
    ["to-evidence", "evidence"],
  ]) {
    byId(link).addEventListener("click", (event) => {
      event.preventDefault();
      byId(target).focus();
    });
  }
  byId("sparql").addEventListener("toggle", drawSparql);
  window.addEventListener("hashchange", follow);
  window.addEventListener("beforeprint", drawDossier);
  new ResizeObserver(layWires).observe(byId("view"));
  drawLegend();
  drawTools();
  follow();
  // vis-network and the pictures stand behind this script, so that the first view need not wait for them.
  if (state.view === "network" || shared.pages) document.addEventListener("DOMContentLoaded", draw);
}

start();

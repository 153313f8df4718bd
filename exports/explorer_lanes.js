// Three lanes, forum - action - recommendation: buttons in columns, joined by wires. Long lanes say so.

const LANES = [
  { key: "forums", kind: "forum", rest: 15 },
  { key: "actions", kind: "action", rest: 25 },
  { key: "recommendations", kind: "recommendation", rest: 20 },
];
const laneLimit = {};

/** Start every lane, list and table short again; done whenever the focus changes. */
function resetLimits() {
  for (const lane of LANES) laneLimit[lane.key] = lane.rest;
  overviewLimit = AT_REST;
  matrixLimit = { ...MATRIX };
  evidenceLimit = EVIDENCE_STEP;
  tableLimit = TABLE_REST;
}

function drawLanes(panel, of) {
  const shown = shownIn(of);
  const wires = svg("svg", { class: "wires", "aria-hidden": "true", focusable: "false" });
  const columns = LANES.map((lane) => laneColumn(lane, shown, of));
  const box = el("div", { class: "lanes" }, wires, columns);
  show(
    panel,
    of.hidden ? el("p", { class: "note" }, `${count(of.hidden, "action")} hidden by the filters.`) : null,
    box,
  );
  drawWires(box, shown);
}

/** What fits on the screen: the first actions, then the forums and recommendations that these need. */
function shownIn(of) {
  const cut = of.actions.slice(0, laneLimit.actions);
  const selected = selectedNode();
  if (selected && of.actions.includes(selected) && !cut.includes(selected)) cut.push(selected);
  const all = { forums: of.forums, actions: of.actions, recommendations: of.recommendations };
  const needed = (lane, found, own) =>
    unique([...own.filter((item) => all[lane].includes(item)), ...cut.flatMap(found)]);
  const first =
    of.node && ["forum", "recommendation"].includes(of.node.group) ? [of.node, ...of.mentioned] : [];
  const without = of.actions.length ? [] : of.forums;
  const forumLane = needed("forums", forumsOf, [
    ...first.filter((item) => item.group === "forum"),
    ...without,
    ...of.mentioned,
  ]);
  const named = cut.length < of.actions.length ? [] : of.recommendations;
  const recommendationLane = needed(
    "recommendations",
    (action) => [recommendationOf(action)].filter(Boolean),
    first.filter((item) => item.group === "recommendation").concat(named),
  );
  const concerns = (forum) => (action) => forumsOf(action).includes(forum) || namedIn(action).includes(forum);
  const place = (forum) => (forum === of.node ? -1 : cut.findIndex(concerns(forum)) + 1 || 1e6);
  const order = (item) => cut.findIndex((action) => recommendationOf(action) === item) + 1 || 1e6;
  return {
    actions: cut,
    forums: forumLane.sort((a, b) => place(a) - place(b)).slice(0, laneLimit.forums),
    recommendations: recommendationLane
      .sort((a, b) => order(a) - order(b) || inPlanOrder(a, b))
      .slice(0, laneLimit.recommendations),
    needed: {
      forums: forumLane.length,
      actions: of.actions.length,
      recommendations: recommendationLane.length,
    },
    totals: {
      forums: of.forums.length,
      actions: of.actions.length,
      recommendations: of.recommendations.length,
    },
  };
}

function laneColumn(lane, shown, of) {
  const [items, total] = [shown[lane.key], shown.totals[lane.key]];
  const { one, many } = KINDS[lane.kind];
  const title = el(
    "h3",
    { id: `lane-${lane.key}` },
    glyph(lane.kind),
    sentence(total === 1 ? one : many),
    el("span", { class: "n" }, items.length < total ? ` ${items.length} of ${total.toLocaleString("en-GB")}` : ` ${total.toLocaleString("en-GB")}`),
  );
  const more = shown.needed[lane.key] - items.length;
  const none = { forums: "No forum is named.", actions: "No action is shown.", recommendations: "None." }[
    lane.key
  ];
  return el(
    "section",
    { class: `lane ${lane.kind}`, "aria-labelledby": `lane-${lane.key}` },
    title,
    el(
      "ul",
      null,
      items.map((item) => el("li", null, card(item, of))),
    ),
    items.length ? null : el("p", { class: "note" }, none),
    more > 0
      ? moreButton(more, shown.needed[lane.key], () => {
          laneLimit[lane.key] += STEP;
          draw();
        })
      : null,
  );
}

/** One item as a button. An action is selected in place, among its neighbours; others become the focus. */
function card(node, of) {
  const focused = node === of.node;
  const selected = node === selectedNode();
  const act = () => {
    if (node.group !== "action" || focused)
      go(focused ? { select: "" } : focusOn(node), focused ? `card:${node.id}` : "heading");
    else go({ select: selected ? "" : keyOf(node) }, `card:${node.id}`);
  };
  return el(
    "button",
    {
      type: "button",
      class: `card ${node.group}${focused ? " focused" : ""}`,
      "data-node": node.id,
      "data-keep": `card:${node.id}`,
      "aria-current": focused ? "true" : null,
      "aria-pressed": node.group === "action" && !focused ? String(selected) : null,
      on: {
        click: act,
        mouseenter: () => warm(node.id, true),
        mouseleave: () => warm(node.id, false),
        focus: () => warm(node.id, true),
        blur: () => warm(node.id, false),
      },
    },
    cardWords(node, of),
  );
}

/** What is said of an action that no forum oversees. */
function bareWords(action) {
  const named = namedIn(action);
  return named.length ? ["Only named: ", said(named.map(fullName).join(", "))] : BARE;
}

function cardWords(node, of) {
  const place = of.mixed ? establishmentOf(node) : "";
  const text = said(shorten(fullName(node), node === of.node ? 400 : 150), { class: "name" });
  if (node.group === "forum")
    return [text, small([...(node.frequency || []), place].filter(Boolean).join(" · "))];
  if (node.group === "recommendation") {
    return [
      el(
        "span",
        { class: "name" },
        el("strong", null, `${node.number || "?"} `),
        said(shorten(node.label || "Text not read", node === of.node ? 400 : 130)),
      ),
      small(
        [...[node.kind, node.agreement].filter(Boolean).map(sentence), place].filter(Boolean).join(" · "),
      ),
    ];
  }
  if (node.group !== "action")
    return [
      text,
      small([sentence(KINDS[node.group].one), establishmentOf(node)].filter(Boolean).join(" · ")),
    ];
  const owners =
    ownersOf(node)
      .map((owner) => owner.label)
      .join(", ") || "No owner named";
  const found = forumsOf(node);
  const number = (recommendationOf(node) || {}).number || "not known";
  return [
    text,
    small([owners, dueWords(node), node.status].filter(Boolean).join(" · ")),
    found.length ? null : el("span", { class: "tag" }, bareWords(node)),
    el(
      "span",
      { class: "narrow" },
      found.length ? ["Overseen by ", said(found.map(fullName).join(", ")), "; "] : null,
      `recommendation ${number}`,
    ),
  ];
}

const small = (text) => (text ? el("span", { class: "where" }, said(text)) : null);

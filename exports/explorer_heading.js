// The heading of a view: what it is about, how much it holds, and the way back.

/** What the view is about, in one line. */
function headingText() {
  if (state.path) return "Path between two items";
  if (state.focus === NO_FORUM) return "Actions with no forum named";
  if (focusName()) return focusName();
  const node = focusNode();
  if (node) return shorten(fullName(node), 140);
  if (state.sort) return `${sentence(state.sort)}: its forums`;
  return "Forums and the actions they oversee";
}

function summaryText(of) {
  if (!of) {
    const { bare, all } = bareCount();
    if (!all) return actions.length ? "No action passes the filters." : "This graph holds no actions.";
    const seen = all - bare;
    const [has, none] = [seen, bare].map((n) => (n === 1 ? "has" : "have"));
    const whole = all.toLocaleString("en-GB");
    return (
      `${count(seen, "action")} of ${whole} ${has} a forum that oversees ${seen === 1 ? "it" : "them"}; ` +
      `${bare.toLocaleString("en-GB")} ${none} none.`
    );
  }
  if (of.path) return of.path.steps ? count(of.path.steps.length - 1, "link") : "No path.";
  if (of.node && of.node.group === "forum") {
    const seen = of.actions.filter((action) => forumsOf(action).includes(of.node)).length;
    const named = near(of.node.id, "mentions").length;
    return `Oversees ${seen ? count(seen, "action") : "no action"}${named ? `; only named ${count(named, "time")}` : ""}.`;
  }
  return [
    count(of.forums.length, "forum"),
    count(of.actions.length, "action"),
    count(of.recommendations.length, "recommendation"),
  ].join(", ");
}

const HOME = { focus: "", select: "", path: "", sort: "" };

function drawHeading(of) {
  const node = of && of.node;
  const lost = (state.focus && !of) || (state.path && !of);
  byId("heading").replaceChildren(said(lost ? "Not in this file" : headingText()));
  byId("summary").textContent = lost
    ? "The address names an item that this file does not hold. Here is everything instead."
    : summaryText(of);
  show(
    byId("trail"),
    state.focus || state.path || state.sort
      ? [
          el(
            "a",
            {
              href: addressOf(HOME),
              on: { click: plainClick(() => go(HOME, "heading")) },
            },
            "All forums",
          ),
          node
            ? el(
                "span",
                null,
                ` › ${sentence(KINDS[node.group].one)}`,
                establishmentOf(node) ? [" · ", said(establishmentOf(node))] : null,
              )
            : null,
        ]
      : el("span", null, "All forums"),
  );
  document.title = `${headingText()} – Inspection action plans`;
}

// The overview: every forum with the number of actions that it oversees; what nobody oversees comes first.

const AT_REST = 60;
const STEP = 25;
let overviewLimit = AT_REST;

function drawOverview(panel) {
  const rows = forumRows();
  if (isCrowded(rows)) return drawKinds(panel, rows);
  const { bare, all } = bareCount();
  const groups = rows.length > AT_REST ? byName(rows) : null;
  const items = (groups || rows).slice(0, overviewLimit);
  const top = Math.max(1, ...(groups || rows).map((row) => row.actions));
  const more = (groups || rows).length - items.length;
  show(
    panel,
    bareEntry(bare, all),
    groups
      ? el(
          "p",
          { class: "note" },
          `${count(rows.length, "forum")} are too many for one list, so those of the same name ` +
            "stand together. Choose an establishment in the filters to see its own.",
        )
      : null,
    groups ? forumList("All establishments", items, top) : byPlace(items, top),
    rows.length
      ? null
      : el(
          "p",
          { class: "note" },
          forums.length
            ? "No forum oversees an action that passes the filters."
            : "No forum is named in these plans.",
        ),
    more > 0
      ? moreButton(more, (groups || rows).length, () => {
          overviewLimit += STEP;
          draw();
        })
      : null,
  );
}

const moreButton = (more, total, act) =>
  el(
    "button",
    { type: "button", class: "more", on: { click: act } },
    `Show ${Math.min(more, STEP)} more of ${total.toLocaleString("en-GB")}`,
  );

/** The first-class entry for actions that no forum oversees. */
function bareEntry(bare, all) {
  if (!all)
    return el(
      "p",
      { class: "note" },
      actions.length ? "No action passes the filters." : "This graph holds no actions.",
    );
  const share = Math.round((100 * bare) / all);
  return el(
    "a",
    {
      class: "bare",
      "data-node": NO_FORUM,
      href: addressOf({ focus: NO_FORUM, select: "", path: "" }),
      on: { click: plainClick(() => go({ focus: NO_FORUM, select: "", path: "" }, "heading")) },
    },
    el("strong", null, `${BARE} (${count(bare, "action")})`),
    el(
      "span",
      null,
      `${share}% of ${count(all, "action")}: the plan names no meeting, board or group that oversees them.`,
    ),
  );
}

function byName(rows) {
  const groups = new Map();
  for (const row of rows) {
    const name = row.forum.label;
    const group = groups.get(name) || { forum: row.forum, name, actions: 0, named: 0, places: new Set() };
    group.actions += row.actions;
    group.named += row.named;
    group.places.add(row.establishment);
    groups.set(name, group);
  }
  return [...groups.values()].sort((a, b) => b.actions - a.actions || NUMBERS.compare(a.name, b.name));
}

function byPlace(rows, top) {
  const places = new Map();
  for (const row of rows) places.set(row.establishment, [...(places.get(row.establishment) || []), row]);
  return el(
    "div",
    { class: "places" },
    [...places].map(([place, found]) => el("section", { class: "place" }, forumList(place, found, top))),
  );
}

function forumList(title, rows, top) {
  const what = rows.some((row) => row.places) ? "name" : "forum";
  return [
    el("h3", null, said(title), el("span", { class: "n" }, ` ${count(rows.length, what)}`)),
    el(
      "ul",
      { class: "forums" },
      rows.map((row) => forumEntry(row, top)),
    ),
  ];
}

function forumEntry(row, top) {
  const { forum } = row;
  const change =
    row.places && row.places.size > 1 ? { focus: `name:${row.name}`, select: "", path: "" } : focusOn(forum);
  const facts = row.places
    ? [count(row.places.size, "establishment")]
    : [...(forum.frequency || []), forum.chair ? `chair: ${forum.chair.join(", ")}` : null].filter(Boolean);
  const link = el(
    "a",
    {
      href: addressOf(change),
      "data-node": forum.id,
      on: { click: plainClick(() => go(change, "heading")) },
    },
    said(fullName(forum)),
  );
  return barEntry(link, facts.join(" · "), row, top);
}

/** A line of a list: a link, what is known of it, and its actions as a bar and in figures. */
function barEntry(link, facts, row, top) {
  const bar = el("span", { class: "bar-fill" });
  bar.style.width = `${(100 * row.actions) / top}%`;
  return el(
    "li",
    null,
    el("div", { class: "forum-name" }, link, facts ? el("span", { class: "where" }, said(facts)) : null),
    el("span", { class: "bar-track", "aria-hidden": "true" }, bar),
    el(
      "span",
      { class: "bar-count" },
      row.actions
        ? [
            el("strong", null, row.actions.toLocaleString("en-GB")),
            el("span", null, row.actions === 1 ? " action" : " actions"),
          ]
        : el("span", { class: "where" }, row.named ? "only named" : "no action"),
    ),
  );
}

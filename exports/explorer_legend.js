// The key: every kind has a shape and a colour, so that the colour never carries the meaning alone.

const OUTLINES = {
  forum: "4,1 12,1 16,8 12,15 4,15 0,8",
  recommendation: "1,1 15,1 15,15 1,15",
  owner: "8,0 16,15 0,15",
  policy: "8,0 16,8 8,16 0,8",
  condition: "0,1 16,1 8,16",
};

/** The sign of a kind, as a small drawing beside words that say the same. */
function glyph(kind) {
  const form = OUTLINES[kind]
    ? svg("polygon", { points: OUTLINES[kind] })
    : svg("circle", { cx: 8, cy: 8, r: 7.5 });
  form.setAttribute("fill", KINDS[kind].colour);
  return svg(
    "svg",
    {
      class: "glyph",
      width: 14,
      height: 14,
      viewBox: "0 0 16 16",
      "aria-hidden": "true",
      focusable: "false",
    },
    form,
  );
}

const WIRES = [
  { kind: "oversees", text: "A forum oversees the action" },
  { kind: "mentions", text: "A forum is only named in the answer" },
];

function drawLegend() {
  const counts = {};
  for (const node of nodes.filter(Boolean)) counts[node.group] = (counts[node.group] || 0) + 1;
  Object.assign(counts, shared.totals ? shared.totals.groups : {});
  show(
    byId("legend"),
    Object.entries(KINDS)
      .filter(([kind]) => counts[kind])
      .map(([kind, { one, many }]) =>
        el(
          "li",
          null,
          glyph(kind),
          `${sentence(counts[kind] === 1 ? one : many)} (${counts[kind].toLocaleString("en-GB")})`,
        ),
      ),
    WIRES.map(({ kind, text }) =>
      el(
        "li",
        null,
        svg(
          "svg",
          { class: "glyph", width: 22, height: 14, viewBox: "0 0 22 14", "aria-hidden": "true" },
          svg("path", { d: "M0 7H22", class: `wire ${kind}` }),
        ),
        text,
      ),
    ),
  );
  byId("size").textContent = [
    count(shared.documents.length, "plan"),
    ...["recommendation", "action", "forum"].map((kind) =>
      count(counts[kind] || 0, KINDS[kind].one, KINDS[kind].many),
    ),
  ].join(" · ");
}

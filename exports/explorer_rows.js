// What belongs to the present focus: its forums, actions and recommendations, and their links as rows.
// Lanes, network, table, evidence, print and SPARQL all start here, and so say the same.

const unique = (items) => [...new Set(items)];

/** The nodes of the present focus, in lanes; null on the overview. */
function scene() {
  if (state.path) return pathScene();
  if (state.focus === NO_FORUM)
    return sceneOf(
      null,
      actions.filter((action) => !forumsOf(action).length),
      [],
      [],
    );
  if (focusName()) {
    const same = forums.filter((forum) => forum.label === focusName());
    return same.length ? sceneOf(null, same.flatMap(actionsOf), same, same) : null;
  }
  const node = focusNode();
  if (!node) return null;
  const direct = { policy: "cites", owner: "owns", forum: "mentions", condition: "depends" }[node.group];
  const linked = direct ? near(node.id, direct) : [];
  const own =
    node.group === "recommendation" ? [node] : linked.filter((item) => item.group === "recommendation");
  const naming = node.group === "forum" ? linked.filter((item) => item.group === "action") : [];
  return sceneOf(node, [...actionsOf(node), ...naming], node.group === "forum" ? [node] : [], own);
}

/** `first` are the forums, `own` the recommendations (or forums) that are shown whatever the filters say. */
function sceneOf(node, found, first, own) {
  const all = unique(found);
  const kept = node && node.group === "action" ? all : all.filter(passes);
  const forum = node && node.group === "forum" ? node : null;
  const overseen = (action) => ((forum ? forumsOf(action).includes(forum) : forumsOf(action).length) ? 0 : 1);
  kept.sort((a, b) => overseen(a) - overseen(b) || inPlanOrder(a, b));
  const named = own.filter((item) => item.group === "recommendation");
  const recommendations = unique([...named, ...kept.map(recommendationOf).filter(Boolean)]).sort(inPlanOrder);
  const mentioned = mentionsFor(node).map((edge) => nodes[edge.from]);
  const mixed = new Set(kept.map((action) => action.est)).size > 1;
  return {
    node,
    mixed,
    actions: kept,
    hidden: all.length - kept.length,
    recommendations,
    mentioned,
    forums: unique([...first, ...kept.flatMap(forumsOf), ...mentioned]),
  };
}

/** The links of a scene, one row each: who oversees what. An action without a forum is a row as well. */
function linkRows(of) {
  const only = of.node && of.node.group === "forum" ? of.node : null;
  const name = focusName();
  const rows = of.actions.flatMap((action) => {
    const found = links(action.id, "oversees").filter(
      (edge) =>
        (!only || other(edge, action.id) === only) && (!name || other(edge, action.id).label === name),
    );
    if (!found.length) return only || name ? [] : [rowOf(null, action, null)];
    return found.map((edge) => rowOf(nodes[edge.from], action, edge));
  });
  return [...rows, ...mentionsFor(of.node).map(mentionRow)];
}

/** The links by which a forum is only named: of a forum, an action, or a recommendation with its actions. */
function mentionsFor(node) {
  if (!node || !["forum", "action", "recommendation"].includes(node.group)) return [];
  const its = node.group === "recommendation" ? [node, ...actionsOf(node)] : [node];
  return its.flatMap((item) => links(item.id, "mentions"));
}

function mentionRow(edge) {
  const target = nodes[edge.to];
  const isAction = target.group === "action";
  return rowOf(nodes[edge.from], isAction ? target : null, edge, isAction ? null : target);
}

function rowOf(forum, action, edge, named) {
  const recommendation = named || recommendationOf(action);
  const source = documentOf(edge && edge.doc !== undefined ? edge : action || recommendation) || {};
  const relation = forum
    ? { oversees: edge.oversight || "oversees", mentions: "only named" }[edge.group]
    : "";
  return {
    forum,
    action,
    edge,
    recommendation,
    cells: {
      establishment: establishmentOf(action || recommendation),
      forum: forum ? fullName(forum) : BARE,
      relation,
      action: action ? nameOf(action) : "",
      number: recommendation ? recommendation.number || "" : "",
      recommendation: recommendation ? recommendation.label || "" : "",
      owner: action
        ? ownersOf(action)
            .map((owner) => owner.label)
            .join("; ")
        : "",
      due: action ? action.due || "" : "",
      target: action ? action.target || "" : "",
      status: action ? action.status || "" : "",
      quote: edge ? quoteOf(edge) : "",
      page: edge && edge.page !== undefined ? edge.page : (action || recommendation || {}).page || "",
      document: source.source || source.title || "",
      confidence: edge && edge.confidence !== undefined ? edge.confidence : "",
    },
  };
}

/** The overview: every forum with the actions that pass the filters, and how often it is only named. */
function forumRows() {
  const passing = new Set(actions.filter(passes).map((action) => action.id));
  const filtered = Object.keys(state.filters).length > 0;
  return forums
    .map((forum) => ({
      forum,
      establishment: establishmentOf(forum),
      actions: isHere(forum)
        ? near(forum.id, "oversees").filter((action) => passing.has(action.id)).length
        : filtered
          ? 0
          : forum.overseen,
      named: isHere(forum) ? near(forum.id, "mentions").length : forum.named,
    }))
    .filter((row) => (!filtered || row.actions) && (!state.sort || kindsOf(row.forum).includes(state.sort)))
    .sort(
      (a, b) =>
        NUMBERS.compare(a.establishment, b.establishment) ||
        b.actions - a.actions ||
        NUMBERS.compare(a.forum.label, b.forum.label),
    );
}

/** The actions without a forum that pass the filters, and all that pass. */
function bareCount() {
  if (!complete() && !Object.keys(state.filters).length) {
    return {
      bare: shared.totals.bare.reduce((sum, n) => sum + n, 0),
      all: shared.totals.groups.action || 0,
    };
  }
  const passing = actions.filter(passes);
  return { bare: passing.filter((action) => !forumsOf(action).length).length, all: passing.length };
}

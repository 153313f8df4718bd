// The short answer above the quotes: which forum oversees this, how, and how often it meets.

/** What stands first in the panel of an action or a recommendation; nothing for other kinds. */
function answerOf(node) {
  if (node.group === "action") return answerBox("Overseen by", overseersOf([node]), bareAnswer(node));
  if (node.group !== "recommendation") return null;
  const its = actionsOf(node);
  const bare = its.filter((action) => !forumsOf(action).length).length;
  if (!its.length) return answerBox("", [], "No action answers this.");
  const rest =
    bare && bare < its.length ? `For ${bare} of its ${its.length} actions no forum is named.` : "";
  const none = "No forum is named for any of its actions.";
  return answerBox("Its actions are overseen by", overseersOf(its), bare === its.length ? none : rest);
}

/** Each forum that oversees one of the actions, with the ways in which it does. */
function overseersOf(its) {
  const ways = new Map();
  for (const action of its) {
    for (const edge of links(action.id, "oversees")) {
      const forum = other(edge, action.id);
      ways.set(forum, unique([...(ways.get(forum) || []), ...(edge.oversight || "oversees").split(", ")]));
    }
  }
  return [...ways];
}

function bareAnswer(action) {
  if (forumsOf(action).length) return "";
  const named = namedIn(action);
  return named.length
    ? `The plan names ${named.map(fullName).join(", ")} here, but does not say that it oversees this action.`
    : "The plan names no forum that oversees this action.";
}

function answerBox(words, overseers, rest) {
  return el(
    "div",
    { class: overseers.length ? "answer" : "answer none" },
    overseers.length ? el("p", null, el("strong", null, words)) : null,
    overseers.length ? el("ul", null, overseers.map(([forum, ways]) => overseer(forum, ways))) : null,
    rest ? el("p", null, said(rest)) : null,
  );
}

function overseer(forum, ways) {
  const told = [ways.join(", "), ...(forum.frequency || []), ...(forum.chair || []).map((who) => `chair: ${who}`)];
  return el("li", null, nodeLink(forum, fullName(forum)), small(told.join(" · ")));
}

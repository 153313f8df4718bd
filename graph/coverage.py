"""Coverage: which recommendations and concerns have no forum, or none for a part of what is promised."""

from collections import defaultdict

from forumtrace.graph.corpus import Corpus, ItemKey, item_of
from forumtrace.graph.proof import joined, proof
from forumtrace.graph.register import Row

COLUMNS = (
    "establishment", "number", "state", "actions", "unseen", "overseen_by", "only_mentioned", "unseen_actions",
    "quote", "page",
)  # fmt: skip

NO_FORUM = "no forum named"
MENTIONED = "forum named, none oversees"
PARTLY = "some actions unseen"
WHOLE = "every action overseen"


def coverage(corpus: Corpus) -> list[Row]:
    """One row for each item: the forums that oversee an action of it, those only mentioned, and what is left unseen."""
    named: dict[ItemKey, list[Row]] = defaultdict(list)
    for row in corpus.forums:
        named[item_of(row)].append(row)
    return [_row(corpus, item, named.get(item_of(item), [])) for item in corpus.recommendations]


def _row(corpus: Corpus, item: Row, forums: list[Row]) -> Row:
    actions = corpus.actions_of.get(item_of(item), [])
    unseen = [row for row in actions if row["action"] not in corpus.overseeing]
    overseen = [row for row in forums if row["relation"] == "oversees"]
    overseers = {row["forum"] for row in overseen}
    if not forums:
        state = NO_FORUM
    elif len(unseen) == len(actions) and not overseen:
        state = MENTIONED
    else:
        state = PARTLY if unseen else WHOLE
    return {
        "establishment": item["establishment"],
        "number": item["number"],
        "state": state,
        "actions": len(actions),
        "unseen": len(unseen),
        "overseen_by": joined(row["forum"] for row in overseen),
        "only_mentioned": joined(row["forum"] for row in forums if row["forum"] not in overseers),
        "unseen_actions": joined(row["action"] for row in unseen),
        **proof(forums or [{"quote": row["text"], "page": row["page"]} for row in unseen]),
    }

"""Self-review: the one who owns or does the work also chairs the forum that oversees it."""

from collections.abc import Iterator

from forumtrace.graph.corpus import Corpus, folded, item_of, owners
from forumtrace.graph.find import split
from forumtrace.graph.proof import proof
from forumtrace.graph.register import Row

COLUMNS = ("establishment", "number", "kind", "who", "forum", "quote", "page", "action", "forum_iri")
OWNS = "owner chairs the overseeing forum"
WORKS = "one who works on it chairs the overseeing forum"


def self_review(corpus: Corpus) -> list[Row]:
    """One row for each action, forum and person in both seats, with the words for the oversight and for the chair.

    `kind` tells whether the chair owns the action or is named, in another sentence of the same response, with work on it.
    """
    working: dict[tuple[str, str], list[Row]] = {}
    for row in corpus.roles:
        working.setdefault(item_of(row), []).append(row)
    return [
        found for link in corpus.oversight for found in _rows(corpus, link, working.get(item_of(link), []))
    ]


def _rows(corpus: Corpus, link: Row, roles: list[Row]) -> Iterator[Row]:
    action = corpus.action.get(link["action"])
    said = corpus.said(link, "chair")
    owned = {folded(owner) for owner in owners(action)} if action else set()
    for chair in corpus.values(link, "chair") or split(link["chair"]):
        proofs = [link, *(row for row in said if row["value"] == chair)]
        quotes = {row["quote"] for row in proofs}
        elsewhere = [r for r in roles if folded(r["name"]) == folded(chair) and r["quote"] not in quotes]
        # "Director or Deputy Director": either may sit in the chair.
        if owned & {folded(name) for name in (chair, *chair.split(" or "))}:
            yield _row(link, OWNS, chair, proofs)
        elif elsewhere:
            yield _row(link, WORKS, chair, [*proofs, *elsewhere])


def _row(link: Row, kind: str, who: str, proofs: list[Row]) -> Row:
    return {
        "establishment": link["establishment"],
        "number": link["number"],
        "kind": kind,
        "who": who,
        "forum": link["forum"],
        **proof(proofs),
        "action": link["action"],
        "forum_iri": link.get("iri"),
    }

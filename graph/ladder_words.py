"""What the upper rungs of the oversight ladder rest on: sentences about a forum that hold the words of a rung."""

from dataclasses import dataclass
from functools import cache

from forumtrace.extract.language import sentence_bounds
from forumtrace.graph.corpus import Corpus
from forumtrace.graph.find import split
from forumtrace.graph.register import Row
from forumtrace.graph.wording import pattern, table


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung: its level, its name, the rule in words, and the words that are looked for (may be none)."""

    level: int
    name: str
    rule: str
    words: tuple[str, ...] = ()

    def said_in(self, sentence: str) -> bool:
        """Whether `sentence` holds a word of this rung."""
        return bool(pattern(self.words).search(sentence)) if self.words else False


@cache
def rungs() -> tuple[Rung, ...]:
    """The rungs from 0 to 5."""
    read = (
        Rung(r["level"], r["name"], r["rule"], tuple(r.get("words", ())))
        for r in table("oversight-ladder.toml")["rung"]
    )
    return tuple(sorted(read, key=lambda rung: rung.level))


@cache
def _any_word() -> frozenset[str]:
    return frozenset(word for rung in rungs() for word in rung.words)


def names_of(corpus: Corpus, row: Row) -> tuple[str, ...]:
    """All names by which the plan of `row` calls its forum."""
    names = [row["forum"], row["acronym"], *split(row["surface"]), *corpus.values(row, "name")]
    return tuple(sorted({str(name) for name in names if name}))


def sentences_about(corpus: Corpus, row: Row) -> list[Row]:
    """The sentences of the action of `row` that are about its forum, as rows with `quote` and `page`.

    These are the quote of the link itself, the sentences that name the forum, and the one after each of them.
    """
    found = {str(row["quote"]): row["page"]}
    action = corpus.action.get(row["action"])
    if action and pattern(_any_word()).search(action["text"]):
        named = pattern(names_of(corpus, row))
        before = False
        for start, end in sentence_bounds(action["text"]):
            sentence = action["text"][start:end]
            here = bool(named.search(sentence))
            if here or before:
                found.setdefault(sentence, action["page"])
            before = here
    return [{"quote": quote, "page": page} for quote, page in found.items()]

"""Oversight that is said of a forum's papers: its agenda, its minutes, its terms of reference or remit."""

from collections.abc import Iterator

from forumtrace.extract.oversight_lists import NEAR, Oversight, Place, cues, word_at

_PURPOSES = frozenset({"remit", "scope", "brief", "terms", "tor", "agenda"})


def papers(lower: list[str], place: Place) -> Iterator[Oversight]:
    """Agenda, minutes or terms of reference of the forum."""
    after = lower[place.last : place.last + 3]
    before = lower[max(0, place.left - 6) : place.left]
    if after[:1] in (["agenda"], ["agendas"], ["minutes"], ["papers"]) or after[:2] in (
        ["standing", "agenda"],
        ["standing", "item"],
    ):
        yield Oversight("discussedAt", 0.93, "paper")
    if after == ["terms", "of", "reference"] or after[:1] in (["tor"], ["tors"]):
        yield Oversight("discussedAt", 0.88, "paper")
    if before[-1:] and before[-1] in {"for", "of", "to"}:
        named = before[-4:-1] == ["terms", "of", "reference"] or before[-2:-1] in (["tor"], ["tors"])
        made = "terms" in before and any(
            verb in before for verb in ("introduced", "published", "produced", "updated")
        )
        if named or made:
            yield Oversight("discussedAt", 0.88, "paper")
    yield from _reshaped(lower, place)


def _reshaped(lower: list[str], place: Place) -> Iterator[Oversight]:
    """ "The X has had its remit widened so that it takes in ...", "the remit of the X has been extended to cover ..."."""
    near = range(max(0, place.left - 4), min(len(lower), place.right + NEAR))
    purpose = next((at for at in near if lower[at] in _PURPOSES and at not in place.skip), None)
    if purpose is None:
        return
    ends = purpose + (3 if lower[purpose : purpose + 3] == ["terms", "of", "reference"] else 1)
    if purpose >= place.right and lower[ends : ends + 2] == ["so", "that"]:
        # "The X has been relaunched with new terms of reference so that ... are reviewed"
        yield Oversight("discussedAt", 0.85, "paper")
        return
    for at in range(purpose + 1, min(len(lower), max(purpose, place.right) + NEAR)):
        if lower[at] in cues().reshaped and at not in place.skip:
            goal = lower[at + 1 : at + 3] == ["so", "that"] or word_at(lower, at + 1) in {"to", "and"}
            if goal:
                yield Oversight("discussedAt", 0.85, "paper")
            return

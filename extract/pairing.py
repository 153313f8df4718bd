"""Which owner and which target belong to which action.

By place on the page where the source has one, on the action's own row, one to one where the counts agree, one for
all where there is only one. Else nothing is paired: an alignment is never made up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from forumtrace.extract.commitments import Draft
from forumtrace.extract.model import Action, Block, Pairing, Passage, Target
from forumtrace.extract.placing import place


@dataclass(frozen=True, slots=True)
class OwnerEntry:
    """One stacked line of the owner column: its owners, where it stands, in which row."""

    owners: tuple[Passage, ...]
    block: Block
    segment: int


@dataclass(frozen=True, slots=True)
class TargetEntry:
    """One entry of the target column."""

    target: Target
    block: Block
    segment: int


@dataclass(frozen=True, slots=True)
class Paired:
    """The actions of a row, and whether some target could not be given to one."""

    actions: tuple[Action, ...]
    unpaired: bool


def pair(
    drafts: Sequence[Draft],
    owners: Sequence[OwnerEntry],
    targets: Sequence[TargetEntry],
    starts: Sequence[int],
) -> Paired:
    """Give owners and targets to the actions of one row. `starts` are the rows that hold response text."""
    given, how = _assign(
        drafts, [entry.block for entry in targets], [entry.segment for entry in targets], starts
    )
    owned, owner_how = _owners(drafts, owners, given, starts)
    actions = []
    for position, draft in enumerate(drafts):
        mine = tuple(targets[at].target for at in given.get(position, ()))
        pairing = how.get(position, "unpaired") if mine else owner_how.get(position, "unpaired")
        actions.append(
            Action(
                position + 1,
                draft.passage,
                draft.layout,
                draft.status,
                owned.get(position, ()),
                mine,
                pairing,
            )
        )
    used = {at for ats in given.values() for at in ats}
    return Paired(tuple(actions), bool(drafts) and len(used) < len(targets))


def _assign(
    drafts: Sequence[Draft], blocks: Sequence[Block], segments: Sequence[int], starts: Sequence[int]
) -> tuple[dict[int, list[int]], dict[int, Pairing]]:
    """Entries by action: entry positions for each action position, and how they came there."""
    if not drafts or not blocks:
        return {}, {}
    everyone = range(len(drafts))
    if len(blocks) == 1 or len(drafts) == 1:
        return {at: list(range(len(blocks))) for at in everyone}, dict.fromkeys(everyone, "single")
    placed = place([draft.blocks for draft in drafts], blocks)
    if placed is not None and len(set(placed.values())) == len(blocks):
        return _turned(placed), dict.fromkeys(placed.values(), "position")
    groups = _by_row(drafts, segments, starts)
    whole = len(drafts) == len(blocks)
    given: dict[int, list[int]] = {}
    how: dict[int, Pairing] = {}
    for actions, entries in groups if not whole else [(list(everyone), list(range(len(blocks))))]:
        if len(actions) == len(entries):
            for action, entry in zip(actions, entries, strict=True):
                given[action] = [entry]
                how[action] = "row" if len(actions) == 1 else "count"
        elif len(entries) == 1:
            # One entry stands for all that its row holds, as it does where the item has a single row.
            given |= dict.fromkeys(actions, entries)
            how |= dict.fromkeys(actions, "single")
    if whole and all(len(a) == len(e) == 1 for a, e in groups if a or e):
        how = dict.fromkeys(how, "row")
    if placed is not None and not whole:
        return _turned(placed), dict.fromkeys(placed.values(), "position")
    return given, how


def _turned(placed: dict[int, int]) -> dict[int, list[int]]:
    turned: dict[int, list[int]] = {}
    for entry, action in sorted(placed.items()):
        turned.setdefault(action, []).append(entry)
    return turned


def _by_row(
    drafts: Sequence[Draft], segments: Sequence[int], starts: Sequence[int]
) -> list[tuple[list[int], list[int]]]:
    """Actions and entries that begin in the same row; rows without response text go with the one above."""
    home = {
        at: max((s for s in starts if s <= at), default=min(starts, default=0))
        for at in {*segments, *range(0)}
    }
    groups: dict[int, tuple[list[int], list[int]]] = {start: ([], []) for start in starts}
    for position, draft in enumerate(drafts):
        groups.setdefault(draft.segment, ([], []))[0].append(position)
    for position, segment in enumerate(segments):
        groups.setdefault(home[segment], ([], []))[1].append(position)
    return [groups[start] for start in sorted(groups)]


def _owners(
    drafts: Sequence[Draft],
    entries: Sequence[OwnerEntry],
    targets: dict[int, list[int]],
    starts: Sequence[int],
) -> tuple[dict[int, tuple[Passage, ...]], dict[int, Pairing]]:
    """Owners by action. Where every entry names the same, all actions have it."""
    names = {tuple(" ".join(o.text.casefold().split()) for o in entry.owners) for entry in entries}
    if len(names) == 1:
        everyone = range(len(drafts))
        return dict.fromkeys(everyone, entries[0].owners), dict.fromkeys(everyone, "single")
    given, how = _assign(
        drafts, [entry.block for entry in entries], [entry.segment for entry in entries], starts
    )
    owned = {at: _unique(owner for e in mine for owner in entries[e].owners) for at, mine in given.items()}
    if owned and "position" in how.values() and not any(0 in mine for mine in given.values()):
        # The first owner stands beside the lead-in, above all actions: it is that of every action without its own.
        owned = {at: owned.get(at, entries[0].owners) for at in range(len(drafts))}
        how = {at: how.get(at, "single") for at in range(len(drafts))}
    if not owned and targets and max(at for ats in targets.values() for at in ats) + 1 == len(entries):
        owned = {at: _unique(o for e in mine for o in entries[e].owners) for at, mine in targets.items()}
        how = dict.fromkeys(owned, "count")
    return owned, how


def _unique(owners: Iterable[Passage]) -> tuple[Passage, ...]:
    """Owners without repeats of a name."""
    return tuple({" ".join(owner.text.casefold().split()): owner for owner in owners}.values())

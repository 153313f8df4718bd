"""Splitting the owner column into owners: one post or body each, spelt as printed, unit names left whole."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from forumtrace.extract.model import Block, Passage
from forumtrace.extract.owner_words import ACRONYM, is_named, is_owner, is_whole, owner_words
from forumtrace.extract.paragraphs import join_cut

_SEPARATOR = re.compile(r"\s*(?:/|;|\||\u2022|,? and | & |,|\+)\s*")
_ENTRY_END = re.compile(r"[/;|+,\u2022]")
_LONGEST = 600


def split_owners(cell: Passage, stacked: int = 1) -> list[list[Passage]]:
    """The owners in one block of an owner cell: for each stacked entry its owners, in printed order.

    `stacked` is the number of entries beside it: where two dates stand against one block, two owners are stacked in
    it without a separator.
    """
    if len(cell.text) > _LONGEST:
        return [[cell]]
    lines = (_separated(line) for line in _stacks(cell, stacked))
    return [line for line in lines if line]


def whole_owners(blocks: Sequence[tuple[int, Block]], breaks: Sequence[bool]) -> list[tuple[int, Block]]:
    """Blocks of the owner column, each with its row, broken titles put together ("Contract" / "Manager").

    `breaks` says of each row whether it stands after a page break: only there can a title be cut between rows.
    """
    whole: list[tuple[int, Block]] = []
    for row, block in blocks:
        near = bool(whole) and (whole[-1][0] == row or (whole[-1][0] == row - 1 and breaks[row]))
        if near and _continues(whole[-1][1], block):
            before = whole[-1][1]
            joined = join_cut(before.passage, block.passage)
            whole[-1] = (whole[-1][0], replace(before, passage=joined, ends_paragraph=block.ends_paragraph))
        else:
            whole.append((row, block))
    return whole


def _continues(before: Block, block: Block) -> bool:
    """Whether `block` goes on with a title that `before` has not ended."""
    if before.ends_paragraph is not None:
        return not before.ends_paragraph
    left, right, words = before.passage.text, block.passage.text, owner_words()
    if left.endswith(("/", ",", "&", "-")) or right.startswith(("/", "&", "(")) or right[0].islower():
        return True
    if words.ranks.search(left):
        return True
    if not is_named(right) and not words.begins.match(right):
        return True
    first = re.split(r"[ /,]", right, maxsplit=1)[0]
    if first in words.bare:
        return words.person.search(left) is None
    return " of " not in left and not is_whole(left.rstrip(" .;")) and not words.begins.match(right)


def _separated(line: Passage) -> list[Passage]:
    """Split at slashes and joining words wherever both sides are an owner each."""
    owners, start = [], 0
    for match in _SEPARATOR.finditer(line.text):
        left, right = line.text[start : match.start()], line.text[match.end() :]
        if not left or not right or _inside_brackets(line.text, match.start()):
            continue
        if any(name.start() < match.start() < name.end() for name in owner_words().joint.finditer(line.text)):
            continue
        if _divides(left.strip(), match[0].strip(" "), right):
            owners.append(line.slice(start, match.start()))
            start = match.end()
    owners.append(line.slice(start, len(line.text)))
    trimmed = [owner.slice(0, len(owner.text.rstrip(" .,;/-"))) for owner in owners]
    return [owner for owner in trimmed if any(c.isalpha() for c in owner.text)]


_GOES_ON = ("/", ",", "&", "-", " of", " and", " for", " the", "Teaching", "University")
"""What a name goes on behind: "X Teaching Health Board" is one."""


def _inside_brackets(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def _divides(left: str, separator: str, right: str) -> bool:
    """Whether the words before and after a separator are owners of their own."""
    words = owner_words()
    following = _SEPARATOR.split(right, maxsplit=1)[0]
    starts = bool(words.begins.match(right) or words.bodies.match(right))
    if separator == ",":
        unit = bool(words.units.search(left)) and not words.begins.match(right)
        return is_owner(left) and starts and not unit
    if not is_owner(left) and not (separator == "/" and is_named(left)):
        return False
    if separator in ("/", ";", "|", "+", "\u2022"):
        body = is_owner(following) and " of " not in left and not ACRONYM.fullmatch(left)
        # "Learning and Skills Manager": the post ends behind the next joining word.
        entry = _ENTRY_END.split(right, maxsplit=1)[0].strip()
        post = bool(words.person.search(entry)) and is_whole(entry)
        return starts or body or post or is_named(following) or bool(words.bodies.search(following))
    if words.posts.fullmatch(following):
        # "HMPPS Property and Governor": nothing that is called so goes on with the post.
        return True
    if " of " in left or " for " in left:
        return (
            starts or bool(words.person.search(following)) or (is_named(following) and following[0].isupper())
        )
    return is_whole(left) and (starts or is_owner(following) or is_named(following))


def _stacks(cell: Passage, stacked: int) -> list[Passage]:
    """The block as stacked lines: repeats and whole posts always part, other lines only if their number fits."""
    repeats = _repeats(cell)
    if len(repeats) > 1:
        return repeats
    plain, sure, likely = _cuts(cell.text)
    choices = (plain, sorted({*plain, *sure}), sorted({*plain, *sure, *likely}))
    fitting = (cuts for cuts in choices if len(cuts) == stacked - 1)
    edges = [0, *next(fitting, plain), len(cell.text)]
    return [cell.slice(a, b) for a, b in itertools.pairwise(edges)]


def _repeats(cell: Passage) -> list[Passage]:
    """`Director Director` as two parts, where the whole block is the same words over and over."""
    words = cell.text.split(" ")
    for size in range(1, len(words) // 2 + 1):
        if len(words) % size == 0 and words == words[:size] * (len(words) // size):
            length = len(" ".join(words[:size])) + 1
            return [cell.slice(at, at + length) for at in range(0, len(cell.text), length)]
    return [cell]


def _cuts(text: str) -> tuple[list[int], list[int], list[int]]:
    """Where a new owner can begin without a separator.

    Plainly: words that were an owner before in the same block; a post that is never the end of a title, after a whole
    post or body. Surely: any post after a whole post. Likely: a post or body after a body.
    """
    words, copies = owner_words(), _copies(text)
    plain: list[int] = []
    sure: list[int] = []
    likely: list[int] = []
    start = 0
    for match in re.finditer(r"(?<=[A-Za-z).]) (?=[A-Z])", text):
        at, left, right = match.end(), text[start : match.start()], text[match.end() :]
        if at in copies:
            plain.append(at)
            start = at
        if at in copies or any(first < at < last for first, last in copies.items()):
            continue
        if left.endswith(_GOES_ON) or words.ranks.search(left):
            continue
        if re.split(r"[ /,]", right, maxsplit=1)[0] in words.bare or not is_owner(left):
            continue
        begins = words.begins.match(right) or words.bodies.match(right)
        last = left[max(left.rfind(" "), left.rfind("/")) + 1 :]
        if not begins and not (words.titled.match(right) and words.heads.search(last)):
            continue
        whole = begins and (" of " in left or words.person.search(last))
        if words.posts.match(right) and (
            whole or (is_whole(left) and right.startswith(("Governor", "Head", "HMPPS")))
        ):
            plain.append(at)
        (sure if whole else likely).append(at)
        if whole:
            start = at
    return plain, sure, likely


def _copies(text: str) -> dict[int, int]:
    """Where an owner that the text begins with stands again, and where each of them ends.

    "Anytown Health Board Anytown Health Board Governor" holds the board twice.
    """
    words, ranks = list(re.finditer(r"[^ ]+", text)), owner_words().ranks
    plain = [word[0].rstrip("/,;") for word in words]
    for size in range(len(words) // 2, 0, -1):
        name, end = plain[:size], words[size - 1].end()
        owner = text[:end].rstrip("/,;")
        if not is_whole(owner) or not (size > 1 or ACRONYM.fullmatch(owner)):
            continue
        found = {
            words[at].start(): words[at + size - 1].end()
            for at in range(size, len(words) - size + 1)
            if plain[at : at + size] == name
            and words[at - 1][0][-1] not in "/,;&"
            and words[at - 1][0] not in {"and", "of", "for", "the"}
            and not ranks.search(text[: words[at - 1].end()])
        }
        if found:
            return {0: end, **found}
    return {}

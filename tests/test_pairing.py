"""Tests of pairing by place on the page, and of joining paragraphs over a page break."""

import pytest

from forumtrace.extract.model import Block, Passage
from forumtrace.extract.paragraphs import goes_on
from forumtrace.extract.placing import place


def _block(top: float, bottom: float, page: int = 1, words: str = "x", **more: object) -> Block:
    return Block(Passage.of(words, 0, len(words)), "paragraph", page, top, bottom, **more)  # type: ignore[arg-type]


_PARAGRAPHS = [(_block(100, 160),), (_block(170, 230),), (_block(240, 280), _block(50, 90, page=2))]


def test_an_entry_belongs_to_the_paragraph_it_is_level_with() -> None:
    """Level top lines pair; an entry further down belongs to the paragraph beside it, also on the next page."""
    entries = [_block(101, 111), _block(190, 200), _block(52, 62, page=2)]
    assert place(_PARAGRAPHS, entries) == {0: 0, 1: 1, 2: 2}


def test_an_entry_beside_no_paragraph_has_no_place() -> None:
    """An entry above or below all paragraphs is left out."""
    assert place(_PARAGRAPHS, [_block(300, 310)]) == {}


def test_a_stack_over_several_paragraphs_has_no_places() -> None:
    """Dates printed line under line from the top of the row are a list, not an alignment."""
    entries = [_block(100 + 12 * at, 110 + 12 * at) for at in range(8)]
    assert place(_PARAGRAPHS, entries) == {}


def test_two_entries_beside_one_paragraph_of_an_aligned_column() -> None:
    """Two lines beside one paragraph both belong to it when the next paragraph has its own."""
    entries = [_block(100, 110), _block(112, 122), _block(170, 180)]
    assert place(_PARAGRAPHS, entries) == {0: 0, 1: 0, 2: 1}


def test_without_geometry_nothing_is_placed() -> None:
    """Sources without pages give no places at all."""
    plain = Block(Passage.of("x", 0, 1), "paragraph")
    assert place([(plain,)], [plain]) is None


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        (_block(1, 2, words="Staff will"), _block(1, 2, words="be trained."), True),
        (_block(1, 2, words="Staff will be trained."), _block(1, 2, words="Cells will be cleaned."), False),
        (
            _block(1, 2, words="Staff are trained.", room=80.0),
            _block(1, 2, words="Cells too.", lead=20.0),
            False,
        ),
        (
            _block(1, 2, words="Staff are trained.", room=8.0),
            _block(1, 2, words="Cells too.", lead=20.0),
            True,
        ),
        (_block(1, 2, words="Staff will", ends_paragraph=True), _block(1, 2, words="Be."), False),
        (_block(1, 2, words="Done.", tag="7"), _block(1, 2, words="More.", tag="7"), True),
        (_block(1, 2, words="We will improve by:"), _block(1, 2, words="Training staff."), False),
    ],
)
def test_paragraphs_over_a_page_break(before: Block, after: Block, joined: bool) -> None:
    """Tags, marks, unfinished sentences and the room on the last line tell whether a paragraph goes on."""
    assert goes_on(before, after) is joined

"""Tests of finding flattened bullets, and of the status of actions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumtrace.extract.bullet_habit import bullet_habit
from forumtrace.extract.bullets import BEGINS, lead_in_end, split_flat
from forumtrace.extract.headings import Heading
from forumtrace.extract.model import Block, Passage
from forumtrace.extract.openings import trim_opening
from forumtrace.extract.status import status_of
from forumtrace.extract.stitch import LogicalRow, Segment


def _split(text: str, count: int = 1, listed: bool = True) -> list[str]:
    return [p.text for p in split_flat(Passage.of(text, 0, len(text)), count, listed)]


def test_participles_and_commands_begin_bullets() -> None:
    """After a lead-in each participle or command begins a bullet; what points back stays with the one before."""
    bullets = [
        "Training all staff in de-escalation. This will be recorded on their files.",
        "Improve links with the local police.",
        "Installing cameras on the landings. Additional cameras will follow.",
        "Introduction of a weekly safety meeting.",
    ]
    assert _split(" ".join(bullets)) == bullets


def test_a_new_actor_begins_a_bullet() -> None:
    """A sentence with another post as its subject is another bullet."""
    bullets = [
        "The Head of Safety will chair a weekly meeting.",
        "The Catering Manager will hold a food survey. Any changes to the menu will be displayed.",
        "NHS Wales will fund two more clinics.",
    ]
    assert _split(" ".join(bullets)) == bullets


def test_the_number_of_targets_decides_where_the_words_leave_a_doubt() -> None:
    """The same sentences make two bullets or three, as the target column counts them."""
    text = (
        "Developing a register of all cases. Prison Offender Managers will send updates on the register each month. "
        "Training all staff in public protection."
    )
    assert len(_split(text, 2)) == 2
    assert len(_split(text, 3)) == 3


def test_a_subject_in_ing_is_no_participle() -> None:
    """ "Emerging themes will ..." follows up; it begins no bullet."""
    assert (
        len(_split("Reviewing all complaints. Emerging themes will be discussed at the monthly meeting."))
        == 1
    )


def test_lead_ins_end_at_their_colon() -> None:
    """Only an opening clause with a colon is a lead-in."""
    assert lead_in_end("HMP Stonebeck will reduce violence by: Training staff.") == 39
    assert lead_in_end("Note: staff will be trained.") == 0
    assert lead_in_end("Staff will be trained.") == 0


@given(
    st.lists(
        st.sampled_from(
            ["Training staff.", "This works.", "It will: go.", "The Head will act.", "2021", "(see"]
        ),
        max_size=12,
    )
)
def test_bullets_cover_the_text_in_order(parts: list[str]) -> None:
    """Whatever the sentences, the bullets joined are the text."""
    text = " ".join(parts)
    assert " ".join(_split(text)).split() == text.split()


def _trim(text: str, first: bool = True) -> str:
    return trim_opening(Passage.of(text, 0, len(text)), first).text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "The prison uses its own telephones. Numbers will be checked on arrival.",
            "Numbers will be checked on arrival.",
        ),
        ("This is partly agreed due to funding. Posts will be filled.", "Posts will be filled."),
        ("This recommendation is partly agreed because no funds exist.", ""),
        (
            "Staff were trained in May. The course covers safety.",
            "Staff were trained in May. The course covers safety.",
        ),
        ("Visits were suspended in March. They will restart in May.", "They will restart in May."),
        ("The report found that cells had been cold. Heaters will be fitted.", "Heaters will be fitted."),
        ("Cells have been certified and there are no plans to close them.", ""),
        (
            "The rules require that cells are shared only when safe. We will review them.",
            "We will review them.",
        ),
    ],
)
def test_opening_justification_is_trimmed(text: str, kept: str) -> None:
    """Opening sentences that give reasons or background are no part of the action; later ones stay."""
    assert _trim(text) == kept


@pytest.mark.parametrize(
    ("text", "listed", "status"),
    [
        ("A survey will be held in May.", False, "planned"),
        ("A survey is to be held.", False, "planned"),
        ("A survey has been held.", False, "completed"),
        ("All staff were trained in May.", False, "completed"),
        ("The prison has paid for new beds.", False, "completed"),
        ("Staff continue to hold surveys.", False, "ongoing"),
        ("Surveys will continue to be held.", False, "ongoing"),
        ("Records are checked each week.", False, "ongoing"),
        ("Plans are drawn up at the first review.", False, "ongoing"),
        ("A huddle takes place every Monday.", False, "ongoing"),
        ("A survey has been held and its findings will be published.", False, "mixed"),
        ("A survey has been held. Another will follow.", False, "mixed"),
        ("Training all staff who are new.", True, "planned"),
        ("Continuing to train staff.", True, "ongoing"),
        ("Cells will be inspected to ensure that repairs have been made.", False, "planned"),
    ],
)
def test_status_is_that_of_the_main_verbs(text: str, listed: bool, status: str) -> None:
    """Tense tells the status; subordinate clauses do not."""
    assert status_of(text, listed) == status


def test_work_that_goes_on_is_an_action_of_a_later_paragraph() -> None:
    """What a first paragraph tells in a plain present tense is background; a later one describes work."""
    assert _trim("The kitchen team meets new arrivals.") == ""
    assert (
        _trim("The kitchen team meets new arrivals.", first=False) == "The kitchen team meets new arrivals."
    )


def _row(text: str, targets: str) -> LogicalRow:
    cells = {
        role: (Block(Passage.of(words, 0, len(words)), "flat"),)
        for role, words in (("response", text), ("target", targets))
    }
    return LogicalRow("1", None, Heading(), [Segment(cells, after_break=False)])  # type: ignore[arg-type]


def test_rows_whose_dates_count_their_bullets_tell_the_habit_of_a_plan() -> None:
    """Authors of one sentence a bullet need less to begin the next; without such rows the usual score holds."""
    text = (
        "We will change by: Painting the doors. Lamps will be hung. Mats will be laid. Rugs have been beaten."
    )
    dates = "May 2024 June 2024 July 2024 Complete"
    habit = bullet_habit([_row(text, dates)] * 3)
    assert habit < BEGINS
    sentences = text.partition(": ")[2]
    assert len(split_flat(Passage.of(sentences, 0, len(sentences)), 1, True, habit)) == 4
    assert bullet_habit([_row(text, dates)] * 2) == bullet_habit([_row(text, "Ongoing")] * 9) == BEGINS

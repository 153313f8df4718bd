"""Thirty and more seeded faults, each of another kind: each is found, in its row, and nothing else is."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.plan_texts import row
from tests.seeded_faults import CLEAN, Lines, Results, added, quads, replaced, results

MORE = "The Head of Education will hold a reading survey, to be discussed at the Senior Management Team."
WORKS = "The Head of Residence will inspect every wing with the works team and keep a written record of it, which is reviewed at the Senior Management Team."


def both(*faults: Callable[[Lines], Lines]) -> Callable[[Lines], Lines]:
    """Several changes that make one fault."""

    def put(lines: Lines) -> Lines:
        for fault in faults:
            lines = fault(lines)
        return lines

    return put


TEXT: dict[str, tuple[Callable[[Lines], Lines], Results]] = {
    "totals-mismatch": (replaced("Total\t4", "Total\t5"), {("totals-mismatch", None), ("totals", None)}),
    "wrong-cross-reference": (replaced("recommendation 1.3", "recommendation 1.4"), {("wrong-cross-reference", "1.2")}),
    "dangling-cross-reference": (replaced("recommendation 1.3", "recommendation 1.7"), {("dangling-cross-reference", "1.2")}),
    "malformed-date": (replaced("July 2021", "Jluy 2021"), {("malformed-date", "1.2")}),
    "date-contradiction": (replaced("end of June", "end of August"), {("date-contradiction", "1.1")}),
    "status-contradiction": (replaced("have been painted", "will be painted"), {("status-contradiction", "1.4")}),
    "due-before-submission": (replaced("July 2021", "July 2020"), {("due-before-submission", "1.2")}),
    "unpaired-targets": (added("1.2", row("", "", "", MORE, "Governor", "August 2021 September 2021")), {("unpaired-targets", "1.2")}),
    "stray-cell": (added("1.3", row("Respect", "", "", "", "Governor", "June 2021")), {("stray-cell", "1.3")}),
    "lost-text": (replaced("1.4\tCells", "\tCells"), {("lost-text", "1.4")}),
    "missing-owner": (replaced("Governor\tCompleted", "\tCompleted"), {("missing-owner", "1.4")}),
    "missing-target": (replaced("\tJuly 2021", "\t"), {("missing-target", "1.2")}),
    "missing-rationale": (
        replaced("for reasons of affordability: a full survey is not affordable", "by us"),
        {("missing-rationale", "1.3")},
    ),
    "no-forum": (replaced(", and this was discussed at the Senior Management Team", ""), {("no-forum", "1.4")}),
    "self-review": (replaced("chaired by the Deputy Governor", "chaired by the Head of Safety"), {("self-review", "1.1")}),
    "acronym-clash": (
        both(replaced("use the Health Needs Assessment", "use the Housing Needs Audit (HNA) and the Health Needs Assessment"),
             replaced("A Health Needs Assessment will", "A Health Needs Assessment (HNA) will")),
        {("acronym-clash", "1.2")},
    ),
    "acronym-undefined": (replaced("All cells", "All QZX cells"), {("acronym-undefined", "1.4")}),
    "name-variant": (
        both(replaced("ten records", "ten P-Zoom records"), replaced("All cells", "All pZoom cells")),
        {("name-variant", "1.4")},
    ),
    "spelling": (replaced("Plans will use", "The Practioner will use"), {("spelling", "1.2")}),
    "policy-subject": (replaced("(Safer Custody)", "(Sentence Planning)"), {("policy-subject", "1.2")}),
    "duplicate-action": (
        both(added("1.4", row("1.5", "Walls should be sound.", "Agreed", WORKS, "Governor", "June 2021"),
                   row("1.6", "Doors should be sound.", "Agreed", WORKS, "Governor", "May 2022")),
             replaced("Total\t4", "Total\t6"), replaced("Agreed\t3", "Agreed\t5")),
        {("duplicate-action", "1.6")},
    ),
    "vague-date": (replaced("\tJuly 2021", "\tSummer"), {("vague-date", "1.2")}),
    "recurring-with-one-date": (replaced("will check ten", "will do weekly cell checks of ten"), {("recurring-with-one-date", "1.1")}),
    "duplicate-number": (replaced("1.4\tCells", "1.2\tCells"), {("duplicate-number", "1.2 (2)")}),
    "missing-response": (
        replaced("All cells have been painted, and this was discussed at the Senior Management Team.", ""),
        {("missing-response", "1.4"), ("no-forum", "1.4"), ("no-action", "1.4")},
    ),
    "missing-agreement": (
        both(replaced("painted.\tAgreed", "painted.\t"), replaced("Agreed\t3", "Agreed\t2"), replaced("Total\t4", "Total\t3")),
        {("missing-agreement", "1.4"), ("verdict", "1.4"), ("totals-mismatch", None)},
    ),
    "submitted-before-report": (replaced("1 February 2021", "1 May 2021"), {("submitted-before-report", None)}),
}  # fmt: skip
"""Faults of the document, with all that must be found."""

LINE = r"^.*{}.*$"
PAP = "https://w3id.org/prison-action-plan/ont#"
QUADS: dict[str, tuple[tuple[str, str], Results]] = {
    "owner without a class": (
        (LINE.format(rf"post/stonebeck_governor> <\S+type> <{PAP}Party>"), ""),
        {("Action-ownedBy", "1.4"), ("Response-ownedBy", "1.4")},
    ),
    "post nowhere": (
        (LINE.format("stonebeck_governor> <http://www.w3.org/ns/org#postIn>"), ""),
        {("Post-postIn", None)},
    ),
    "number": (
        (r'(recommendation/\S+_1.4> <\S+identifier> )"1.4"', r'\1"one"'),
        {("Recommendation-identifier", "one"), ("claim-without-link", None)},
    ),
    "quote": ((r'(oa#exact> )"Governor"', r'\1"Govern"'), {("quote-length", None)}),
    "link without words": (
        (rf"(#predicate> )<{PAP}citesPolicy>", rf"\1<{PAP}usesSystem>"),
        {("link-without-claim", "1.2"), ("claim-without-link", None)},
    ),
    "no verdict": (
        (LINE.format(f"> <{PAP}agreement> <[^>]+#partly-agreed>"), ""),
        {("claim-without-link", None), ("verdict", "1.3"), ("totals", None)},
    ),
    "no name": (
        (LINE.format("id/forum/stonebeck_safer-custody-meeting> <[^>]+#prefLabel>"), ""),
        {("Named-prefLabel", "1.1")},
    ),
    "policy number": ((r'"PSI 64/2011"', '"PSI 64-2011"'), {("PolicyInstrument-notation", "1.2")}),
    "offset": ((r'(oa#start> )"0"', r'\1"-3"'), {("Evidence-start", None), ("quote-length", None)}),
    "no position": (
        (LINE.format("id/action/[^>]+_1.1_1> <https://schema.org/position>"), ""),
        {("Action-position", "1.1")},
    ),
    "unknown kind": (
        (r"code#recommendation>", "code#remark>"),
        {("Recommendation-type", f"1.{at}") for at in range(1, 5)},
    ),
    "claim of nothing": (
        (LINE.format(f"> <{PAP}discussedAt> <"), ""),
        {("no-forum", "1.2"), ("no-forum", "1.4"), ("Claim-predicate", None)},
    ),
    "last day": ((r'"2021-06-30"', '"2021-07-30"'), {("due-in-month", None)}),
    "confidence": ((r'"0.9\d?"\^\^(\S+decimal)', r'"1.9"^^\1'), {("Claim-confidence", None)}),
}
"""Faults of the reading, put into the quads."""


def _found(folder: Path, lines: Lines) -> Results:
    return results(*quads(folder, lines))


def test_nothing_is_found_in_the_clean_plan(tmp_path: Path) -> None:
    """No false alarm."""
    assert _found(tmp_path, CLEAN) == set()


@pytest.mark.parametrize("kind", TEXT)
def test_a_fault_of_the_document_is_found(tmp_path: Path, kind: str) -> None:
    """By its kind, in its row; nothing else is said."""
    put, expected = TEXT[kind]
    assert kind in {name for name, _ in expected}
    assert _found(tmp_path, put(CLEAN)) == expected


@pytest.mark.parametrize("name", QUADS)
def test_a_fault_of_the_reading_is_found(tmp_path: Path, name: str) -> None:
    """By the shapes that it breaks; nothing else is said."""
    (pattern, new), expected = QUADS[name]
    key, lines = quads(tmp_path, CLEAN)
    changed = [re.sub(pattern, new, line) for line in lines]
    assert changed != lines
    assert results(key, [line for line in changed if line]) == expected


def test_instruments_of_two_series_are_no_contradiction(tmp_path: Path) -> None:
    """PI 15/2014 and PSI 15/2014 both exist; each with its own title is right, with the other's is not."""
    right = "Probation Instruction (PI) 15/2014 and Prison Service Instruction (PSI) 15/2014 are followed. Plans will"
    assert _found(tmp_path, replaced("Plans will", right)(CLEAN)) == set()
    titled = "Prison Service Instruction (PSI) 15/2014 (Notification of Serious Further Offences) is followed. Plans will"
    assert _found(tmp_path, replaced("Plans will", titled)(CLEAN)) == {("policy-subject", "1.2")}


def test_there_are_thirty_kinds() -> None:
    """Of the document and of the reading."""
    assert len(TEXT) + len(QUADS) >= 30

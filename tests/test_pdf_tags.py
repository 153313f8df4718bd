"""Structure trees: read fast and slowly alike, and damaged ones left aside."""

import contextlib
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumtrace.extract.pdf_document import read_pdf
from forumtrace.extract.pdf_objects import NotUnderstood, Objects, Ref, parsed, plain
from forumtrace.extract.pdf_tags import Tags, read_tags
from tests.test_pdf_refusals import raw_pdf
from tests.test_pdf_replicas import PLANS

TREE = (
    b"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 6 0 R/MarkInfo<</Marked true>>>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
    (
        b"<</Length 170>>\nstream\nBT /F 10 Tf 1 0 0 1 50 350 Tm /P <</MCID 0>> BDC (One line of words) Tj EMC "
        b"0 -12 Td /P <</MCID 1>> BDC (and its end) Tj EMC 0 -12 Td /P <</MCID 2>> BDC (Two) Tj EMC ET        \nendstream"
    ),
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    b"<</Type/StructTreeRoot/RoleMap<</Body/P>>/K[7 0 R 8 0 R]>>",
    b"<</S/Body/Pg 3 0 R/T(a \\) title /K 9)/K[0 <</Type/MCR/Pg 3 0 R/MCID 1>>]>>",
    b"<</S/P/Pg 3 0 R/K 2>>",
)


def tags_of(path: Path, fast: bool) -> Tags:
    """The tags of a file by the fast object reader or by pdfminer."""
    with pdfplumber.open(path) as pdf:

        def slow(value: Any) -> Any:
            return plain(pdf.doc.getobj(value.number)) if isinstance(value, Ref) else value

        objects = Objects(pdf.doc, path.read_bytes())
        page_ids = [page.page_obj.pageid for page in pdf.pages]
        return read_tags(pdf.doc.catalog, page_ids, objects.load if fast else slow)


@pytest.mark.skipif(not PLANS.is_dir(), reason="the replica plans (../shared/plans) are not here")
@pytest.mark.parametrize("name", ["ashfield-replica-tagged", "oakwood-replica-wordsplit", "oakwood-replica"])
def test_fast_and_slow_reading_are_equal(name: str) -> None:
    """The regular expression and pdfminer give the same tags."""
    path = PLANS / f"{name}.pdf"
    assert tags_of(path, fast=True) == tags_of(path, fast=False)


def test_elements_join_and_part_lines(tmp_path: Path) -> None:
    """Lines of one element are one paragraph, of two elements two; roles are looked up."""
    path = raw_pdf(tmp_path / "a.pdf", *TREE)
    first, second, third = (tags_of(path, fast=True)[1][mcid] for mcid in range(3))
    assert first == second != third


def test_loops_and_damage_are_left_aside(tmp_path: Path) -> None:
    """A tree that holds itself ends; one that cannot be read becomes a finding, and the page is read."""
    looped = raw_pdf(tmp_path / "a.pdf", *TREE[:6], b"<</S/P/Pg 3 0 R/K[0 7 0 R 6 0 R]>>", TREE[7])
    assert set(tags_of(looped, fast=True)[1]) == {0, 2}
    damaged = raw_pdf(tmp_path / "b.pdf", *TREE[:6], b"<</S/P/Pg 3 0 R/K[0 99 0 R]>>", TREE[7])
    document = read_pdf(damaged)
    assert "One line of words" in document.text
    assert [finding.kind for finding in document.findings] == ["damaged-tags"]


@given(st.binary(max_size=200))
def test_any_bytes_are_parsed_or_left_to_pdfminer(raw: bytes) -> None:
    """No input makes the object reader fail in an unforeseen way."""
    with contextlib.suppress(NotUnderstood):
        parsed(raw)

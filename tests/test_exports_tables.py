"""Tables: equal rows for every reader, and nothing in them that a spreadsheet would run or repair."""

import csv
import io
import json
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

import openpyxl
import pytest

from forumtrace.exports.base import Export
from forumtrace.exports.csv_files import csv_files
from forumtrace.exports.tables import kind_of, neutral
from forumtrace.exports.xlsx import xlsx
from forumtrace.exports.xlsx_cells import LIMIT, cell_text
from forumtrace.graph.engine import Graph
from forumtrace.graph.rows import Row, rows
from forumtrace.graph.saved import saved_queries, saved_query
from forumtrace.graph.store import open_graph
from tests.exported import example_graph, once, run, same_twice

HOSTILE = (
    "=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", "a\x00b\x1fc", "x" * 40_000, "\U0001f600" * 20_000, "_x0041_",
    'with "quotes", commas\nand lines', "</t><script>", "\ud800", "\u202eegnevelc",
)  # fmt: skip


class Hostile(Export):
    """An export whose actions are attacks."""

    def rows(self, name: str) -> list[Row]:
        """Rows of actions; all other tables are empty."""
        columns = saved_query(name).columns
        if name != "actions":
            return []
        return [dict.fromkeys(columns) | {"text": text, "owner": text, "page": 1} for text in HOSTILE]


def hostile() -> Hostile:
    """The hostile rows; no graph is asked."""
    return Hostile(cast(Graph, None), as_of=date(2024, 1, 1))


def unpacked(form: str, folder: Path) -> Path:
    """The files of an archive, in a folder."""
    with zipfile.ZipFile(once(form, ".zip")) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def said() -> dict[str, list[Row]]:
    """The rows of all saved queries."""
    with open_graph(example_graph()) as graph:
        return {name: rows(graph, name) for name in saved_queries()}


def test_csv_holds_equal_rows_and_the_metadata_describes_them(
    said: dict[str, list[Row]], tmp_path: Path
) -> None:
    """Each cell is the value of the row, empty where it is missing; CSVW names every file and column."""
    folder = unpacked("csv", tmp_path)
    told = json.loads((folder / "csv-metadata.json").read_text("utf-8"))
    columns = {t["url"]: [c["name"] for c in t["tableSchema"]["columns"]] for t in told["tables"]}
    for name, expected in said.items():
        text = (folder / f"{name}.csv").read_text("utf-8")
        found = list(csv.DictReader(io.StringIO(text, newline="")))
        assert found == [{c: "" if v is None else str(neutral(v)) for c, v in r.items()} for r in expected]
        assert columns[f"{name}.csv"] == list(saved_query(name).columns)
    tables = {t["url"]: {c["name"]: c for c in t["tableSchema"]["columns"]} for t in told["tables"]}
    kinds = tables["documents.csv"] | tables["forums.csv"]
    assert kinds["submitted"]["datatype"] == "date"
    assert kinds["page"]["datatype"] == "integer"
    assert kinds["surface"]["separator"] == " | "


def plain(value: Any) -> Any:
    """A cell as the saved query tells it."""
    return value.date().isoformat() if isinstance(value, datetime) else value


def test_the_workbook_holds_equal_rows(said: dict[str, list[Row]]) -> None:
    """openpyxl reads a sheet a query with the same values, a frozen header and filters over all columns."""
    book = openpyxl.load_workbook(once("xlsx", ".xlsx"))
    assert book.sheetnames == ["contents", *said]
    for name, expected in said.items():
        sheet = book[name]
        header, *found = sheet.iter_rows(values_only=True)
        columns = saved_query(name).columns
        assert header[: len(columns)] == columns
        assert [[plain(v) for v in r[: len(columns)]] for r in found] == [list(r.values()) for r in expected]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")


def test_rows_link_to_the_words_that_prove_them() -> None:
    """The link of a row of oversight leads to the row of evidence with its quote."""
    book = openpyxl.load_workbook(once("xlsx", ".xlsx"))
    evidence = book["evidence"]
    quotes = {cell.column: cell.value for cell in evidence[1]}
    quote_at = next(at for at, name in quotes.items() if name == "quote")
    for name in ("oversight", "actions", "targets", "policies"):
        sheet = book[name]
        head = [cell.value for cell in sheet[1]]
        for row in sheet.iter_rows(min_row=2):
            link = row[-1].hyperlink
            assert link is not None, (name, row[0].row)
            place = int(link.location.removeprefix("'evidence'!A"))
            quote = evidence.cell(place, quote_at).value
            text = next(row[head.index(c)].value for c in ("quote", "text", "target_text") if c in head)
            assert text.startswith(quote)


def test_hostile_texts_stay_texts_in_excel() -> None:
    """No formula, nothing that XML cannot hold, nothing longer than a cell; formulas are kept from being edited in."""
    book = openpyxl.load_workbook(io.BytesIO(b"".join(xlsx(hostile()))))
    head, *found = book["actions"].iter_rows()
    at = [cell.value for cell in head].index("text")
    assert len(found) == len(HOSTILE)
    for row, text in zip(found, HOSTILE, strict=True):
        assert row[at].data_type == "s"
        assert len(row[at].value.encode("utf-16-le")) <= 2 * LIMIT
        assert row[at].quotePrefix == (text[0] in "=+-@\t")
    assert found[6][at].value.endswith("[cut: 40000 characters]")
    assert cell_text("_x0041_") == ("_x005F_x0041_", False)


def test_hostile_texts_stay_texts_in_csv() -> None:
    """A text that begins like a formula gets an apostrophe; every row reads back as one row."""
    files = dict(csv_files(hostile()))
    found = list(csv.DictReader(io.StringIO(files["actions.csv"].decode(), newline="")))
    assert [row["text"] for row in found[:4]] == ["'=HYPERLINK(1)", "'+1", "'-1", "'@SUM(A1)"]
    assert len(found) == len(HOSTILE)
    assert found[9]["text"] == HOSTILE[9]


def test_parquet_holds_equal_typed_rows(said: dict[str, list[Row]], tmp_path: Path) -> None:
    """pyarrow reads the same values; days are days and pages are numbers."""
    parquet = pytest.importorskip("pyarrow.parquet")
    folder = unpacked("parquet", tmp_path)
    for name, expected in said.items():
        found = parquet.read_table(folder / f"{name}.parquet").to_pylist()
        if name == "evidence":
            # A column of texts has its numbers as texts.
            expected = [{**row, "object": str(row["object"])} for row in expected]
        told = [{c: v.isoformat() if isinstance(v, date) else v for c, v in row.items()} for row in found]
        assert told == expected
    types = {f.name: str(f.type) for f in parquet.read_schema(folder / "documents.parquet")}
    assert types["submitted"] == "date32[day]"


def test_parquet_without_its_library_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says what to install, and nothing is written."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = run("export", "parquet", "-o", tmp_path / "p")
    assert done.exit_code == 1
    assert 'pip install "forumtrace[parquet]"' in done.output
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_bytes_are_the_same_every_time(form: str, tmp_path: Path) -> None:
    """A second export differs in nothing."""
    if form == "parquet":
        pytest.importorskip("pyarrow")
    assert same_twice(form, tmp_path, ".xlsx" if form == "xlsx" else ".zip")


def test_what_a_column_holds_is_that_of_all_its_values() -> None:
    """One value that differs makes it text; missing values do not."""
    assert kind_of([None, 1, 2]) == "integer"
    assert kind_of([1, 0.5]) == "number"
    assert kind_of(["2024-02-01", None]) == "date"
    assert kind_of(["2024-02-01", "May 2024"]) == "text"
    assert kind_of(["https://example.org/a"]) == "iri"
    assert kind_of([None]) == "text"

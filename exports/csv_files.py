"""CSV: one file a saved query, and the metadata that says what the columns hold (CSV on the Web).

A text that a spreadsheet would take for a formula begins with an apostrophe, as in `forumtrace query --format csv`.
"""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from forumtrace.exports.base import Export
from forumtrace.exports.tables import SavedTable, neutral, tables
from forumtrace.graph.rows import JOINT

METADATA = "csv-metadata.json"
_DATATYPES = {"integer": "integer", "number": "double", "date": "date", "iri": "anyURI", "text": "string"}


def csv_files(export: Export) -> Iterator[tuple[str, bytes]]:
    """NAME.csv for each saved query, and csv-metadata.json."""
    described = []
    for table in tables(export):
        yield f"{table.name}.csv", csv_bytes(table)
        described.append(_described(table))
    metadata = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": f"forumtrace: {export.establishment or 'all plans'}",
        "dialect": {"header": True, "encoding": "utf-8", "delimiter": ",", "doubleQuote": True},
        "tables": described,
    }
    yield METADATA, (json.dumps(metadata, ensure_ascii=False, indent=1) + "\n").encode()


def csv_bytes(table: SavedTable) -> bytes:
    """The rows under a header, UTF-8, line feeds, missing values empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.query.columns)
    for row in table.rows:
        writer.writerow("" if row[c] is None else neutral(row[c]) for c in table.query.columns)
    return out.getvalue().encode("utf-8", "replace")


def _described(table: SavedTable) -> dict[str, Any]:
    columns = []
    for name in table.query.columns:
        column: dict[str, Any] = {"name": name, "titles": name, "datatype": _DATATYPES[table.kinds[name]]}
        if name in table.query.join:
            column |= {"datatype": "string", "separator": JOINT}
        columns.append(column | {"null": ""})
    return {
        "url": f"{table.name}.csv",
        "dc:title": table.query.question,
        "tableSchema": {"columns": columns},
    }

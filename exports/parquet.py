"""Parquet: one file a saved query, typed. Needs pyarrow, which is an extra of its own."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

from forumtrace.errors import ForumtraceError
from forumtrace.exports.base import Export, Files
from forumtrace.exports.tables import Kind, tables
from forumtrace.graph.rows import Value

MISSING = 'parquet needs pyarrow, which is not installed; install it with: pip install "forumtrace[parquet]"'


def parquet(export: Export) -> Files:
    """NAME.parquet for each saved query. Raises ForumtraceError where pyarrow is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise ForumtraceError(MISSING) from error
    return _files(export, pyarrow)


def _files(export: Export, arrow: Any) -> Iterator[tuple[str, bytes]]:
    types = {"integer": arrow.int64(), "number": arrow.float64(), "date": arrow.date32()}
    for table in tables(export):
        columns = table.query.columns
        fields = [arrow.field(c, types.get(table.kinds[c], arrow.string())) for c in columns]
        arrays = [
            arrow.array([_value(row[c], table.kinds[c]) for row in table.rows], field.type)
            for c, field in zip(columns, fields, strict=True)
        ]
        schema = arrow.schema(fields, metadata={"question": table.query.question})
        buffer = BytesIO()
        arrow.parquet.write_table(arrow.Table.from_arrays(arrays, schema=schema), buffer)
        yield f"{table.name}.parquet", buffer.getvalue()


def _value(value: Value, kind: Kind) -> Value | date:
    if value is None or kind in ("integer", "number"):
        return value
    text = str(value)
    return date.fromisoformat(text) if kind == "date" else text

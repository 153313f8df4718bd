"""Results of a check as SARIF 2.1.0, which code hosts and editors show beside the file."""

import json
from typing import Any

from forumtrace import __version__
from forumtrace.graph.rows import Row

_LEVELS = {"violation": "error", "warning": "warning", "info": "note"}


def sarif(results: list[Row]) -> str:
    """The results as one SARIF run; each names its source file, and its page and quote as far as known."""
    rules = sorted({str(row["kind"]) for row in results})
    run = {
        "tool": {
            "driver": {
                "name": "forumtrace",
                "version": __version__,
                "rules": [{"id": rule, "shortDescription": {"text": rule}} for rule in rules],
            }
        },
        "results": [_result(row, rules) for row in results],
    }
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _result(row: Row, rules: list[str]) -> dict[str, Any]:
    where = [str(row[column]) for column in ("establishment", "number") if row[column]]
    result: dict[str, Any] = {
        "ruleId": row["kind"],
        "ruleIndex": rules.index(str(row["kind"])),
        "level": _LEVELS[str(row["severity"])],
        "message": {"text": f"{' '.join(where)}: {row['message']}" if where else str(row["message"])},
        "properties": {"page": row["page"], "quote": row["quote"]},
    }
    location: dict[str, Any] = {"logicalLocations": [{"fullyQualifiedName": row["focus"]}]}
    if row["source"]:
        location["physicalLocation"] = {"artifactLocation": {"uri": str(row["source"])}}
    return result | {"locations": [location]}

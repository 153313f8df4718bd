"""Results of a check as SARIF 2.1.0, which code hosts and editors show beside the file."""

import json
from typing import Any

from forumtrace import __version__
from forumtrace.graph.rows import Row

_LEVELS = {"violation": "error", "warning": "warning", "info": "note"}


def sarif(results: list[Row]) -> str:
    """The results as one SARIF run; each names its source file, and its page and quote as far as known."""
    kinds = {str(row["kind"]): row for row in results}
    rules = sorted(kinds)
    run = {
        "tool": {
            "driver": {
                "name": "forumtrace",
                "version": __version__,
                "rules": [_rule(kinds[kind]) for kind in rules],
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


def _rule(row: Row) -> dict[str, Any]:
    """A kind of result: what it is, and what would put it right."""
    rule: dict[str, Any] = {"id": row["kind"], "shortDescription": {"text": str(row["kind"])}}
    if row["meaning"]:
        rule["fullDescription"] = {"text": row["meaning"]}
    if row["remedy"]:
        rule["help"] = {"text": row["remedy"]}
    return rule


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

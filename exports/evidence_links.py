"""From a row of a saved query to the row of `evidence` that proves it."""

from forumtrace.graph.rows import Row, Value

_SUBJECTS = ("action", "recommendation", "target", "finding")
_OBJECTS = ("iri", "party")
_TEXTS = ("quote", "text", "action_text", "owner", "target_text", "title")


class EvidenceLinks:
    """The rows of `evidence` by what they say of what."""

    def __init__(self, evidence: list[Row]) -> None:
        self._places: dict[tuple[Value, ...], int] = {}
        pieces = {row["evidence"]: row for row in evidence}
        for place, row in enumerate(evidence):
            for text in (row["quote"], _whole(row, pieces)):
                for key in (
                    (row["plan"], text, row["subject"], row["object"]),
                    (row["plan"], text, row["subject"]),
                    (row["plan"], text, row["object"]),
                    (row["plan"], text),
                ):
                    self._places.setdefault(key, place)
            self._places.setdefault((row["plan"], "subject", row["subject"]), place)

    def of(self, row: Row) -> int | None:
        """The place of the evidence in the list of rows; None where the row has none."""
        plan = row.get("plan")
        subjects = [row[name] for name in _SUBJECTS if row.get(name)]
        objects = [row[name] for name in _OBJECTS if row.get(name)]
        for text in (row[name] for name in _TEXTS if row.get(name)):
            keys: list[tuple[Value, ...]] = [(plan, text, s, o) for s in subjects for o in objects]
            keys += [(plan, text, one) for one in (*subjects, *objects)] + [(plan, text)]
            for key in keys:
                if key in self._places:
                    return self._places[key]
        for one in (*subjects, plan):
            place = self._places.get((plan, "subject", one))
            if place is not None:
                return place
        return None


def _whole(row: Row, pieces: dict[Value, Row]) -> Value:
    """The quote with what stands beyond a page break, as the saved queries tell it."""
    after = pieces.get(row["continued"]) if row["continued"] else None
    return f"{row['quote']} {after['quote']}" if after else row["quote"]

"""The printed table of totals against the rows that were read."""

from collections import Counter
from collections.abc import Iterator, Sequence

from forumtrace.extract.grid import Total
from forumtrace.extract.model import Finding, Item


def check_totals(totals: Sequence[Total], items: Sequence[Item]) -> Iterator[Finding]:
    """Yield a finding for each printed count that differs from the rows, and for a total that does not add up."""
    read = Counter(item.agreement for item in items if item.agreement)
    for total in totals:
        here = len(items) if total.verdict == "total" else read.get(total.verdict, 0)  # type: ignore[call-overload]
        if here != total.count:
            what = "rows" if total.verdict == "total" else f"rows {total.verdict}"
            message = f"the totals table says {total.count} {what}, but {here} stand in the table"
            yield Finding("totals-mismatch", message, total.passage.spans())
    parts = [total.count for total in totals if total.verdict != "total"]
    whole = next((total for total in totals if total.verdict == "total"), None)
    if whole is not None and parts and sum(parts) != whole.count:
        message = f"the totals add up to {sum(parts)}, not to the {whole.count} that is printed"
        yield Finding("totals-mismatch", message, whole.passage.spans())

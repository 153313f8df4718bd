"""Charts of the report as inline SVG: columns by month and bars by name. Every bar is a link to the rows behind it."""

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from forumtrace.exports.report_words import Markup

WIDTH = 720
COLUMN_HEIGHT = 180
BAR = 26
NAMES = 290
"""Width that is kept for the names of bars."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, the value of each of its parts, and the anchor of the rows behind it."""

    label: str
    parts: tuple[int, ...]
    href: str

    @property
    def total(self) -> int:
        """The sum of the parts."""
        return sum(self.parts)


def columns(title: str, bars: Sequence[Bar]) -> Markup:
    """Columns by month; labels are YYYY-MM."""
    if not bars:
        return Markup('<p class="none">No action has a date.</p>')
    step = min(56.0, WIDTH / len(bars))
    most = max(bar.total for bar in bars)
    drawn = [
        _column(bar, at * step, step, most, _year_shown(bars, at), _labelled(bars, at))
        for at, bar in enumerate(bars)
    ]
    return _svg(title, COLUMN_HEIGHT + 62, drawn)


def _labelled(bars: Sequence[Bar], at: int) -> bool:
    """Every month while there is room, else every third from January on."""
    return len(bars) <= 24 or int(bars[at].label[5:7]) % 3 == 1


def _year_shown(bars: Sequence[Bar], at: int) -> bool:
    return at == 0 or bars[at].label[:4] != bars[at - 1].label[:4]


def _column(bar: Bar, x: float, step: float, most: int, year: bool, labelled: bool) -> str:
    height = round(COLUMN_HEIGHT * bar.total / most, 1)
    middle, width = round(x + step / 2, 1), round(step * 0.72, 1)
    top = round(20 + COLUMN_HEIGHT - height, 1)
    month = MONTHS[int(bar.label[5:7]) - 1]
    parts = [
        f'<text x="{middle}" y="{20 + COLUMN_HEIGHT + 18}" class="mid">{month}</text>' if labelled else "",
        f'<text x="{middle}" y="{20 + COLUMN_HEIGHT + 36}" class="mid year">{bar.label[:4]}</text>'
        if year
        else "",
    ]
    if bar.total:
        shape = f'<rect x="{round(middle - width / 2, 1)}" y="{top}" width="{width}" height="{height}" class="s0"/>'
        number = f'<text x="{middle}" y="{round(top - 5, 1)}" class="mid">{bar.total}</text>'
        parts.append(_link(bar, f"{month} {bar.label[:4]}: {bar.total}", shape + number))
    return "".join(parts)


def bars(title: str, rows: Sequence[Bar], names: Sequence[str] = ()) -> Markup:
    """Horizontal bars; `names` are those of the parts, told under the chart where a bar has several."""
    if not rows:
        return Markup('<p class="none">There is nothing to show.</p>')
    most = max(1, *(bar.total for bar in rows))
    drawn = [_bar(bar, at * BAR, most, names) for at, bar in enumerate(rows)]
    legend = "".join(
        f'<span class="key"><i class="k{i}"></i>{html.escape(name)}</span>' for i, name in enumerate(names)
    )
    told = f'<p class="legend">{legend}</p>' if legend else ""
    return Markup(_svg(title, len(rows) * BAR + 6, drawn) + told)


def _bar(bar: Bar, y: int, most: int, names: Sequence[str]) -> str:
    label = bar.label if len(bar.label) <= 40 else f"{bar.label[:39].rstrip()}…"
    x, drawn = float(NAMES), []
    for number, part in enumerate(bar.parts):
        width = round((WIDTH - NAMES - 40) * part / most, 1)
        if part:
            drawn.append(
                f'<rect x="{round(x, 1)}" y="{y + 4}" width="{width}" height="{BAR - 8}" class="s{number}"/>'
            )
        x += width
    told = ", ".join(f"{name} {part}" for name, part in zip(names, bar.parts, strict=False)) or str(bar.total)
    inner = (
        f'<text x="{NAMES - 10}" y="{y + 18}" class="end">{html.escape(label)}</text>{"".join(drawn)}'
        f'<text x="{round(x + 6, 1)}" y="{y + 18}">{bar.total}</text>'
    )
    return _link(bar, f"{bar.label}: {told}", inner)


def _link(bar: Bar, hint: str, inner: str) -> str:
    title = f"<title>{html.escape(hint)}</title>"
    return f'<a href="#{html.escape(bar.href)}">{title}{inner}</a>' if bar.total else f"<g>{title}{inner}</g>"


def _svg(title: str, height: float, drawn: Iterable[str]) -> Markup:
    name = html.escape(title)
    return Markup(
        f'<svg viewBox="0 0 {WIDTH} {height}" role="group" aria-label="{name}">{"".join(drawn)}</svg>'
    )

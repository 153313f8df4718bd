"""The look of a generated plan: fonts, rules, columns, headers, and how headings and rows are set."""

import random
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypeAlias

import reportlab
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from forumtrace.examples.sheet import Column, Style

Role: TypeAlias = Literal["number", "text", "verdict", "response", "owner", "target", "status"]
Headings: TypeAlias = Literal["row", "merged", "table", "line"]

HEADERS: dict[str, list[dict[Role, str]]] = {
    "A": [
        {
            "number": "Rec. No.",
            "text": "Recommendation",
            "verdict": "Accepted/ Rejected",
            "response": "Response Action Taken/Planned",
            "owner": "Function Responsible/ Policy Lead",
            "target": "Target Date",
        }
    ],
    "B": [
        {
            "number": "Rec. no",
            "text": "2 Recommendation",
            "verdict": "3 Agreed/ Partly Agreed/ Not Agreed",
            "response": "4 Response Action Taken/Planned",
            "owner": "5 Responsible Owner",
            "target": "6 Target Date",
        }
    ],
    "C": [
        {
            "number": "1. Rec No",
            "text": "2. Recommendation",
            "verdict": "3. Agreed/ Partly Agreed/ Not Agreed",
            "response": "4. Response Action Taken/Planned",
            "owner": "5. Responsible Owner",
            "target": "6. Target Date",
        },
        {
            "number": "Rec No",
            "text": "Recommendation",
            "verdict": "Agreed / Partly Agreed / Not Agreed",
            "response": "Response: Action Taken / Planned",
            "owner": "Responsible Owner",
            "target": "Target Date",
        },
    ],
    "D": [
        {
            "number": "1. No",
            "text": "2. Concern",
            "response": "3. Response Action Taken/Planned",
            "owner": "4. Responsible Owner",
            "target": "5. Target Date",
        },
        {
            "number": "No.",
            "text": "Priority and key concerns",
            "response": "Response Action Taken / Planned",
            "owner": "Responsible Owner",
            "target": "Target Date",
        },
    ],
    "E": [{"number": "Ref", "text": "Issue", "response": "Action", "owner": "Owner", "target": "Timescale"}],
}
HEADERS["F"] = HEADERS["C"]
_SHARES: dict[Role, tuple[int, int]] = {
    "number": (6, 7),
    "text": (17, 22),
    "verdict": (10, 11),
    "owner": (14, 16),
    "target": (13, 14),
    "status": (9, 10),
}


@dataclass
class Layout:
    """How one plan is set."""

    style: Style
    columns: dict[Role, Column]
    header: bool
    headings: Headings
    row_per_action: bool
    terms: bool
    totals: bool


def choose_layout(chooser: random.Random, family: str) -> Layout:
    """A look that this family has been seen in, or might well be seen in."""
    headers = dict(chooser.choice(HEADERS[family]))
    if family in ("D", "E") and chooser.random() < 0.25:
        headers["status"] = "Status"
    shares: dict[Role, float] = {
        role: chooser.uniform(*_SHARES[role]) for role in headers if role != "response"
    }
    shares["response"] = 100 - sum(shares.values())
    agreed = family in ("B", "C", "F")
    return Layout(
        choose_style(chooser, portrait=family in ("D", "E") and chooser.random() < 0.2),
        {role: Column(head, shares[role]) for role, head in headers.items()},
        header=family != "D" or chooser.random() < 0.75,
        headings=chooser.choice(("row", "row", "merged", "table", "line")),
        row_per_action=chooser.random() < 0.2,
        terms=agreed,
        totals=agreed and chooser.random() < 0.6,
    )


def choose_style(chooser: random.Random, portrait: bool) -> Style:
    """Fonts, rules, shading, spaces."""
    size = 7.5 if portrait else chooser.choice((9.0, 10.0, 10.0, 10.5))
    leading = size * chooser.choice((1.15, 1.16, 1.2))
    base = replace(
        Style(),
        size=A4 if portrait else landscape(A4),
        margin=chooser.uniform(34, 52),
        font_size=size,
        leading=leading,
        gap=chooser.choice((leading, leading, 6.0)),
        bullet_gap=chooser.choice((0.0, 0.0, 3.0, leading)),
        borders=chooser.choice(("lines", "rectangles", "rectangles", "boxes")),
        shade=chooser.choice((0.85, 0.75, 0.92, None)),
        nested_shade=chooser.random() < 0.2,
        repeat_header=chooser.random() < 0.7,
        keep_rows=chooser.random() < 0.1,
        trailing_space=chooser.random() < 0.8,
        words_apart=chooser.random() < 0.3,
        header=chooser.choice(
            ("", "", "", "Dates in this plan may change as the regime recovers from the pandemic.")
        ),
        footer=chooser.choice(("OFFICIAL   Page {page}", "{page}", "Page {page}", "")),
    )
    regular, bold, italic, bullets = chooser.choice(_fonts())
    font, mark = chooser.choice(bullets)
    return replace(base, regular=regular, bold=bold, italic=italic, bullet_font=font, bullet=mark)


def _fonts() -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    """Regular, bold, italic, and the bullets (font, mark) that go with them; a TrueType family is one of them."""
    folder = Path(reportlab.__file__).parent / "fonts"
    for name, file in (("Vera", "Vera.ttf"), ("Vera-Bold", "VeraBd.ttf"), ("Vera-Oblique", "VeraIt.ttf")):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(folder / file)))
    common = [("Symbol", "\u2022"), ("Courier", "o"), ("ZapfDingbats", "\u27a2")]
    helvetica = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", [("Helvetica", "\u2022"), *common])
    times = ("Times-Roman", "Times-Bold", "Times-Italic", [("Times-Roman", "\u2022"), *common])
    vera = ("Vera", "Vera-Bold", "Vera-Oblique", [("Vera", "\u2022"), ("Vera", "\uf0b7"), *common])
    return [helvetica, helvetica, times, vera]

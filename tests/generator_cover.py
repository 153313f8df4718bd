"""The cover of a generated plan: its lines, and what they mean."""

import datetime as dt
import random
from dataclasses import dataclass, field
from typing import Any

from tests.generator_dates import period, written
from tests.generator_words import phrases

YEARS = {
    "A": (2012, 2016),
    "B": (2018, 2018),
    "C": (2019, 2021),
    "D": (2022, 2025),
    "E": (2018, 2023),
    "F": (2018, 2021),
}
"""First and last year in which each family of plans was published."""


@dataclass
class Cover:
    """The lines of the cover, those that stand again above the table, and the truth about both."""

    lines: list[str]
    headings: list[str]
    truth: dict[str, Any]
    year: int
    timetable: list[tuple[str, str, str]] = field(default_factory=list)


def write_cover(chooser: random.Random, family: str, place: str) -> Cover:
    """The cover of a plan of one family; dates are days after each other in the usual order."""
    first = dt.date(chooser.randint(*YEARS[family]), chooser.randint(1, 8), chooser.randint(1, 20))
    last = first + dt.timedelta(days=chooser.randint(3, 11))
    published = last + dt.timedelta(days=chooser.randint(80, 110))
    submitted = published + dt.timedelta(days=chooser.randint(10, 40))
    name = f"{chooser.choice(phrases()['prefixes'])} {place}"
    if family == "F":
        name = f"{place} Community Rehabilitation Company"
    truth = {
        "establishment": name,
        "submitted": submitted.isoformat(),
        "report_published": published.isoformat(),
        "inspection_start": first.isoformat(),
        "inspection_end": last.isoformat(),
        "inspectorate": "HM Inspectorate of Probation" if family == "F" else "HM Inspectorate of Prisons",
        "stated_totals": None,
    }
    when = period(chooser, first, last)
    if family == "A":
        return _timetable(chooser, truth, when, published, submitted)
    report = "HMIP" if chooser.random() < 0.7 else "HMCIP"
    headings = [f"ACTION PLAN: {report} REPORT", f"ESTABLISHMENT: {name.upper()}"]
    lines = _title(chooser, name)
    lost = chooser.choice(("submitted", "report_published")) if chooser.random() < 0.15 else ""
    if lost:
        truth[lost] = None
    if lost != "submitted":
        lines += _labelled(chooser, "Action Plan Submitted", written(chooser, submitted))
    lines += _answer(chooser, family, when)
    if lost != "report_published":
        lines += _labelled(chooser, "Report Published", written(chooser, published))
    if family == "F":
        truth["inspection_start"] = truth["inspection_end"] = None
        headings = []
    return Cover(lines, headings if chooser.random() < 0.8 else [], truth, submitted.year)


def _title(chooser: random.Random, name: str) -> list[str]:
    above = chooser.choice(([], [], ["HM Prison & Probation Service"], ["."]))
    return [*above, *chooser.choice(([f"Action Plan: {name}"], ["Action Plan:", name]))]


def _labelled(chooser: random.Random, label: str, value: str) -> list[str]:
    """Label and value on one line or on two, the colon there or not."""
    colon = chooser.choice((":", ":", ""))
    return chooser.choice(
        ([f"{label}{colon} {value}"], [f"{label}{colon} {value}"], [f"{label}{colon}", value])
    )


def _answer(chooser: random.Random, family: str, when: str) -> list[str]:
    if family == "F":
        return [
            "A Response to the HMI Probation Inspection:",
            "An inspection of services for people on probation",
        ]
    if family == "E":
        return _labelled(chooser, "A Response to the Urgent Notification and HMIP Inspection", when)
    label = chooser.choice(
        (
            "A Response to the HMIP Inspection",
            "A Response to HMIP Inspection",
            "Response to the HMIP Inspection",
        )
    )
    return _labelled(chooser, label, when)


def _timetable(
    chooser: random.Random, truth: dict[str, Any], when: str, published: dt.date, submitted: dt.date
) -> Cover:
    """The oldest form: a table of dates instead of lines."""
    timetable = [
        ("Inspection", when, ""),
        ("Report published", written(chooser, published), ""),
        ("Action plan submitted", written(chooser, submitted), "First return"),
    ]
    lines = ["ACTION PLAN: HMCIP REPORT", f"ESTABLISHMENT: {truth['establishment']}"]
    return Cover(lines, [f"POSITION AS AT: {submitted:%B %Y}"], truth, submitted.year, timetable)

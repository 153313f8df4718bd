"""A trace as text, JSON, HTML or Graphviz DOT."""

import html
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict

from forumtrace.graph.step import Step

SHORT = 110
"""Characters of a label in text and DOT; JSON and HTML give it whole."""


def as_json(step: Step) -> str:
    """The tree as JSON: kind, label, link, quote, page, notes, steps."""
    return json.dumps(asdict(step), ensure_ascii=False, indent=1)


def as_text(step: Step) -> str:
    """The tree as lines with branches; quotes stand whole below what they prove."""
    return "\n".join(_lines(step, "", ""))


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[: SHORT - 1].rstrip()}…"


def _head(step: Step) -> str:
    link = f"{step.link}: " if step.link else ""
    return f"{link}{step.kind} {_short(step.label)}" if step.kind != "no forum" else f"! {step.label}"


def _place(step: Step) -> str:
    return f" (page {step.page})" if step.page is not None else ""


def _lines(step: Step, first: str, rest: str) -> Iterator[str]:
    yield first + _head(step)
    inner = rest + ("│  " if step.steps else "   ")
    for note in step.notes:
        yield f"{inner}{note}"
    if step.quote:
        yield f"{inner}“{step.quote}”{_place(step)}"
    for number, below in enumerate(step.steps, 1):
        last = number == len(step.steps)
        yield from _lines(below, rest + ("└─ " if last else "├─ "), rest + ("   " if last else "│  "))


def as_html(step: Step) -> str:
    """The tree as one self-contained page of nested lists; nothing in it runs or loads."""
    title = html.escape(f"{step.kind} {step.label}")
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        "<style>body{font:16px/1.5 Arial,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
        "blockquote{border-left:4px solid #12436d;margin:.3rem 0;padding:0 .8rem}li{margin:.5rem 0}</style></head>\n"
        f"<body><h1>{title}</h1>\n<ul>\n{_item(step)}</ul>\n</body></html>\n"
    )


def _item(step: Step) -> str:
    link = f"{html.escape(step.link)}: " if step.link else ""
    parts = [f"<li>{link}<b>{html.escape(step.kind)}</b> {html.escape(step.label)}"]
    parts += [f"<br>{html.escape(note)}" for note in step.notes]
    if step.quote:
        parts.append(f"<blockquote>{html.escape(step.quote)}{_place(step)}</blockquote>")
    if step.steps:
        parts.append("\n<ul>\n" + "".join(map(_item, step.steps)) + "</ul>")
    return "".join(parts) + "</li>\n"


def as_dot(step: Step) -> str:
    """The tree for Graphviz."""
    lines = ["digraph trace {", "rankdir=LR; node [shape=box];"]
    counter = iter(range(1_000_000_000))

    def add(below: Step) -> int:
        number = next(counter)
        lines.append(f"n{number} [label={json.dumps(_head(below), ensure_ascii=False)}];")
        for child in below.steps:
            lines.append(f"n{number} -> n{add(child)} [label={json.dumps(child.link, ensure_ascii=False)}];")
        return number

    add(step)
    return "\n".join([*lines, "}"])


FORMATS: dict[str, Callable[[Step], str]] = {"text": as_text, "json": as_json, "html": as_html, "dot": as_dot}

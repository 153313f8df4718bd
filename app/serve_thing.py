"""The page of one thing of the graph: which words of which source say what of it, and what points at it."""

from collections.abc import Iterable
from html import escape

from forumtrace.serve_html import cell, link, local, page, table
from forumtrace.serve_resource import Resource, Statement


def thing_page(found: Resource) -> str:
    """The whole page: statements by the words that say so, then those that no words stand behind."""
    here = escape(local(found["iri"]) or "")
    kinds = "".join(f' <a href="{here}?format={kind}">{kind}</a>' for kind in ("ttl", "nt", "jsonld"))
    bare = [statement for statement in found["said"] if not statement["quote"]]
    back = [
        cell(s["value_label"], s["value"]) + cell(s["predicate_label"], s["predicate"])
        for s in found["points"]
    ]
    return page(
        found["label"],
        f'<p class="iri"><code>{escape(found["iri"])}</code></p><p class="quiet">As RDF:{kinds}</p>'
        f'<div id="said">{_quotes(found["said"])}{_facts(bare)}</div>'
        + (f"<h2>What points here</h2>{table('What points here', ('thing', 'how'), back)}" if back else ""),
    )


def _quotes(said: Iterable[Statement]) -> str:
    """Each quote once, with all that it says; those that link this thing to others go first."""
    by_quote: dict[tuple[str, str, str], list[Statement]] = {}
    for statement in said:
        if statement["quote"]:
            key = (statement["quote"], statement["page"], statement["source"])
            by_quote.setdefault(key, []).append(statement)
    shown = "".join(
        f"<figure><blockquote><bdi>{escape(quote)}</bdi></blockquote>"
        f"<figcaption><bdi>{escape(source)}</bdi>{f', page {escape(number)}' if number else ''}</figcaption>{_list(statements)}</figure>"
        for (quote, number, source), statements in sorted(
            by_quote.items(), key=lambda told: not _links(told[1])
        )
    )
    return f"<h2>Words of the source</h2>{shown}" if shown else ""


def _links(statements: Iterable[Statement]) -> bool:
    """Whether a quote links the thing to another one of the graph, which is what most people look for."""
    return any(local(s["predicate"]) and (local(s["value"]) or "").startswith("/id/") for s in statements)


def _list(statements: Iterable[Statement]) -> str:
    """The statements as names with all their values; what this genre has words for goes before what others have."""
    values: dict[tuple[bool, str], list[str]] = {}
    for s in statements:
        foreign = local(s["predicate"]) is None
        values.setdefault((foreign, link(s["predicate"], s["predicate_label"])), []).append(_value(s))
    items = "".join(
        f"<div><dt>{name}</dt>{''.join(f'<dd>{value}</dd>' for value in told)}</div>"
        for (_, name), told in sorted(values.items(), key=lambda item: item[0][0])
    )
    return f"<dl>{items}</dl>"


def _facts(bare: list[Statement]) -> str:
    return f"<h2>About it</h2>{_list(bare)}" if bare else ""


def _value(statement: Statement) -> str:
    """What is said; where that is the quote itself, it is not told again."""
    if statement["is_iri"]:
        return link(statement["value"], statement["value_label"])
    if statement["value"] == statement["quote"]:
        return "these words"
    return f"<bdi>{escape(statement['value'])}</bdi>"

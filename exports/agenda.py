"""Agenda packs: for every forum a Word document and a page, and an index of them."""

from collections.abc import Iterator

from forumtrace.exports.agenda_docx import agenda_docx
from forumtrace.exports.agenda_html import agenda_html, index_html
from forumtrace.exports.agenda_items import agendas
from forumtrace.exports.base import Export, file_names


def agenda(export: Export) -> Iterator[tuple[str, bytes]]:
    """PRISON/FORUM.docx and .html for each forum, and index.html."""
    found = agendas(export)
    prisons = list(dict.fromkeys(one.establishment for one in found))
    listed = []
    for prison, folder in zip(prisons, file_names(prisons), strict=True):
        mine = [one for one in found if one.establishment == prison]
        for one, name in zip(mine, file_names(one.forum for one in mine), strict=True):
            path = f"{folder}/{name}"
            listed.append((one, path))
            yield f"{path}.html", agenda_html(one).encode("utf-8", "replace")
            yield f"{path}.docx", agenda_docx(one)
    yield "index.html", index_html(listed).encode("utf-8", "replace")

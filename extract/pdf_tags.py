"""The structure tree of a tagged PDF: which paragraph or list item each marked-content number belongs to.

Walked directly: pdfplumber's document tree leads split paragraphs to the wrong page. Tags are evidence beside the
geometry, never the backbone: many files have none, and producers differ.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from forumtrace.extract.pdf_objects import Ref, plain

MAX_ELEMENTS = 400_000
MAX_DEPTH = 200
_BLOCKS = frozenset(
    ("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "Title", "Caption", "Note", "FENote", "BlockQuote")
)

Tags = dict[int, dict[int, str]]
"""Page number from 1 to marked-content number to name of the structure element."""
Load = Callable[[Any], Any]
"""What a reference stands for (`pdf_objects.Objects.load`)."""


def read_tags(catalog: Mapping[str, Any], page_ids: Sequence[object], load: Load) -> Tags:
    """The tags of a document; empty without a structure tree.

    `page_ids` are the object numbers of the pages in order. Raises what pdfminer raises on damaged objects.
    """
    root = load(plain(catalog.get("StructTreeRoot")))
    if not isinstance(root, dict):
        return {}
    roles = load(root.get("RoleMap"))
    walker = _Walker({page: number for number, page in enumerate(page_ids, 1)}, roles, load)
    tags: Tags = {}
    for page, mcid, name in walker.walk(root):
        tags.setdefault(page, {}).setdefault(mcid, name)
    return tags


class _Walker:
    def __init__(self, numbers: Mapping[object, int], roles: object, load: Load) -> None:
        self._numbers = numbers
        self._roles = roles if isinstance(roles, dict) else {}
        self._load = load
        self._seen: set[int] = set()

    def walk(self, root: Mapping[str, Any]) -> Iterator[tuple[int, int, str]]:
        """Page, marked-content number and element name of all marked content, in reading order."""
        stack: list[tuple[Any, int | None, str | None, int]] = [(root.get("K"), None, None, 0)]
        count = 0
        while stack and count < MAX_ELEMENTS:
            kid, page, name, depth = stack.pop()
            count += 1
            if isinstance(kid, Ref):
                if kid.number in self._seen:
                    continue  # a loop, or an element that stands twice
                self._seen.add(kid.number)
            value = self._load(kid)
            if isinstance(value, list):
                stack += [(item, page, name, depth + 1) for item in reversed(value)]
            elif isinstance(value, int) and page is not None and name is not None:
                yield page, value, name
            elif isinstance(value, dict) and depth < MAX_DEPTH:
                stack.append(self._element(value, page, name, depth, count))

    def _element(
        self, value: Mapping[str, Any], page: int | None, name: str | None, depth: int, count: int
    ) -> tuple[Any, int | None, str | None, int]:
        """The kids of one element with its page and the name of the block that they belong to."""
        own = value.get("Pg")
        page = self._numbers.get(own.number) if isinstance(own, Ref) else page
        if "MCID" in value:
            return (None if "Stm" in value else self._load(value["MCID"])), page, name, depth + 1
        if self._role(value.get("S")) in _BLOCKS:
            name = f"e{count}"
        return value.get("K"), page, name, depth + 1

    def _role(self, kind: object) -> object:
        for _ in range(8):  # roles may be mapped to roles
            mapped = self._load(self._roles.get(kind)) if isinstance(kind, str) else None
            if not isinstance(mapped, str) or mapped == kind:
                break
            kind = mapped
        return kind

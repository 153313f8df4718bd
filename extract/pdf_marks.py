"""Marked content: the number that a tagged PDF gives to what is being drawn, kept through nested marks."""

import re
from collections.abc import Mapping
from typing import Any

from pdfminer.pdftypes import resolve1

_NUMBER = re.compile(rb"/MCID\s*+(\d++)")


class MarkedContent:
    """The stack of marks; `mcid` is the innermost number."""

    def __init__(self, resources: Mapping[Any, Any]) -> None:
        self.mcid: int | None = None
        self._stack: list[int | None] = []
        self._resources = resources

    def begin(self, tag: bytes, properties: bytes = b"") -> None:
        """BMC and BDC: a mark without a number of its own goes on under the number around it."""
        self._stack.append(self.mcid)
        if tag == b"Artifact":
            self.mcid = None
            return
        found = _NUMBER.search(properties)
        if found:
            self.mcid = int(found[1])
        elif properties.startswith(b"/"):
            number = self._named(properties[1:].decode("latin-1"))
            self.mcid = self.mcid if number is None else number

    def end(self) -> None:
        """EMC."""
        self.mcid = self._stack.pop() if self._stack else None

    def _named(self, name: str) -> int | None:
        known = resolve1(self._resources.get("Properties"))
        properties = resolve1(known.get(name)) if isinstance(known, dict) else None
        number = resolve1(properties.get("MCID")) if isinstance(properties, dict) else None
        return number if isinstance(number, int) else None

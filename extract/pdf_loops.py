"""A guard for pdfminer, which follows a chain of references without end when an object is a reference to itself."""

from collections.abc import Callable
from typing import TypeAlias

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfexceptions import PDFObjectNotFound
from pdfminer.pdftypes import PDFObjRef

Getobj: TypeAlias = Callable[[PDFDocument, int], object]


def guard(getobj: Getobj) -> Getobj:
    """`getobj` that follows references to the object meant; a chain that closes leads to no object at all."""

    def guarded(document: PDFDocument, objid: int) -> object:
        found, seen = getobj(document, objid), {objid}
        while isinstance(found, PDFObjRef):
            if found.objid in seen:
                raise PDFObjectNotFound(objid)
            seen.add(found.objid)
            found = getobj(document, found.objid)
        return found

    return guarded


def install() -> None:
    """Guard pdfminer in this process; once is enough."""
    if PDFDocument.getobj.__module__ != __name__:
        setattr(PDFDocument, "getobj", guard(PDFDocument.getobj))  # noqa: B010 - a method is not assignable

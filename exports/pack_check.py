"""Proves that an evidence pack is unaltered and that every quote is at its place.

Needs Python 3.9 or later and nothing else; reads only the pack. Run it in the unpacked folder, or name the archive:

    python check.py [PACK.zip or FOLDER]

It ends with status 0 when all holds, 1 when something does not, and says what could not be checked. It cannot know
whether somebody made the whole pack anew: compare the SHA-256 of MANIFEST.txt, which it prints, with the one that
you were given.
"""

from __future__ import annotations

import hashlib
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

MANIFEST = "MANIFEST.txt"
OA, PAP = "http://www.w3.org/ns/oa#", "https://w3id.org/prison-action-plan/ont#"
PROV, DCTERMS = "http://www.w3.org/ns/prov#", "http://purl.org/dc/terms/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
QUAD = re.compile(r'<([^>]*)> <([^>]*)> (<[^>]*>|"(?:[^"\\]|\\.)*"\S*) <([^>]*)> \.')
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"(\S*)')
ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
Quote = tuple[str, str, int, int, str]
PLAIN = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}


def read_pack(place: Path) -> dict[str, bytes]:
    """The files of a folder or an archive: name to bytes."""
    if place.is_dir():
        found = {p.relative_to(place).as_posix(): p.read_bytes() for p in place.rglob("*") if p.is_file()}
        return {name: data for name, data in found.items() if name != ".forumtrace-export"}
    with zipfile.ZipFile(place) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def check_manifest(files: dict[str, bytes]) -> Iterator[str]:
    """Every file is listed and has the listed hash."""
    listed = {}
    for line in files.get(MANIFEST, b"").decode("utf-8").splitlines():
        digest, _, name = line.partition("  ")
        listed[name] = digest
    if not listed:
        yield f"{MANIFEST}: is missing or empty"
    for name in sorted(set(files) - {MANIFEST} - set(listed)):
        yield f"{name}: is in the pack but not in {MANIFEST}"
    for name, digest in sorted(listed.items()):
        if name not in files:
            yield f"{name}: is missing"
        elif hashlib.sha256(files[name]).hexdigest() != digest:
            yield f"{name}: was altered"


def text_of(term: str) -> str:
    """The characters of a literal, or the IRI."""
    if term.startswith("<"):
        return term[1:-1]

    def character(match: re.Match[str]) -> str:
        code = match[1] or match[2]
        return chr(int(code, 16)) if code else PLAIN.get(match[3], match[3])

    literal = LITERAL.fullmatch(term)
    if literal is None:
        raise ValueError(f"graph.nq: no literal: {term[:80]}")
    return ESCAPE.sub(character, literal[1])


def read_graph(files: dict[str, bytes]) -> dict[str, dict[str, list[str]]]:
    """Subject to predicate to objects, as they are written."""
    about: dict[str, dict[str, list[str]]] = {}
    for line in files.get("graph.nq", b"").decode("utf-8").split("\n"):
        match = QUAD.fullmatch(line)
        if match:
            about.setdefault(match[1], {}).setdefault(match[2], []).append(match[3])
        elif line:
            raise ValueError(f"graph.nq: cannot be read: {line[:80]}")
    return about


def quotes_of(about: dict[str, dict[str, list[str]]]) -> Iterator[Quote]:
    """(IRI, plan, start, end, words) of every evidence."""
    for iri, said in sorted(about.items()):
        if f"<{PAP}Evidence>" in said.get(RDF + "type", ()):
            plan, words = text_of(said[OA + "hasSource"][0]), text_of(said[OA + "exact"][0])
            start, end = (int(text_of(said[OA + name][0])) for name in ("start", "end"))
            yield iri, plan, start, end, words


def check_quotes(quotes: Iterable[Quote], texts: dict[str, str]) -> Iterator[str]:
    """Every quote is as long as its place, and stands there; quotes of one plan agree where they overlap."""
    letters: dict[str, dict[int, str]] = {}
    for iri, plan, start, end, words in quotes:
        if end - start != len(words):
            yield f"{iri}: the quote has {len(words)} characters, its place {end - start}"
            continue
        if plan in texts and texts[plan][start:end] != words:
            yield f"{iri}: the quote is not at characters {start} to {end}"
        known = letters.setdefault(plan, {})
        if any(known.setdefault(start + at, letter) != letter for at, letter in enumerate(words)):
            yield f"{iri}: contradicts another quote of the same place"


def check_claims(about: dict[str, dict[str, list[str]]]) -> Iterator[str]:
    """Every claim is about a triple of the graph, and has evidence."""
    for iri, said in sorted(about.items()):
        if f"<{PAP}Claim>" not in said.get(RDF + "type", ()):
            continue
        subject, predicate = (text_of(said[RDF + name][0]) for name in ("subject", "predicate"))
        known = about.get(subject, {}).get(predicate, [])
        # What several rows call differently has only one of the names for its label.
        named = predicate == SKOS + "prefLabel" and known
        if said[RDF + "object"][0] not in known and not named:
            yield f"{iri}: what it claims is not in the graph"
        for quote in said.get(PROV + "wasDerivedFrom", ["<nothing>"]):
            if OA + "exact" not in about.get(quote[1:-1], {}):
                yield f"{iri}: has no evidence"


def check_sources(about: dict[str, dict[str, list[str]]], files: dict[str, bytes]) -> tuple[list[str], int]:
    """Every source that is in the pack has the hash that the graph gives for it. Also tells which are not there."""
    here = {
        hashlib.sha256(data).hexdigest(): name for name, data in files.items() if name.startswith("sources/")
    }
    known = {text_of(o) for said in about.values() for o in said.get(DCTERMS + "identifier", ())}
    return [
        f"{name}: is no source of the graph" for digest, name in sorted(here.items()) if digest not in known
    ], len(here)


def main(place: Path) -> int:
    """Check the pack at `place`; return the exit status."""
    files = read_pack(place)
    faults = list(check_manifest(files))
    about = read_graph(files)
    quotes = list(quotes_of(about))
    plans = sorted({plan for _, plan, _, _, _ in quotes})
    names = {plan: f"texts/{plan.rpartition('/')[2]}.txt" for plan in plans}
    texts = {plan: files[name].decode("utf-8") for plan, name in names.items() if name in files}
    faults += check_quotes(quotes, texts)
    faults += check_claims(about)
    wrong, sources = check_sources(about, files)
    faults += wrong
    for fault in faults:
        print("WRONG  " + fault)
    print(
        f"{len(files)} files, {len(quotes)} quotes of {len(plans)} documents, {sources} sources in the pack"
    )
    for plan in plans:
        if plan not in texts:
            print(
                f"NOT CHECKED  {plan}: its text is not in the pack, so that its quotes were held against each other only"
            )
    if MANIFEST in files:
        print(f"SHA-256 of {MANIFEST}: {hashlib.sha256(files[MANIFEST]).hexdigest()}")
    print("FAILED" if faults else "ALL HOLDS")
    return 1 if faults else 0


def run(words: list[str]) -> int:
    """Check the pack that the words of the call name; what cannot be read at all has been altered, too."""
    place = Path(words[0]) if words else Path(__file__).resolve().parent
    try:
        return main(place)
    except (OSError, ValueError, LookupError, zipfile.BadZipFile) as error:
        print(f"FAILED  {place}: cannot be read: {error!r}")
        return 1


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))

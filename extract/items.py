"""From a logical row to an item: every column read, owners and targets paired with the actions, gaps reported."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from forumtrace.extract.bullets import lead_in_end
from forumtrace.extract.commitments import Response, Split, read_response
from forumtrace.extract.families import Agreement, Family, label, profiles, verdict_of
from forumtrace.extract.language import sentence_bounds
from forumtrace.extract.model import Finding, Item, Passage, Target
from forumtrace.extract.owners import split_owners, whole_owners
from forumtrace.extract.pairing import OwnerEntry, TargetEntry, pair
from forumtrace.extract.paragraphs import Paragraph, join_cells, read_paragraphs, seams
from forumtrace.extract.rationale import read_rationale
from forumtrace.extract.stitch import LogicalRow
from forumtrace.extract.targets import only_targets, read_targets

_REF = r"[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})*[a-z]?"
_REFERENCE = re.compile(
    rf"\s*\((?P<ref>(?:see )?(?:paras?\.? |paragraphs? )?{_REF}(?:(?:,| and| &|;|-|\u2013| to) ?{_REF})*(?:,? repeated [^()]{{0,60}})?)\)\s*\.?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for all rows of one plan."""

    family: Family
    split: Split
    verdicts: bool
    submitted: date | None
    begins: float
    """From what score on a sentence of flattened text begins a bullet."""


def read_item(row: LogicalRow, settings: Settings) -> tuple[Item, list[Finding]]:
    """The item of one logical row, and what was odd about it."""
    number = row.number
    paragraphs = read_paragraphs(row.segments)
    text = join_cells(row.segments, "text")
    if text is None and paragraphs:
        text, paragraphs = _concern_apart(paragraphs)
    text = text or Passage("", ())
    text, reference = split_reference(text)
    agreement, stated = _agreement(row)
    targets, findings = _targets(row, number)
    counts = [sum(entry.segment == at for entry in targets) for at in range(len(row.segments))]
    breaks = [segment.after_break for segment in row.segments]
    response = read_response(paragraphs, counts, settings.split, breaks, settings.begins)
    rationale, kind = read_rationale(response.blocks, agreement)
    owners = _owners(row, counts)
    starts = [at for at, segment in enumerate(row.segments) if segment.cells.get("response")]
    paired = pair(response.drafts, owners, targets, starts or [0])
    item = Item(
        number,
        row.heading.kind or settings.family.kind,
        text,
        row.number_passage,
        row.heading.section,
        row.heading.addressee,
        reference,
        agreement,
        stated,
        rationale,
        kind,
        tuple(response.blocks),
        paired.actions,
        _unique(owner for entry in owners for owner in entry.owners),
        tuple(entry.target for entry in targets),
        seams(row.segments),
    )
    if paired.unpaired:
        message = (
            f"{len(targets)} targets and {len(paired.actions)} actions: not every target can be given to one"
        )
        spans = tuple(span for entry in targets for span in entry.target.passage.spans())
        findings.append(Finding("unpaired-targets", message, spans, number))
    findings += _gaps(item, row, response, settings)
    return item, findings


def _concern_apart(paragraphs: list[Paragraph]) -> tuple[Passage, list[Paragraph]]:
    """The concern of a row whose columns ran together: what stands before the lead-in, else the first sentence."""
    first, rest = paragraphs[0], paragraphs[1:]
    passage = first.passage
    bounds = sentence_bounds(passage.text)
    end = lead_in_end(passage.text)
    lead = max((at for at, (start, _) in enumerate(bounds) if start < end), default=0)
    cut = bounds[max(1, lead)][0] if len(bounds) > 1 else len(passage.text)
    remaining = passage.slice(cut, len(passage.text))
    kept = [replace(first, passage=remaining)] if remaining else []
    return passage.slice(0, cut), kept + rest


def split_reference(text: Passage) -> tuple[Passage, Passage | None]:
    """The text without the report reference in brackets at its end, and that reference without brackets."""
    match = _REFERENCE.search(text.text[-200:])
    if match is None or not text:
        return text, None
    shift = max(0, len(text.text) - 200)
    reference = text.slice(shift + match.start("ref"), shift + match.end("ref"))
    return text.slice(0, shift + match.start()), reference


def _agreement(row: LogicalRow) -> tuple[Agreement | None, Passage | None]:
    stated = join_cells(row.segments, "verdict")
    if stated is None:
        return None, None
    exact = verdict_of(stated.text)
    if exact is not None:
        return exact, stated
    words = label(stated.text[:200])
    found = [key for key in profiles().verdicts if re.search(rf"\b{re.escape(key)}\b", words)]
    return (profiles().verdicts[max(found, key=len)] if found else None), stated


def _targets(row: LogicalRow, number: str) -> tuple[list[TargetEntry], list[Finding]]:
    entries: list[TargetEntry] = []
    findings: list[Finding] = []
    for at, segment in enumerate(row.segments):
        blocks = segment.cells.get("target", ())
        blocks += tuple(b for b in segment.cells.get("owner", ()) if only_targets(b.passage.text))
        for block in blocks:
            targets, odd = read_targets(block.passage, number)
            entries += [TargetEntry(target, block, at) for target in targets]
            findings += odd
    return entries, findings


def _owners(row: LogicalRow, counts: list[int]) -> list[OwnerEntry]:
    printed = [
        (at, block)
        for at, segment in enumerate(row.segments)
        for block in segment.cells.get("owner", ())
        if not only_targets(block.passage.text)
    ]
    blocks = whole_owners(printed, [segment.after_break for segment in row.segments])
    in_row = Counter(at for at, _ in blocks)
    entries = []
    for at, block in blocks:
        lines = split_owners(block.passage, counts[at] if in_row[at] == 1 else 1)
        entries += [OwnerEntry(tuple(line), block, at) for line in lines]
    return entries


def _unique(owners: Iterable[Passage]) -> tuple[Passage, ...]:
    """Owners in order of appearance, each name once."""
    seen: dict[str, Passage] = {}
    for owner in owners:
        seen.setdefault(" ".join(owner.text.casefold().split()), owner)
    return tuple(seen.values())


def _gaps(item: Item, row: LogicalRow, response: Response, settings: Settings) -> Iterator[Finding]:
    """What a row should have and has not, and targets that were over when the plan was handed in."""
    place = item.text.spans() or (item.number_passage.spans() if item.number_passage else ())
    refused = item.agreement == "not agreed"
    if row.lost:
        yield Finding(
            "lost-text",
            "columns of this row ran together; its parts were told apart by wording",
            place,
            item.number,
        )
    if not item.owners and not refused:
        yield Finding("missing-owner", "no responsible owner is printed", place, item.number)
    if not item.targets and not refused:
        yield Finding("missing-target", "no target date is printed", place, item.number)
    if not response.blocks:
        yield Finding("missing-response", "no response is printed", place, item.number)
    if settings.verdicts and item.agreement is None:
        yield Finding("missing-agreement", "it is not stated whether this is agreed", place, item.number)
    if item.agreement in ("partly agreed", "not agreed") and item.rationale_kind is None:
        spans = item.rationale.spans() if item.rationale else place
        what = "the reason is of none of the four kinds" if item.rationale else "no reason is given"
        yield Finding("missing-rationale", f"{item.agreement}, but {what}", spans, item.number)
    if settings.submitted is not None:
        yield from (
            _early(t, item.number, settings.submitted)
            for t in item.targets
            if _is_early(t, settings.submitted)
        )


def _is_early(target: Target, submitted: date) -> bool:
    return target.status == "planned" and target.due_by is not None and target.due_by < submitted


def _early(target: Target, number: str, submitted: date) -> Finding:
    message = f'"{target.passage.text}" was over when the plan was submitted on {submitted.isoformat()}'
    return Finding("due-before-submission", message, target.passage.spans(), number)

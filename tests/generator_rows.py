"""Rows of generated plans: what stands in their cells, and the truth about it."""

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from tests.generator_dates import date_words
from tests.generator_sentences import Writer
from tests.generator_truth import RowTruth, Step
from tests.generator_words import Habits, phrases

Sharing: TypeAlias = Literal["each", "one", "first owner", "unpaired"]
"""How owners and dates stand: beside each action; one for all; one owner and a date each; counts that differ."""

CHANCES = {
    "plain": 0.5,
    "policy": 0.15,
    "system": 0.15,
    "framework": 0.12,
    "partner": 0.12,
    "role": 0.2,
    "interim": 0.06,
    "depends": 0.1,
    "cross": 0.04,
}
"""How often an action has a sentence of each kind besides its first."""


@dataclass
class Row:
    """One numbered row with its cells."""

    number: str
    text: str
    reference: str
    section: str
    verdict: str
    printed_verdict: str
    lead: str
    """Words before the first action that are no action: a lead-in, a reason. May be empty."""
    steps: list[Step]
    sharing: Sharing
    owners: list[str]
    targets: list[dict[str, Any]]
    truth: RowTruth


@dataclass(frozen=True)
class Plot:
    """What a row must be: its number and place among the rows, and the family's habits."""

    number: str
    others: list[str]
    concern: bool
    year: int
    verdict: str
    printed_verdict: str
    reference: str


def write_row(habits: Habits, plot: Plot, topic: dict[str, Any]) -> Row:
    """One row on a topic."""
    chooser = habits.random
    truth = RowTruth(plot.number)
    writer = Writer(habits, truth, topic["name"])
    count = chooser.randint(2, 5) if plot.concern else chooser.choice((1, 1, 2, 2, 3, 4))
    steps = (
        []
        if plot.verdict == "not agreed"
        else [
            _step(writer, plot, material)
            for material in chooser.sample(topic["steps"], min(count, len(topic["steps"])))
        ]
    )
    sharing: Sharing = "one"
    if len(steps) > 1:
        options: list[Sharing] = ["each", "each", "each", "one", "first owner", "unpaired"]
        sharing = chooser.choice(options)
    owners, targets = _share(habits, plot, steps, sharing)
    for owner in dict.fromkeys(owners):
        for body in ("HMPPS", "NHS England"):
            if body in owner:
                truth.entity("organisations", body)
    return Row(
        plot.number,
        chooser.choice(topic["concern" if plot.concern else "should"]),
        plot.reference,
        chooser.choice(topic["section"]),
        plot.verdict,
        plot.printed_verdict,
        _lead(habits, plot, topic),
        steps,
        sharing,
        owners,
        targets,
        truth,
    )


def _lead(habits: Habits, plot: Plot, topic: dict[str, Any]) -> str:
    if plot.concern:
        who = habits.random.choice((f"HMP {habits.place}", "The prison"))
        lead = str(habits.random.choice(phrases()["extra"]["leads"]))
        return lead.format(who=who, goal=topic["goal"])
    if plot.verdict in ("partly agreed", "not agreed"):
        reason = habits.random.choice(list(phrases()["rationale"].values()))
        return str(reason).format(verdict=plot.verdict)
    return ""


def _step(writer: Writer, plot: Plot, material: list[str]) -> Step:
    before = writer.last_forum
    sentences = [_opening(writer, plot, material), *_extras(writer, plot)]
    overseen = []
    if before is not None and writer.random.random() < 0.25:
        sentences.append(writer.pointing_back(before))
        overseen.append(before.name)
    elif writer.random.random() < 0.65:
        sentence, forums = writer.overseen()
        sentences.append(sentence)
        overseen += [forum.name for forum in forums]
    elif writer.random.random() < 0.2:
        sentences.append(writer.mentioned())
    text = " ".join(sentences)
    return Step(text, text.replace("*", ""), overseen)


def _opening(writer: Writer, plot: Plot, material: list[str]) -> str:
    verb, gerund, done, what = material
    form = writer.random.random()
    if plot.concern and form < 0.6:
        return f"{gerund.capitalize()} {what}."
    if form < 0.75:
        return f"The {writer.role()} will {verb} {what}."
    if form < 0.9:
        return f"The prison has {done} {what}."
    return f"The {writer.role()} continues to {verb} {what}."


def _extras(writer: Writer, plot: Plot) -> list[str]:
    sentences: list[str] = []
    for kind, chance in CHANCES.items():
        if writer.random.random() >= chance:
            continue
        if kind in ("plain", "interim"):
            sentences.append(writer.random.choice(phrases()["extra"][kind]))
        elif kind == "depends":
            sentences.append(writer.depends())
        elif kind == "cross":
            what = "concern" if plot.concern else "recommendation"
            sentences.append(writer.cross(what, writer.random.choice(plot.others)))
        else:
            sentences.append(writer.policy() if kind == "policy" else writer.entity(kind))
    return sentences


def _share(
    habits: Habits, plot: Plot, steps: list[Step], sharing: Sharing
) -> tuple[list[str], list[dict[str, Any]]]:
    """Owners and targets in the order in which they are printed; sets those of the steps."""
    if not steps:
        return [], []
    chooser = habits.random
    many = {"each": len(steps), "one": 1, "first owner": len(steps), "unpaired": len(steps) + 1}[sharing]
    targets = [date_words(chooser, plot.year, plot.concern) for _ in range(many)]
    count = {"each": len(steps), "one": 1, "first owner": 1, "unpaired": max(1, len(steps) - 1)}[sharing]
    owners = [str(chooser.choice(phrases()["owners"])) for _ in range(count)]
    for at, step in enumerate(steps):
        if sharing != "unpaired":
            step.owner = owners[min(at, len(owners) - 1)]
            step.target = targets[min(at, len(targets) - 1)]["text"]
        elif len(owners) == 1:
            step.owner = owners[0]
    return owners, targets

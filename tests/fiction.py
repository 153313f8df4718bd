"""A small plan of a prison that does not exist, and the facts that a reader would find in it, made by hand."""

from collections.abc import Iterator
from datetime import date

from rdflib import XSD, Literal, URIRef
from rdflib.term import Node

from forumtrace.extract.context import Context
from forumtrace.extract.model import (
    Action,
    Cover,
    Dated,
    Document,
    Fact,
    Item,
    Page,
    Passage,
    Piece,
    Plan,
    Span,
    Target,
)
from forumtrace.extract.vocabulary import Vocabulary
from forumtrace.ontology import iris
from forumtrace.ontology.terms import CODE, DCTERMS, ORG, PAP, RDF, SCHEMA, SKOS

FIRST = (
    "Action plan {place} submitted 4 March 2021 published 1 February 2021 HM Inspectorate of Prisons. "
    "Safeguarding 2.9 Violence should be reduced. (1.10) Agreed "
    "Violence data will be discussed at the monthly Safer Custody Meeting (SCM), chaired by the Head of Safety. "
    "Subject to funding, cameras will be fitted under PSI 08/2012. Progress will be reported to the "
)
SECOND = (
    "Safer Custody Meeting. Governor Head of Safety June 2021 Completed 2.10 Calls should be answered. (2.3) "
    "Partly Agreed A new system will be bought (see 2.12). January 2021"
)


class Fiction:
    """The plan with a finder: `at("words")` is the passage where these words first stand after `after`."""

    def __init__(self, place: str = "HMP Anytown") -> None:
        first = FIRST.format(place=place)
        self.text = first + SECOND
        self.cut = len(first)
        self.place = place
        self.plan = self._plan()
        self.context = Context(self.plan, Vocabulary({}))

    def at(self, words: str, after: str = "") -> Passage:
        """The passage of `words`; cut into two pieces where the page break falls into it."""
        start = self.text.index(words, self.text.index(after))
        end = start + len(words)
        if not start < self.cut < end:
            return Passage.of(self.text, start, end)
        head = self.text[start : self.cut].rstrip()
        pieces = (
            Piece(0, Span(start, start + len(head))),
            Piece(self.cut - start, Span(self.cut, end)),
        )
        return Passage(words, pieces)

    def _document(self) -> Document:
        pages = (Page(1, Span(0, self.cut), 842, 595), Page(2, Span(self.cut, len(self.text)), 842, 595))
        boxes, at = [], 0
        for word in self.text.split(" "):
            page = 1 if at < self.cut else 2
            left, top = 10.0 + at % 50 * 5, 20.0 + at // 50 * 12
            boxes.append((Span(at, at + len(word)), page, (left, top, left + 5.0 * len(word), top + 10)))
            at += len(word) + 1
        return Document("anytown.pdf", "ab" * 32, "pdf", self.text, pages, (), tuple(boxes))

    def _plan(self) -> Plan:
        one = self.at(
            "Violence data will be discussed at the monthly Safer Custody Meeting (SCM), "
            "chaired by the Head of Safety."
        )
        two = self.at(
            "Subject to funding, cameras will be fitted under PSI 08/2012. "
            "Progress will be reported to the Safer Custody Meeting."
        )
        owners = (self.at("Governor"), self.at("Head of Safety", "Governor"))
        june = Target(self.at("June 2021"), "planned", "2021-06", date(2021, 6, 30))
        done = Target(self.at("Completed"), "completed")
        past = Target(self.at("January 2021", "2.10"), "planned", "2021-01", date(2021, 1, 31))
        actions = (
            Action(1, one, "paragraph", "planned", owners[1:], (june,), "position"),
            Action(2, two, "paragraph", "planned", owners[:1], (done,), "position"),
        )
        three = self.at("A new system will be bought (see 2.12).")
        items = (
            Item(
                "2.9", "recommendation", self.at("Violence should be reduced."), self.at("2.9"),
                section=self.at("Safeguarding"), report_ref=self.at("1.10"), agreement="agreed",
                agreement_passage=self.at("Agreed"), response=(one, two), actions=actions, owners=owners,
                targets=(june, done),
            ),
            Item(
                "2.10", "recommendation", self.at("Calls should be answered."), self.at("2.10"),
                report_ref=self.at("2.3"), agreement="partly agreed",
                agreement_passage=self.at("Partly Agreed"), response=(three,),
                actions=(Action(1, three, "paragraph", "planned"),), targets=(past,),
            ),
        )  # fmt: skip
        cover = Cover(
            self.place, self.at(self.place), self.at("Action plan"),
            Dated(date(2021, 3, 4), self.at("4 March 2021")),
            Dated(date(2021, 2, 1), self.at("1 February 2021")),
        )  # fmt: skip
        return Plan(self._document(), "recommendations", cover, items)

    def facts(self) -> list[tuple[str, Fact]]:
        """All facts of the plan, with the name of a made-up extractor."""
        return [("test", fact) for part in (self._cover(), self._rows(), self._links()) for fact in part]

    def _said(self, s: URIRef, p: URIRef, o: Node, *quotes: Passage, shared: bool = False) -> Fact:
        return Fact(s, p, o, tuple(quote.spans() for quote in quotes), 0.9, shared)

    def _named(self, node: URIRef, name: str, *classes: URIRef) -> Iterator[Fact]:
        for kind in classes:
            yield Fact(node, RDF.type, kind, shared=True)
        yield Fact(node, SKOS.prefLabel, Literal(name), shared=True)

    def _cover(self) -> Iterator[Fact]:
        context, plan = self.context, self.plan
        yield from self._named(context.establishment_iri, self.place, PAP.Establishment)
        for subject, kind in ((context.plan_iri, PAP.ActionPlan), (context.report_iri, PAP.InspectionReport)):
            shared = kind == PAP.InspectionReport
            yield Fact(subject, RDF.type, kind, shared=shared)
            yield self._said(subject, PAP.establishment, context.establishment_iri, plan.cover.establishment_passage, shared=shared)  # fmt: skip
        yield Fact(context.plan_iri, DCTERMS.references, context.report_iri)
        yield Fact(context.plan_iri, PAP.family, Literal(plan.family))
        yield Fact(context.plan_iri, PAP.sourceName, Literal(plan.document.name))
        yield Fact(context.plan_iri, DCTERMS.identifier, Literal(plan.document.sha256))
        day = Literal("2021-03-04", datatype=XSD.date)
        yield self._said(context.plan_iri, DCTERMS.dateSubmitted, day, self.at("4 March 2021"))
        issued = Literal("2021-02-01", datatype=XSD.date)
        yield self._said(context.report_iri, DCTERMS.issued, issued, self.at("1 February 2021"), shared=True)
        inspectors = iris.thing("org", "HM Inspectorate of Prisons")
        yield from self._named(inspectors, "HM Inspectorate of Prisons", ORG.Organization, PAP.Party)
        yield Fact(context.report_iri, DCTERMS.creator, inspectors, shared=True)

    def _rows(self) -> Iterator[Fact]:
        context = self.context
        for position, item in enumerate(self.plan.items, 1):
            iri, response = context.recommendation(item.number), context.response(item)
            yield Fact(iri, RDF.type, PAP.Recommendation)
            yield Fact(iri, DCTERMS.isPartOf, context.report_iri)
            yield Fact(iri, DCTERMS.type, CODE[item.kind])
            yield Fact(iri, SCHEMA.position, Literal(position))
            yield Fact(iri, DCTERMS.identifier, Literal(item.number))
            yield self._said(iri, DCTERMS.description, Literal(item.text.text), item.text)
            if item.report_ref:
                yield self._said(iri, PAP.paragraphRef, Literal(item.report_ref.text), item.report_ref)
            if item.section:
                yield self._said(iri, PAP.section, CODE["section-safeguarding"], item.section)
            yield Fact(response, RDF.type, PAP.Response)
            yield Fact(response, PAP.respondsTo, iri)
            yield Fact(response, DCTERMS.isPartOf, context.plan_iri)
            if item.agreement and item.agreement_passage:
                verdict = CODE[iris.slug(item.agreement)]
                yield self._said(response, PAP.agreement, verdict, item.agreement_passage)
            for who in item.owners:
                yield self._said(response, PAP.ownedBy, context.post(who.text), who)
                yield from self._post(who.text)
            for number, target in enumerate(item.targets, 1):
                yield from self._target(response, context.target(item, number), number, target)
            for action in item.actions:
                yield from self._action(item, action)

    def _post(self, name: str) -> Iterator[Fact]:
        yield from self._named(self.context.post(name), name, PAP.Party, ORG.Post)
        yield Fact(self.context.post(name), ORG.postIn, self.context.establishment_iri, shared=True)

    def _target(self, response: URIRef, node: URIRef, number: int, target: Target) -> Iterator[Fact]:
        yield self._said(response, PAP.target, node, target.passage)
        yield Fact(node, RDF.type, PAP.Target)
        yield Fact(node, SCHEMA.position, Literal(number))
        yield self._said(node, DCTERMS.description, Literal(target.passage.text), target.passage)
        yield self._said(node, PAP.status, CODE[target.status], target.passage)
        if target.date and target.due_by:
            yield self._said(node, PAP.targetDate, Literal(target.date), target.passage)
            due = Literal(target.due_by.isoformat(), datatype=XSD.date)
            yield self._said(node, PAP.dueBy, due, target.passage)

    def _action(self, item: Item, action: Action) -> Iterator[Fact]:
        context, iri = self.context, self.context.action(item, action)
        yield Fact(iri, RDF.type, PAP.Action)
        yield Fact(iri, PAP.addresses, context.recommendation(item.number))
        yield Fact(iri, PAP.inResponse, context.response(item))
        yield Fact(iri, DCTERMS.isPartOf, context.plan_iri)
        yield Fact(iri, SCHEMA.position, Literal(action.position))
        yield Fact(iri, PAP.pairing, Literal(action.pairing))
        yield self._said(iri, DCTERMS.description, Literal(action.passage.text), action.passage)
        yield self._said(iri, PAP.status, CODE[action.status], action.passage)
        for who in action.owners:
            yield self._said(iri, PAP.ownedBy, context.post(who.text), who)
        for target in action.targets:
            node = context.target(item, item.targets.index(target) + 1)
            yield self._said(iri, PAP.target, node, target.passage)

    def _links(self) -> Iterator[Fact]:
        context = self.context
        first, second = self.plan.items
        one, two = (context.action(first, action) for action in first.actions)
        three = context.action(second, second.actions[0])
        forum = context.forum("Safer Custody Meeting")
        meets, reported = self.at("Violence data will be discussed at the monthly Safer Custody Meeting (SCM), chaired by the Head of Safety."), self.at("Progress will be reported to the Safer Custody Meeting.")  # fmt: skip
        yield from self._named(forum, "Safer Custody Meeting", PAP.Forum, PAP.Party)
        yield Fact(forum, ORG.subOrganizationOf, context.establishment_iri, shared=True)
        for words in ("Safer Custody Meeting (SCM)", "Safer Custody Meeting."):
            surface = self.at(words).slice(0, len(words) - words.count("."))
            yield self._said(forum, SKOS.altLabel, Literal(surface.text), surface, shared=True)
        yield self._said(forum, PAP.acronym, Literal("SCM"), self.at("SCM"), shared=True)
        yield self._said(forum, PAP.frequency, CODE.monthly, meets, shared=True)
        yield self._said(forum, PAP.chairedBy, context.post("Head of Safety"), meets, shared=True)
        yield self._said(one, PAP.discussedAt, forum, meets)
        yield self._said(two, PAP.reportedTo, forum, reported)
        for action, quote in ((one, meets), (two, reported)):
            yield self._said(action, DCTERMS.references, forum, quote)
        yield self._said(one, DCTERMS.references, context.post("Head of Safety"), meets)
        yield from self._things(two, three)

    def _things(self, two: URIRef, three: URIRef) -> Iterator[Fact]:
        fitted = self.at("Subject to funding, cameras will be fitted under PSI 08/2012.")
        policy = iris.thing("policy", "PSI 08/2012")
        yield Fact(policy, RDF.type, PAP.PolicyInstrument, shared=True)
        yield self._said(policy, SKOS.notation, Literal("PSI 08/2012"), self.at("PSI 08/2012"), shared=True)
        yield self._said(two, PAP.citesPolicy, policy, fitted)
        span = self.at("funding").spans()[0]
        condition = iris.part("condition", self.context.key, f"{span.start}-{span.end}")
        yield Fact(condition, RDF.type, PAP.Condition)
        yield Fact(condition, DCTERMS.type, CODE["condition-funding"])
        yield self._said(condition, DCTERMS.description, Literal("funding"), self.at("funding"))
        yield self._said(condition, PAP.cue, Literal("subject to"), self.at("Subject to"))
        yield self._said(two, PAP.dependsOn, condition, fitted)
        bought = self.at("A new system will be bought (see 2.12).")
        for name, kind, link in (
            ("camera system", PAP.InformationSystem, PAP.usesSystem),
            ("safety scheme", PAP.Programme, PAP.underProgramme),
            ("NHS England", ORG.Organization, DCTERMS.references),
        ):
            node = iris.thing("thing", name)
            yield from self._named(node, name, kind)
            yield self._said(three, link, node, bought)
        other = self.context.recommendation("2.12")
        yield Fact(other, DCTERMS.identifier, Literal("2.12"))
        yield self._said(three, PAP.refersTo, other, bought)

"""Tests of the policy instruments read from prose."""

import re

import pytest
from rdflib import Graph
from rdflib.namespace import SH

from forumtrace.extract.policies import extract
from forumtrace.extract.policy_names import find_policies
from forumtrace.extract.vocabulary import shipped_turtle
from forumtrace.graph.vocabulary import SHAPES_FILE
from forumtrace.ontology.terms import PAP, SKOS
from tests.prose_cases import NONE, VOCABULARY, row

NUMBERED = [
    ("in line with PSI 64/2011.", [("PSI 64/2011", None)]),
    ("in line with PSI 7/2015 (Early Days in Custody).", [("PSI 07/2015", "Early Days in Custody")]),
    ("PSIs 64/2011 and 75/2011", [("PSI 64/2011", None), ("PSI 75/2011", None)]),
    ("PSI 15 of 2014", [("PSI 15/2014", None)]),
    ("PI 15/2014 and PSI 15/2014", [("PI 15/2014", None), ("PSI 15/2014", None)]),
    ("PSI 13/2015/PI 10/2015", [("PSI 13/2015", None), ("PI 10/2015", None)]),
    ("Prison Service Instruction 05/2018 applies", [("PSI 05/2018", None)]),
    ("PSO 1600 Use of Force applies", [("PSO 1600", "Use of Force")]),
    (
        "PSI 2011-64, PSI 30-2013 and PSI 49 2011",
        [("PSI 64/2011", None), ("PSI 30/2013", None), ("PSI 49/2011", None)],
    ),
    ("PSOs 1700 and 4950", [("PSO 1700", None), ("PSO 4950", None)]),
    ("Prison Rules 45 and 53", [("Prison Rule 45", None), ("Prison Rule 53", None)]),
    ("DSO 03/2015", [("DSO 03/2015", None)]),
    ("PC40/2007", [("PC 40/2007", None)]),
    ("the Prison Kettles Policy (PSI 05/2018)", [("PSI 05/2018", "Prison Kettles Policy")]),
    ("PSO 1700 (Segregation), PSI 30/2013 (Revised)", [("PSO 1700", "Segregation"), ("PSI 30/2013", None)]),
    ("a rate of 64/2011 and a PI of 3", []),
]
WORDED = [
    ("the Incentives Policy Framework", ["Incentives Policy Framework"]),
    ("the new Kettle Safety Policy Framework", ["Kettle Safety Policy Framework"]),
    ("the HMPPS Kettle Safety Policy Framework (KSPF)", ["Kettle Safety Policy Framework"]),
    (
        "the Release on Temporary Licence (ROTL) Policy Framework",
        ["Release on Temporary Licence Policy Framework"],
    ),
    (
        "the Visits Policy Framework and Faith Policy Framework",
        ["Visits Policy Framework", "Faith Policy Framework"],
    ),
    ("the Prison Rules 1999 and the Mandela Rules", ["Prison Rules", "Mandela Rules"]),
    ("the Bail Act 1976", ["Bail Act 1976"]),
    ("the national visits policy", ["National Visits Policy"]),
    ("the Equality Act 2010", ["Equality Act 2010"]),
    ("a Local Operating Procedure (LOP)", ["Local Operating Procedure"]),
    ("HMPPS policy, current policy, policy reasons and the policy lead", []),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERED)
def test_numbers_are_read_with_their_series(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Series, number and year identify an instrument in whatever form they are printed."""
    found = find_policies(text, VOCABULARY, NONE)
    assert [(i.notation, i.title) for i in found] == expected


@pytest.mark.parametrize(("text", "expected"), WORDED)
def test_instruments_without_number_are_read_by_name(text: str, expected: list[str]) -> None:
    """A policy needs a subject to be one."""
    assert [i.title for i in find_policies(text, VOCABULARY, NONE)] == expected


def test_equal_numbers_of_two_series_are_two_instruments() -> None:
    """PI 15/2014 and PSI 15/2014 are never merged."""
    facts = list(extract(row("See PI 15/2014 and PSI 15/2014.")))
    cited = {f.object for f in facts if f.predicate == PAP.citesPolicy}
    notations = {str(f.object) for f in facts if f.predicate == SKOS.notation}
    assert len(cited) == 2
    assert notations == {"PI 15/2014", "PSI 15/2014"}


def test_the_shapes_take_every_number_that_is_read() -> None:
    """Whatever series the code list has, with or without a year, a citation of it is no violation."""
    shapes = Graph().parse(data=dict(shipped_turtle())[SHAPES_FILE], format="turtle")
    (rule,) = set(shapes.subjects(SH.path, SKOS.notation))
    pattern = re.compile(str(shapes.value(rule, SH.pattern)))
    for series in VOCABULARY.scheme("policy-series-scheme"):
        texts = [
            f"{name} {number}" for name in (*series.notations, *series.labels) for number in ("57", "41/2019")
        ]
        read = {
            str(i.notation) for text in texts for i in find_policies(text, VOCABULARY, NONE) if i.notation
        }
        assert read, series
        assert not [notation for notation in read if not pattern.search(notation)]

"""How well plans by other authors are read, who wrote and annotated them before the rules that read them were known.

The first figures, before any rule was changed on their account, stood lower for oversight (F1 of the five earlier plans
0.70 to 1.00, of the eight later ones 0.86 to 1.00), chairs (0.20 to 0.89; 0.80 to 1.00) and frequencies (0.67 to 0.96;
0.79 to 1.00); all other fields but kinds, actions, policies and dependencies were at 0.83 or better. The floors keep
what was reached since.
"""

from pathlib import Path

import pytest

from tests.annotated import at_least, plan_scores
from tests.scoring import Score

PLANS = Path(__file__).parent / "plans"
EARLIER = ("brackenfell", "fernhollow", "oldmarsh", "thirlbury", "wexcombe")
LATER = ("elderwell", "harrowdene", "kestrel", "larkfield", "marlowgate", "thornsey")
FLOORS = {
    "numbers": 1.0,
    "kind": 1.0,
    "agreement": 1.0,
    "text": 1.0,
    "owners": 0.85,
    "targets": 1.0,
    "actions": 0.8,
    "forums": 0.95,
    "oversees": 0.95,
    "frequency": 0.92,
    "chair": 0.7,
    "policies": 0.9,
    "frameworks": 0.9,
    "systems": 0.8,
    "organisations": 0.88,
    "roles": 0.93,
    "dependencies": 0.9,
    "cross-references": 1.0,
}
# Better in chairs, systems, actions, owners and roles; worse in frequencies, local policies and what bars a step.
LATEST = ("cranmere", "stanbridge")
LATER_FLOORS = {
    **FLOORS,
    "owners": 0.85,
    "actions": 0.88,
    "oversees": 0.97,
    "chair": 0.88,
    "frequency": 0.9,
    "policies": 0.75,
    "systems": 0.9,
    "organisations": 0.86,
    "roles": 0.94,
    "dependencies": 0.82,
}
# Bullets that hold two sentences and more, fewer dates than bullets, and a consortium that confers.
LATEST_FLOORS = {
    **LATER_FLOORS,
    "actions": 0.6,
    "forums": 0.94,
    "oversees": 0.85,
    "frameworks": 0.79,
    "frequency": 0.95,
    "roles": 0.93,
    "dependencies": 0.88,
}

# At first sight forums 0.95 to 1.00, what they oversee 0.94 to 0.98, policies 1.00, all other fields 0.90 or better, but
# actions where bullets of several sentences were flattened (0.67, 0.83), frameworks twice (0.86, 0.89) and Welsh bodies.
NEWEST = ("blackthorn", "calderstow", "dunmarrow", "llanfechan", "ravensholme", "stavering")
NEWEST_FLOORS = {
    **FLOORS,
    "owners": 0.93,
    "actions": 0.76,
    "forums": 0.97,
    "frequency": 0.94,
    "chair": 0.9,
    "policies": 1.0,
    "frameworks": 0.85,
    "systems": 0.94,
    "organisations": 0.94,
}


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Score]]:
    """Field by field, for each plan."""
    return plan_scores(
        tmp_path_factory.mktemp("other") / "graph", [PLANS], (*EARLIER, *LATER, *LATEST, *NEWEST)
    )


@pytest.mark.parametrize("field", FLOORS)
@pytest.mark.parametrize(
    ("names", "floors"),
    [(EARLIER, FLOORS), (LATER, LATER_FLOORS), (LATEST, LATEST_FLOORS), (NEWEST, NEWEST_FLOORS)],
)
def test_field_is_read_well_enough(
    scores: dict[str, dict[str, Score]], names: tuple[str, ...], floors: dict[str, float], field: str
) -> None:
    """F1 on the worst of the plans is at or above the floor."""
    at_least({name: scores[name] for name in names}, field, floors[field])

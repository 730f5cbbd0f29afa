"""Things hit in wordings of wire and field reports."""

import pytest
from tests.extract.reading_aids import facts_of


def _things(text: str) -> set[str]:
    return {m.row.id for fact in facts_of(text) for m in fact.objects if m.relation not in ("near", "intended")}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He saw seven lorries burning.", "vehicle"),
        ("An apartment block in Tyre collapsed under two missiles.", "apartment_block"),
        ("A magnetic bomb stuck to their minibus went off.", "bus"),
        ("The lorry drove over an old anti-tank mine.", "vehicle"),
        ("A shell struck a queue for bread.", "restaurant"),
        ("One bomb went through the roof of the pharmacy and wrecked the pharmacy.", "pharmacy"),
        ("The shells fell on an ordination hall.", "hall_of_worship"),
        ("A bakery and an ice house are damaged.", "shop"),
    ],
)
def test_thing_is_hit(text: str, kind: str) -> None:
    assert kind in _things(text)


@pytest.mark.parametrize(
    "text",
    [
        "People fear threats, abduction and the burning of homes.",
        "The lorry drove over the bridge, and a mine was found later.",
        "Six children were playing beside a well when a bomb fell.",
    ],
)
def test_thing_is_not_hit(text: str) -> None:
    assert not _things(text)

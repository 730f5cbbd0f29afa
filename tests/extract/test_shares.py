"""Figures that words beside others give: shares, "so were", who is missing, who was shot in somebody's hands."""

import pytest
from tests.extract.reading_aids import facts_of


def _told(text: str) -> set[tuple[str, str, int | None]]:
    return {(m.outcome, m.row.id, m.count.low if m.count else None) for fact in facts_of(text) for m in fact.tolls}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Six people, half of them children, were killed.", ("killed", "child", 3)),
        ("Twelve were killed, a third of them women.", ("killed", "woman", 4)),
        ("The clinic received 14 bodies and treated 37 wounded.", ("killed", "person", 14)),
        ("Seven civilian deaths were documented, including those of two children.", ("killed", "civilian", 7)),
        ("The bride's father was killed, and so were two of his sons.", ("killed", "boy", 2)),
        ("Three passengers, women of 34 and 61 and a boy of 15, were hurt.", ("injured", "woman", 2)),
        ("Seven civilians, including a family of five, were killed.", ("killed", "civilian", 7)),
        ("All but one of the eight members of the family died.", ("killed", "person", 7)),
        ("Fourteen passengers were ordered off the coach and shot.", ("killed", "person", 14)),
        ("There is no trace of two girls.", ("missing", "girl", 2)),
        ("The whereabouts of 12 villagers are unknown.", ("missing", "civilian", 12)),
        ("Six people have not been heard of since.", ("missing", "person", 6)),
        ("The guards shot two of them dead.", ("killed", "person", 2)),
    ],
)
def test_figure_is_read(text: str, told: tuple[str, str, int]) -> None:
    assert told in _told(text)


@pytest.mark.parametrize(
    ("text", "not_told"),
    [
        ("Six people, about half of them children, were killed.", ("killed", "child", 3)),
        ("Seven people, half of them children, were killed.", ("killed", "child", 3)),
        ("They killed and wounded 20 people.", ("killed", "person", 20)),
        ("All but one of the eight members of the family died.", ("killed", "person", 8)),
        ("Police are searching for two gunmen.", ("missing", "combatant", 2)),
        ("Two drivers were shot in the legs.", ("killed", "civilian", 2)),
    ],
)
def test_figure_is_not_read(text: str, not_told: tuple[str, str, int]) -> None:
    assert not_told not in _told(text)

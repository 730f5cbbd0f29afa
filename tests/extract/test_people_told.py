"""How many of whom: figures that only the words around them give, parts, sums and who is none of them."""

import pytest
from tests.extract.reading_aids import read

from solferino.model.claim import Account


def told(text: str) -> tuple[str, set[str]]:
    """The ranges of a text's accounts in short, and their lines: "killed 3 woman"."""
    accounts = read(text).accounts
    ranges = [f"{r.outcome[0]}{_span(r.count.low, r.count.high)}" for a in accounts for r in a.reported]
    return " ".join(sorted(ranges)), {line for account in accounts for line in _lines(account)}


def _span(low: int | None, high: int | None) -> str:
    return f"{low}" if high is None or low == high else f"{low}-{high}"


def _lines(account: Account) -> list[str]:
    values = [line.value for line in account.tolls]
    return [f"{v.count.low if v.count else None} {v.kind} {v.outcome}" for v in values]


TOLD = [
    ("Shelling of Uman on Monday left a woman and her two sons, aged six and nine, dead and wounded her husband.",
     "i1 k3", {"1 woman killed", "2 boy killed", "1 man injured"}),
    ("A woman of 31 was killed together with her sons of six and four by a shell in Uman on Monday.",
     "k3", {"1 woman killed", "2 boy killed"}),
    ("A man was killed along with his daughters, aged 3 and 5, when a shell hit Uman on Monday.",
     "k3", {"1 man killed", "2 girl killed"}),
    ("The air strike on Uman on Monday claimed the lives of 11 civilians and left 23 others with injuries.",
     "i23 k11", {"11 civilian killed", "23 person injured"}),
    ("An air strike on Uman on Monday killed the parents, their six children and a grandmother.", "k9", set()),
    ("Five-year-old twins and their grandmother died in the shelling of Uman on Monday.",
     "k3", {"2 child killed", "1 woman killed"}),
    ("Gunmen killed the mayor of Uman, Ann Example, 54, and her bodyguard in Uman on Monday.", "k2", set()),
    ("A blast in Uman on Monday killed a policeman, a hawker and three schoolchildren.", "k5", {"3 child killed"}),
    ("Rebels shot at a bus near Uman on Monday: the driver, a hawker and eleven passengers were killed.", "k13", set()),
    ("The bodies of four men and a teenage boy were found with bullet wounds in Uman on Monday; rebels had attacked.",
     "k5", {"4 man killed", "1 boy killed"}),
    ("At least three people are reported dead and ten hurt after shelling hit Uman on Monday.", "i10 k3", set()),
    ("The strike on Uman on Monday killed ten boys. Twenty-eight pupils were hurt, along with two teachers.",
     "i30 k10", {"10 boy killed", "28 child injured"}),
    ("A bomb in Uman on Monday killed 21 - 12 women, 6 men and 3 children - and wounded 79.",
     "i79 k21", {"12 woman killed", "6 man killed", "3 child killed"}),
    ("Shelling of Uman on Monday: three killed (a man and two women) and five injured.",
     "i5 k3", {"1 man killed", "2 woman killed"}),
    ("Troops fired on a crowd in Uman on Monday. The opposition says 157 were killed; the government says 57.",
     "k57-157", set()),
    ("Gunmen killed at least 17 people in Uman on Monday, police said. Radio spoke of 19 killed.", "k17-19", set()),
    ("The governor deplored 15 innocent victims of the attack in Uman on Monday.", "k15", set()),
    ("Shelling of Uman on Monday killed no one but wounded a couple.", "i2 k0", set()),
    ("Seven women were among 19 dead in Monday's shelling of Uman.", "k19", {"7 woman killed", "19 person killed"}),
    ("Gunmen killed eight peasants in Uman on Monday, one a girl of 12.", "k8", {"1 girl killed"}),
    ("Seven people, among them a pregnant woman and a toddler, died when a rocket hit Uman on Monday.",
     "k7", {"1 woman killed", "1 child killed"}),
    ("All 14 people on a bus were killed near Uman on Monday by a mine, among them the driver's two daughters.",
     "k14", {"2 girl killed"}),
    ("A further four people have died in hospital, bringing the toll of Monday's bombing of Uman to 31.",
     "k31", {"31 person killed"}),
    ("Two workers were wounded by a drone in Uman on Monday, one is in a grave condition.",
     "i2", {"2 civilian injured"}),
    ("Nobody was killed in Monday's drone attack on Uman, but 11 people needed medical help.", "i11 k0", set()),
    ("More than a dozen people were killed in the raid on Uman on Monday; two dozen others were wounded.",
     "i24 k12", set()),
    ("Half a dozen people were hurt by a grenade in Uman on Monday.", "i6", set()),
    ("Nine members of the same family perished in an air strike on Uman on Monday.", "k9", set()),
    ("Mortar bombs fell on Uman on Monday and a farmer was killed as he milked his cows.",
     "k1", {"1 man killed"}),
    ("A farmer was killed by shelling in Uman on Monday, the mayor said on his channel.",
     "k1", {"1 civilian killed"}),
    ("Two of the wounded were pulled out and shot at a roadblock in Uman on Monday by rebels.", "k2", set()),
    ("Rebels ambushed a lorry carrying women near Uman on Monday and killed eight of them.", "k8", {"8 woman killed"}),
    ("Rebels killed 19 peasants in Uman on Monday. A teacher gave a higher figure. \"We buried 23,\" he said.",
     "k19-23", set()),
    ("Rebels killed 13 peasants in Uman on Monday, police said. The ombudsman gave a lower figure, 11.",
     "k11-13", set()),
    ("Rebels cut the throats of 11 travellers in Uman on Monday. A resident said that 14 coffins had been prepared.",
     "k11-14", set()),
    ("Rebels killed six peasants in Uman on Monday. Another seven villagers were treated for cuts.", "i7 k6", set()),
    ("A sniper shot dead a woman in Uman on Monday. Her son, who is seven, was grazed by the same bullet.",
     "i1 k1", {"1 woman killed", "1 boy injured"}),
    ("One man was killed and another hurt by a shell in Uman on Monday.", "i1 k1", {"1 man killed", "1 man injured"}),
    ("Rebels spared the women in Uman on Monday but shot 13 men, killing 11 of them.", "k11", set()),
    ("A strike on Uman on Monday caused 42 casualties: 17 killed and 25 injured.", "i25 k17", set()),
    ("Shells hit a bus in Uman on Monday; five patients suffered wounds, and a nurse lost her sight.", "i6", set()),
    ("Rebels cut the throats of 11 travellers in Uman on Monday, an official newspaper said.", "k11", set()),
    ("Attackers took the village chief and four other men with them from Uman on Monday.", "", {"5 person abducted"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ranges", "lines"), TOLD)
def test_people_are_counted_as_told(text: str, ranges: str, lines: set[str]) -> None:
    got, found = told(text)
    assert got == ranges
    assert lines <= found


NOT_COUNTED = [
    ("Rebels shot at a bus near Uman on Monday. Of the 22 passengers, nine died.", "k9"),
    ("A shell hit a bus in Uman on Monday. Of the 22 killed, nine were women.", "k22"),
    ("Shells hit Uman on Monday and killed two boys of 14 and 16.", "k2"),
    ("Six children, aged from 2 to 11, died in the bombing of Uman on Monday.", "k6"),
    ("A shell destroyed a trailer, a tractor and a container in Uman on Monday and killed a hawker.", "k1"),
    ("Shells hit Uman on Monday and killed a woman of 68 and her granddaughter (12).", "k2"),
    ("Two civilians (m/45, f/52) were hurt in Uman on Monday by a mortar round.", "i2"),
    ("The men shot at one another in Uman on Monday and a woman was killed.", "k1"),
    ('Gunmen killed six people in Uman on Monday. "These were boys from the block," said one.', "k6"),
    ("A dozen cars burned when shells hit Uman on Monday and killed two men.", "k2"),
]


@pytest.mark.parametrize(("text", "ranges"), NOT_COUNTED)
def test_what_counts_something_else_is_no_figure(text: str, ranges: str) -> None:
    assert told(text)[0] == ranges

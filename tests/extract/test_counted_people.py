"""How many, told in other ways than by a figure beside a noun: by who survived, by graves, by names, by kin."""

import pytest
from tests.extract.reading_aids import facts_of, only

from solferino.extract.toll_mentions import TollMention

# the sentence, and its figures: outcome by its first letter, count, kind unless a general one, ^ for a part
CASES = [
    ("Relatives buried 30 people in Example on the next day.", "k:30"),
    ("The landslide buried 30 people.", ""),
    ("We have the names of six dead, all women who sold there.", "k:6:woman"),
    ("Six died, all of them women.", "k:6:woman"),
    ("Six people were hurt, both drivers among them.", "i:6 i:2^"),
    ("A married couple, 71 and 69, were dug out dead.", "k:2"),
    ("The priest told the paper that he had counted 44 graves.", "k:44"),
    ("Vandals broke 44 graves.", ""),
    ("A nurse said that 19 people had been admitted, the youngest a year old.", "i:19"),
    ("A further eight were taken to the morgue.", "k:8"),
    ("The clinic took in 31 wounded, of whom five died in the night.", "i:31 k:5"),
    ("The body of a boy was found in a well.", "k:1:boy"),
    ("The body of experts met two ministers.", ""),
    ("Only four of the 19 passengers survived.", "k:15"),
    ("Of 19 passengers, four survived.", "k:15"),
    ("All but three of the 19 passengers died.", "k:16"),
    ("None of the eleven passengers survived.", "k:11"),
    ("There were no survivors among the eight people on board.", "k:8"),
    ("Of the 21 people in the queue seven died; the rest were wounded.", "k:7 i:14"),
    ("Of the 15 houses only three survived.", ""),
    ("Of the twelve soldiers in the post only two survived.", "k:10:combatant"),
    ("Of the 12 dead, seven were women.", "k:12 k:7:woman^"),
    ("Of the dead, seven were women.", "k:7:woman^"),
    ("The dead include four children and a nurse.", "k:4:child^ k:1:health_worker^"),
    ("Seven people died. Three were children.", "k:7 k:3:child^"),
    ("Seven people died. Among them were three children.", "k:7 k:3:child^"),
    ("Three were children of a teacher who saw it.", ""),
    ("One of the wounded has since died.", "k:1"),
    ("A woman injured in the attack died in hospital on Thursday.", "k:1:woman"),
    ("Five were wounded, one of them fatally.", "i:5 k:1"),
    ("One was killed and six were hurt, one of whom died on Friday.", "k:1 k:1 i:6"),
    ("The figure of the dead went up from 11 to 13.", "k:13"),
    ("The toll rose from 10 to 12.", "k:12"),
    ("Civilian deaths: 14-33.", "k:14..33"),
    ("Fourteen, perhaps fifteen people died.", "k:14..15"),
    ("12+ people were killed.", "k:12.."),
    ("Upward of 30 people died.", "k:30.."),
    ("1 200 people were killed.", "k:1200"),
    ("Both passengers were killed.", "k:2"),
    ("Both men and women were killed.", ""),
    ("The trio were shot dead.", "k:3"),
    ("A pair of brothers were shot dead.", "k:2:man"),
    ("Twin girls were killed.", "k:2:girl"),
    ("A husband and wife were killed.", "k:1:man k:1:woman"),
    ("His wife, mother-in-law and two nephews were killed.", "k:1:woman k:1:woman k:2:man"),
    ("Ali Example and two of his sons were killed.", "k:1 k:2:boy"),
    ("The mayor, Ali Example, and two of his sons were killed.", "k:1 k:2:boy"),
    ("A teacher, Musa Example, his wife Hauwa and three of their children were abducted.", "a:1 a:1:woman a:3:child"),
    ("In San Example and two villages nearby soldiers killed six peasants.", "k:6"),
    ("Her sons Rahim, 12, and Karim, 9, were killed.", "k:2:boy"),
    ("The bomber killed himself and 12 shoppers.", "k:12"),
    ("Two further bodies were recovered.", "k:2"),
    ("Five dead - 3 women, 2 children.", "k:5 k:3:woman^ k:2:child^"),
    ("Killed: 4 (2 children).", "k:4 k:2:child^"),
    ("4 men/2 women killed.", "k:4:man k:2:woman"),
    ("A Palestinian was killed.", "k:1"),
    ("A Palestinian town was hit and three died.", "k:3"),
    ("Three Afghans died.", "k:3"),
    ("A man of 30 broke his leg.", "i:1:man"),
    ("Two women were pulled out with broken ribs.", "i:2:woman"),
    ("They broke three windows.", ""),
    ("There were no injuries or deaths.", "k:0 i:0"),
    ("As many as 20 may have died.", "k:..20"),
    ("The health office counted 53 wounded, a rights commissioner in Example 61.", "i:53 i:61"),
    ("Officials spoke of six dead, residents of nine.", "k:6 k:9"),
    ("The police put the toll at 12, the opposition at 20.", "k:12 k:20"),
    ("Officials spoke of six dead, and there were nine.", "k:6"),
    ("Four of the nine dead were children.", "k:9 k:4:child^"),
    ("One of the nine killed was a nurse.", "k:9 k:1:health_worker^"),
    ("Among the nine killed were four children.", "k:9 k:4:child^"),
    ("The nine killed include four children.", "k:9 k:4:child^"),
    ("All nine dead were women.", "k:9:woman"),
    ("Shot dead were a teacher and three pupils.", "k:1 k:3:child"),
    ("Also injured were two nurses.", "i:2:health_worker"),
    ("Six people are said to have died.", "k:6"),
    ("The blast proved fatal to six people.", "k:6"),
    ("Three children, their grandmother and the driver were dead when a crew came.", "k:3:child k:1:woman k:1"),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_people_are_counted_however_they_are_told(text: str, wanted: str) -> None:
    got = [short(mention) for fact in facts_of(text) for mention in fact.tolls]
    assert sorted(got) == sorted(wanted.split())


def short(mention: TollMention) -> str:
    count = mention.count
    number = "?"
    if count is not None:
        low, high = "" if count.low is None else str(count.low), "" if count.high is None else str(count.high)
        number = low if low == high else f"{low}..{high}"
    kind = "" if mention.row.id in ("person", "civilian") else f":{mention.row.id}"
    part = "^" if mention.part_of is not None or mention.among else ""
    return f"{mention.outcome[0]}:{number}{kind}{part}"


SUMS = [
    (
        "Rockets hit a column near Uman on Monday. Relatives buried 20 people. A further nine were taken to "
        "the morgue, and the bodies of the four members of one family, two women and two children, went "
        "to the capital. That makes 33.",
        (33, 33),
    ),
    (
        "A bomb killed ten people in Uman on Monday. Two more bodies were found on Tuesday, bringing the toll to 12.",
        (12, 12),
    ),
    (
        "A bomb in Uman on Monday cost 14 lives, the ministry said. It had earlier given a figure of nine dead.",
        (14, 14),
    ),
    ("A shell killed one person in Uman on Monday and hurt six, one of whom died on Tuesday.", (2, 2)),
    (
        "A bomb killed ten people in Uman on Monday. The mayor said that it makes no sense; a priest spoke of 12.",
        (10, 12),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SUMS, ids=[text for text, _ in SUMS])
def test_a_sum_takes_the_place_of_what_went_into_it(text: str, wanted: tuple[int, int]) -> None:
    count = only(text).count_of("killed")
    assert count is not None
    assert (count.low, count.high) == wanted


def test_parts_of_a_sum_keep_their_kind() -> None:
    tolls = [line.value for line in only(SUMS[0][0]).tolls]
    assert {(line.kind, line.count.low) for line in tolls if line.count} == {("person", 33), ("woman", 2), ("child", 2)}

"""Figures that share what is told of others: "died with his wife", "were among 19 dead", "one is in a coma"."""

from dataclasses import replace

from solferino.extract.harm_forms import Predicate
from solferino.extract.parts import adjacent
from solferino.extract.people import Group
from solferino.extract.sentences import Sentence
from solferino.extract.toll_mentions import TollMention, may_hold, mention_of

AMONG_REACH = 4  # words of "among at least 19"
INCLUDES = ("include", "includes", "included")
ACCOMPANYING = (("along",), ("together",), ("alongside",), ("as",))


def accompanied(sentence: Sentence, people: tuple[Group, ...], taken: dict[int, TollMention]) -> None:
    """ "A man died with his wife and their child": those with whom somebody died share the outcome."""
    for mention in list(taken.values()):
        at = mention.predicate[1]
        at += sentence.lows[at : at + 1] == (",",) and sentence.lows[at + 1 : at + 2] in ACCOMPANYING
        together = sentence.lows[at : at + 2] == ("along", "with") or sentence.lows[at : at + 2] == ("together", "with")
        start = at + 2 if together else at + 1 if sentence.lows[at : at + 1] in (("with",), ("alongside",)) else None
        if sentence.lows[at : at + 3] in (("as", "well", "as"), ("in", "addition", "to")):
            start = at + 3
        start = start or _so_were(sentence, mention.predicate[1])
        following = [i for i, group in enumerate(people) if start is not None and group.first >= start]
        if not following or following[0] in taken or people[following[0]].first != start or mention.last > at:
            continue
        last = None
        for other in following:
            if other in taken or (last is not None and not adjacent(sentence, people[last], people[other])):
                break
            taken[other] = replace(mention_of(people[other], mention.outcome, _at(mention)), more=people[other].more)
            last = other


def _so_were(sentence: Sentence, at: int) -> int | None:
    """ "Her father was killed, and so were two of his sons", "the driver died, as did his mate": where they begin."""
    lows = sentence.lows
    while at < len(lows) and lows[at] in (",", "and"):
        at += 1
    alike = lows[at : at + 1] in (("so",), ("as",), ("likewise",)) and lows[at + 1 : at + 2]
    return at + 2 if alike and lows[at + 1] in ("were", "was", "did", "are", "is", "had", "have", "has") else None


def among_those(sentence: Sentence, people: tuple[Group, ...], taken: dict[int, TollMention]) -> None:
    """ "Seven women were among 19 dead": a part of the figure behind "among"."""
    for position, mention in list(taken.items()):
        at = mention.predicate[0]
        if mention.first >= mention.predicate[1] and sentence.lows[mention.predicate[1]] in INCLUDES:
            taken[position] = replace(mention, among=True)  # "the dead include four children"
            continue
        if sentence.lows[at] != "among" or mention.last > at:
            wholes = [
                i for i, m in taken.items() if i < position and m.outcome == mention.outcome and m.part_of is None
            ]
            if mention.among and mention.bare and wholes and may_hold(taken[max(wholes)], people[position]):
                taken[position] = replace(mention, part_of=max(wholes))  # "two were hurt, one is in grave condition"
            continue
        whole = next((i for i, group in enumerate(people) if at < group.first <= at + AMONG_REACH), None)
        if whole is None or not may_hold(mention_of(people[whole], mention.outcome, _at(mention)), people[position]):
            continue
        told = taken.get(whole, mention_of(people[whole], mention.outcome, _at(mention)))
        taken[whole] = replace(told, among=False)
        taken[position] = replace(mention, part_of=whole)


def _at(mention: TollMention) -> Predicate:
    return Predicate(*mention.predicate, (), False, ())

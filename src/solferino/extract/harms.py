"""What happened to people, as words say it: from the rows and from forms of several words."""

from solferino.extract.harm_forms import FORMS, Predicate, behind_be, mark_of
from solferino.extract.sentences import Sentence
from solferino.extract.wounds import WOUNDS

ALL_FORMS = (*WOUNDS, *FORMS)


def predicates(sentence: Sentence) -> tuple[Predicate, ...]:
    """All predicates of a sentence, left to right, but those that leave open what happened ("killed or wounded")."""
    return sentence.once("predicates", lambda: _predicates(sentence))


def _predicates(sentence: Sentence) -> tuple[Predicate, ...]:
    out = _formed(sentence)
    taken = {i for mark in out for i in range(mark.first, mark.last)}
    for first, last, rows in sentence.vocabulary.outcomes.find(sentence.lows):
        if first not in sentence.idioms and not taken.intersection(range(first, last)):
            out.append(mark_of(sentence, first, last, rows, passive=behind_be(sentence, first)))
    return _told_apart(sentence, tuple(sorted(out, key=lambda mark: mark.first)))


def _told_apart(sentence: Sentence, marks: tuple[Predicate, ...]) -> tuple[Predicate, ...]:
    """ "Five people were killed or wounded", "20 killed and wounded": one figure for both tells of neither."""
    mixed: set[int] = set()
    for number in range(len(marks) - 1):
        left, right = marks[number], marks[number + 1]
        link = sentence.lows[left.last : right.first]
        differ = {row.outcome for row in left.rows}.isdisjoint(row.outcome for row in right.rows)
        noun = link == ("and",) and all(row.voice in ("state", "predicative") for row in left.rows)
        if differ and link in (("or",), ("and", "or"), ("and",)) and not _takes_object(sentence, right, noun=noun):
            mixed |= {number, number + 1}
    return tuple(mark for number, mark in enumerate(marks) if number not in mixed)


def _takes_object(sentence: Sentence, mark: Predicate, *, noun: bool) -> bool:
    """ "Left two sons dead and wounded her husband": the second word has people of its own behind it.

    `noun`: the first word is one ("received 14 bodies and treated 37 people"), so that a number may stand there too.
    """
    behind = sentence.lows[mark.last] if mark.last < len(sentence.lows) else "."
    active = any(row.voice in ("both", "active") for row in mark.rows)
    counted = noun and (behind[0].isdecimal() or behind in sentence.known("number_units"))
    return active and (counted or behind in ("his", "her", "their", "a", "an", "another"))


def _formed(sentence: Sentence) -> list[Predicate]:
    """Predicates of several words, one at most from each word on."""
    out: list[Predicate] = []
    for at in range(len(sentence.lows)):
        if out and at < out[-1].last:
            continue
        for form in ALL_FORMS:
            mark = form(sentence, at)
            if mark is not None:
                out.append(mark)
                break
    return out

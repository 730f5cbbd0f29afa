"""Who says a sentence: names beside words of saying, pronouns and roles carried back to the last name."""

import re
from dataclasses import dataclass, replace

from solferino.extract.sentences import Sentence, Word
from solferino.vocab.words import fold_word

BOUNDARY = frozenset((",", ";", ":", ".", "“", "”", '"', "(", ")", "–", "—", "-", "•"))
MAX_NAME = 9
MAX_APPOSITION = 14
DETERMINERS = (
    "the", "a", "an", "no", "such", "some", "any", "these", "those", "this", "that", "its", "his", "her", "their", "by",
    "of", "from", "in", "to", "with", "about", "on", "other", "many", "several", "first", "early", "earlier", "initial",
)  # fmt: skip
PERSONAL = ("he", "she", "i")
PREPOSITIONS = ("on", "in", "at", "to", "by", "from", "with", "after", "during")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A voice and its cue. `name` as resolved, `start`/`end` offsets of the words that name it in this sentence."""

    name: str
    start: int
    end: int
    cue: str
    stance: str
    named: bool
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Memory:
    """Voices named so far: the last one, the last person, the last organisation."""

    last: Attribution | None = None
    person: Attribution | None = None
    body: Attribution | None = None

    def heard(self, sentence: Sentence, voice: Attribution) -> "Memory":
        """The memory after one voice more."""
        if voice.resolved:
            return self
        if not voice.named:
            return Memory(self.last, voice, self.body) if _one_person(sentence, voice) else self
        if not is_person(sentence, voice):
            return Memory(voice, self.person, voice)
        sure = _has_office(sentence, voice)
        return Memory(voice, voice, self.body if sure else voice)  # "Amnesty" may be "he" or "it"


def _one_person(sentence: Sentence, voice: Attribution) -> bool:
    """ "A resident", "the spokeswoman": somebody whom "he" or "she" may mean next."""
    words = [word.low for word in sentence.words if voice.start <= word.start < voice.end]
    articled = words[:1] != [] and words[0] in ("a", "an", "the", "one", "another", "his", "her", "its")
    heads = [
        low
        for low in words
        if low in sentence.known("roles") | sentence.known("unnamed") | sentence.known("role_heads")
    ]
    return articled and bool(heads) and not heads[0].endswith("s") and heads[0] not in sentence.known("organisation")


OFFICE_REACH = 4


def _has_office(sentence: Sentence, voice: Attribution) -> bool:
    """A word for an office, rank or kinship stands beside the name: "Ann Example, head of the district"."""
    inside = [i for i, word in enumerate(sentence.words) if voice.start <= word.start < voice.end]
    if not inside:
        return False
    near = sentence.lows[max(0, inside[0] - OFFICE_REACH) : inside[-1] + 1 + OFFICE_REACH]
    return bool(set(near) & (sentence.known("roles") | {"who", "mr", "mrs", "ms", "dr", "gen", "col"}))


def _phrase(words: tuple[Word, ...], first: int, last: int, text: str) -> str:
    """The words as written, without an article before or a possessive ending behind."""
    name = text[words[first].start : words[last - 1].end]
    return re.sub(r"^the (?=[A-Z])|['’]s?$", "", name)


def attributions(
    sentence: Sentence, text: str, previous: Memory | None, when: frozenset[int] = frozenset()
) -> tuple[Attribution, ...]:
    """All voices of a sentence, left to right.

    `previous` holds the voices named before it, `when` the words that state dates and times.
    """
    out: list[Attribution] = []
    memory = previous or Memory()
    for first, last, row in sentence.vocabulary.speech.find(sentence.lows):
        if _is_noun(sentence, first):
            continue  # "shocked by reports": nobody reports here
        if out and first and sentence.lows[first - 1] == "and":
            same = replace(out[-1], cue=" ".join(sentence.lows[first:last]), stance=row.stance)
            out.append(same)  # "condemned the strike and said": the same voice
            continue
        found = _speaker(sentence, first, last, when)
        if found is None:
            continue
        a, b = found
        name = _phrase(sentence.words, a, b, text)
        attribution = _resolved(sentence, (a, b, name), memory, (first, last, row.stance))
        out.append(attribution)
        memory = memory.heard(sentence, attribution)
    return tuple(out)


def _is_noun(sentence: Sentence, first: int) -> bool:
    """ "Shocked by reports", "two claims", "dynamite charges": a word of saying that is a noun here."""
    low, before = sentence.lows[first], sentence.lows[first - 1] if first else ""
    if low not in sentence.known("noun_cues") or not before:
        return False
    counted = before in sentence.known("number_units") or before.isdecimal()
    word = sentence.words[first - 1]
    speaks = word.text[:1].isupper() or before in sentence.known("unnamed") | sentence.known("role_heads")
    speaks = speaks or before in sentence.known("before_cue") | sentence.known("pronouns") | sentence.known("roles")
    plain = low.endswith("s") and before.isalpha() and not speaks and before not in sentence.known("organisation")
    return before in DETERMINERS or counted or plain


def _resolved(sentence: Sentence, who: tuple[int, int, str], memory: Memory, cue: tuple[int, int, str]) -> Attribution:
    words = sentence.words
    a, b, name = who
    first, last, stance = cue
    said = " ".join(sentence.lows[first:last])
    lows = sentence.lows[a:b]
    pronoun = len(lows) == 1 and lows[0] in sentence.known("pronouns")
    common = not any(word.text[:1].isupper() for word in words[a + 1 : b])
    role = lows[-1] in sentence.known("role_heads") and lows[0] in ("the", "its", "his") and len(lows) <= 3 and common
    previous = _fitting(lows[0] if pronoun else None, memory)
    if (pronoun or role) and previous is not None:
        return Attribution(previous.name, words[a].start, words[b - 1].end, said, stance, previous.named, True)
    named = any(word.text[:1].isupper() for word in words[a:b] if word.start > sentence.start) or (
        a == 0
        and words[0].text[:1].isupper()
        and not set(lows) & sentence.known("unnamed")
        and lows[0] not in ("the", "a", "an")
    )
    return Attribution(
        name,
        words[a].start,
        words[b - 1].end,
        said,
        stance,
        named and not set(lows) <= sentence.known("unnamed"),
    )


def _fitting(pronoun: str | None, previous: Memory) -> Attribution | None:
    """Whom a word means: "he" and "she" a person, "it" an organisation, "they" and roles the last voice."""
    if pronoun in PERSONAL:
        return previous.person
    if pronoun == "it":
        return previous.body or previous.last
    return previous.last


def is_person(sentence: Sentence, voice: Attribution) -> bool:
    """A name of two words or more without a word for an organisation."""
    words = [fold_word(word) for word in voice.name.split()]
    plain = set(words).isdisjoint(sentence.known("organisation") | sentence.known("role_heads"))
    capital = [word for word in voice.name.split() if word[:1].isupper()]
    return voice.named and plain and len(capital) == len(words) and not voice.name.isupper()


def _speaker(sentence: Sentence, first: int, last: int, when: frozenset[int]) -> tuple[int, int] | None:
    lows = sentence.lows
    cue = " ".join(lows[first:last])
    if cue in ("according to", "is confirmed by", "was confirmed by", "in the words of"):
        return _right(sentence, last)
    after_clause = first == 0 or lows[first - 1] in BOUNDARY or lows[first - 1] == "so"
    inverted = last < len(lows) and after_clause and lows[first] in sentence.known("inverted")
    if inverted and lows[last] not in sentence.known("pronouns"):  # "…, said she was shocked": she is no speaker
        found_right = _right(sentence, last)
        if found_right:
            return _by_name(sentence, found_right)
    return _left(sentence, first, when)


def _right(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """The noun phrase after a cue: up to a mark or the next clause."""
    lows = sentence.lows
    if index >= len(lows) or lows[index] in PREPOSITIONS:
        return None  # "wrote on Telegram", "said on Wednesday"
    end = index
    while (
        end < len(lows)
        and end - index < MAX_NAME
        and lows[end] not in BOUNDARY
        and lows[end] not in sentence.known("clause_openers")
    ):
        if lows[end] in PREPOSITIONS or (end > index and lows[end] in sentence.known("pronouns")):
            break
        if end > index and lows[end].isdecimal():
            break  # "according to local authorities 85 bodies were buried"
        end += 1
    end = _owner(sentence, index, end)
    if end == index or not _nominal(sentence, index, end):
        return None
    return index, end


def _by_name(sentence: Sentence, found: tuple[int, int]) -> tuple[int, int]:
    """ "Said his brother-in-law, Ann Example": the name behind the role."""
    first, last = found
    if any(word.text[:1].isupper() for word in sentence.words[first:last]) or sentence.lows[last : last + 1] != (",",):
        return found
    end = last + 1
    while end < len(sentence.words) and end - last <= MAX_NAME and sentence.words[end].text[:1].isupper():
        end += 1
    return (last + 1, end) if _is_name(sentence, last + 1, end) else found


def _is_name(sentence: Sentence, first: int, last: int) -> bool:
    """Two capitalised words or more and nothing else."""
    words = sentence.words[first:last]
    return len(words) > 1 and all(w.text[:1].isupper() or w.low in sentence.known("name_particles") for w in words)


def _owner(sentence: Sentence, first: int, last: int) -> int:
    """ "the UK government's latest figures" speak for the UK government: the end of the owner's name."""
    for at in range(first, last - 1):
        if sentence.words[at].text.endswith(("'s", "’s")) and sentence.lows[last - 1] in sentence.known("utterances"):
            return at + 1
    return last


def _nominal(sentence: Sentence, first: int, last: int) -> bool:
    lows = sentence.lows[first:last]
    if lows[0] in sentence.known("pronouns"):
        return True
    named = any(word.text[:1].isupper() for word in sentence.words[first:last])
    return (
        named
        or lows[-1] in sentence.known("unnamed")
        or lows[-1] in sentence.known("role_heads")
        or bool(set(lows) & sentence.known("unnamed"))
    )


def _left(sentence: Sentence, index: int, when: frozenset[int]) -> tuple[int, int] | None:
    """The noun phrase before a cue; an apposition between commas is stepped over."""
    lows = sentence.lows
    end = index
    if end and lows[end - 1] == "and":
        return None  # "lined people up and told a boy": the subject stands before another verb
    while end > 0 and lows[end - 1] in sentence.known("before_cue"):
        if lows[end - 1] in sentence.known("be"):
            return None  # "had been established by drone": nobody says it
        end -= 1
    if end > 0 and lows[end - 1] == ",":
        opening = _opening_comma(sentence, end)
        if opening is None:
            return None
        if _is_name(sentence, opening + 1, end - 1) and lows[opening - 1] in sentence.known("roles"):
            return opening + 1, end - 1  # "a spokesman, Ann Example, said"
        end = opening
    if end > 1 and lows[end - 1] == "one" and lows[end - 2] in ("no", "any", "every"):
        return None  # "no one claimed responsibility"
    if end and lows[end - 1] in sentence.known("pronouns"):
        return end - 1, end
    start = _listed_places(sentence, _phrase_start(sentence, end, when), end)
    if start is not None:
        return start, end
    start = _coordinated(sentence, _last_noun(sentence, _phrase_start(sentence, end, when), end), when)
    return None if start >= end or not _nominal(sentence, start, end) else (start, end)


def _opening_comma(sentence: Sentence, end: int) -> int | None:
    """The comma that opens the apposition closed by the comma before `end`."""
    at = end - 2
    while at >= 0 and sentence.lows[at] not in (",", "”", "“", ";") and end - at < MAX_APPOSITION:
        at -= 1
    return at if at >= 0 and sentence.lows[at] == "," else None


def _phrase_start(sentence: Sentence, end: int, when: frozenset[int]) -> int:
    """Where the noun phrase that ends before `end` begins: at a mark, another clause, a date or a word of saying."""
    lows, start = sentence.lows, end
    while (
        start > 0
        and end - start < MAX_NAME
        and lows[start - 1] not in BOUNDARY
        and start - 1 not in when
        and lows[start - 1] not in sentence.known("clause_openers")
        and sentence.vocabulary.speech.at(lows, start - 1) is None
    ):
        start -= 1
    while start < end and lows[start] in ("in", "on", "at") and start + 1 < end:
        start += 1
    return start


def _listed_places(sentence: Sentence, start: int, end: int) -> int | None:
    """ "Hospital sources in Algiers and Blida": where the voice begins that the second place belongs to."""
    lows, words = sentence.lows, sentence.words
    names = all(word.text[:1].isupper() for word in words[start:end])
    if start < 4 or lows[start - 1] != "and" or not names or not words[start - 2].text[:1].isupper():
        return None
    at = start - 2
    while at > 0 and words[at - 1].text[:1].isupper():
        at -= 1
    if lows[at - 1] not in ("in", "at", "from"):
        return None
    first = at - 1
    while first > 0 and at - first < MAX_NAME and lows[first - 1] not in BOUNDARY | sentence.known("clause_openers"):
        first -= 1
    return first if set(lows[first : at - 1]) & (sentence.known("unnamed") | sentence.known("role_heads")) else None


def _coordinated(sentence: Sentence, start: int, when: frozenset[int]) -> int:
    """ "Iraqi military and local officials": both speak."""
    lows, words = sentence.lows, sentence.words
    if start < 2 or lows[start - 1] != "and" or start - 2 in when:
        return start
    first = start - 1
    while first > 0 and start - first < MAX_NAME and words[first - 1].text[:1].isalpha():
        if lows[first - 1] in sentence.known("clause_openers") or first - 1 in when:
            break
        if sentence.vocabulary.speech.at(lows, first - 1) or lows[first - 1] in PREPOSITIONS:
            break
        first -= 1
    opens = first == 0 or lows[first - 1] in BOUNDARY or lows[first - 1] in sentence.known("clause_openers")
    return first if first < start - 1 and opens and _nominal(sentence, first, start - 1) else start


def _last_noun(sentence: Sentence, start: int, end: int) -> int:
    """Behind a verb only the name counts: "the figure that is going round Example would not accept"."""
    verbs = [i for i in range(start, end) if sentence.lows[i] in sentence.known("be")]
    if not verbs:
        return start
    at = end
    while at > verbs[-1] + 1 and sentence.words[at - 1].text[:1].isupper():
        at -= 1
    return at if at < end else verbs[-1] + 1

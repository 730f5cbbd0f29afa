"""Who says a sentence: names beside words of saying, pronouns and roles carried back to the last name."""

import re
from dataclasses import dataclass, replace

from solferino.extract.sentences import Sentence, Word
from solferino.extract.voice_phrases import speaker_at, voice_behind, voice_in
from solferino.vocab.words import fold_word

DETERMINERS = (
    "the", "a", "an", "no", "such", "some", "any", "these", "those", "this", "that", "its", "his", "her", "their", "by",
    "of", "from", "in", "to", "with", "about", "on", "other", "many", "several", "first", "early", "earlier", "initial",
)  # fmt: skip
PERSONAL = ("he", "she", "i")
SUBJECTIVE = {"him": "he", "her": "she", "them": "they"}


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
            if _one_person(sentence, voice):
                return Memory(self.last, voice, self.body)
            new = _one_body(sentence, voice) and (self.body is None or bool(DOCUMENTS & {*_words(sentence, voice)}))
            return Memory(self.last, self.person, voice) if new else self
        if not is_person(sentence, voice):
            return Memory(voice, self.person, voice)
        sure = _has_office(sentence, voice)
        return Memory(voice, voice, self.body if sure else voice)  # "Amnesty" may be "he" or "it"


def _words(sentence: Sentence, voice: Attribution) -> list[str]:
    return [word.low for word in sentence.words if voice.start <= word.start < voice.end]


def _one_person(sentence: Sentence, voice: Attribution) -> bool:
    """ "A resident", "the spokeswoman", "a mason who hid": somebody whom "he" or "she" may mean next."""
    words = _words(sentence, voice)
    if _one_body(sentence, voice) or words[:1] == [] or words[0] not in ARTICLED:
        return False
    known = sentence.known("roles") | sentence.known("unnamed") | sentence.known("role_heads")
    heads = [low for low in words if low in known]
    if heads:
        return not heads[0].endswith("s") and heads[0] not in sentence.known("organisation")
    return words[0] in ("a", "an", "another", "one") and not words[-1].endswith("s")


def _one_body(sentence: Sentence, voice: Attribution) -> bool:
    """ "The ministry", "a military communique": what "it" may mean next."""
    words = _words(sentence, voice)
    head = next((i for i, low in enumerate(words) if i and low in BEHIND), len(words))
    bodies = (sentence.known("organisation") | sentence.known("role_heads")) - PEOPLE_OF_OFFICE | DOCUMENTS
    return words[:1] != [] and words[0] in ARTICLED and words[head - 1] in bodies - sentence.known("roles")


ARTICLED = ("a", "an", "the", "one", "another", "his", "her", "its", "their")
BEHIND = ("of", "in", "for", "at", "on", "from", "issued", "published", "by", "which", "that", "who")
PEOPLE_OF_OFFICE = frozenset(("minister", "official", "spokesman", "spokesperson", "spokeswoman", "mayor", "governor"))
DOCUMENTS = frozenset(("statement", "report", "communique", "communiqué", "bulletin", "note", "summary", "newspaper"))


SHELTER = (("shelter",), ("refuge",), ("themselves",), ("safety",), ("their",), ("work",))
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
        if _is_noun(sentence, first) or (sentence.lows[last - 1] in ADMITTED and _counted(sentence, last)):
            continue  # "shocked by reports": nobody reports here; "the hospital had admitted 25 wounded"
        if out and first and sentence.lows[first - 1] == "and" and not _other_clause(sentence, out[-1], first):
            same = replace(out[-1], cue=" ".join(sentence.lows[first:last]), stance=row.stance)
            out.append(same)  # "condemned the strike and said": the same voice
            continue
        found = speaker_at(sentence, first, last, when)
        if found is None:
            continue
        a, b = found
        name = _phrase(sentence.words, a, b, text)
        attribution = _resolved(sentence, (a, b, name), memory, (first, last, row.stance))
        out.append(attribution)
        memory = memory.heard(sentence, attribution)
    return tuple(out) or _reckoned(sentence, text) or _blaming(sentence, text, memory, when)


def _other_clause(sentence: Sentence, voice: Attribution, at: int) -> bool:
    """A semicolon stands between a voice and the word of saying at `at`: somebody else speaks."""
    return any(word.text == ";" and voice.end <= word.start < sentence.words[at].start for word in sentence.words)


def _reckoned(sentence: Sentence, text: str) -> tuple[Attribution, ...]:
    """ "80 people were hurt, by the hospital's count", "by the account of the drivers": whose figure it is."""
    lows = sentence.lows
    for at, low in enumerate(lows):
        if low not in sentence.known("reckonings"):
            continue
        by = next((i for i in range(at - 1, max(-1, at - RECKONING_REACH), -1) if lows[i] in ("by", "on")), None)
        if by is None or at - by < FEWEST_RECKONING or any(not w.text[:1].isalpha() for w in sentence.words[by:at]):
            continue
        behind = lows[at + 1 : at + 2] == ("of",)
        found = voice_behind(sentence, at + 2) if behind else voice_in(sentence, by + 1, at)
        if found is not None:
            name = _phrase(sentence.words, *found, text)
            start, end = sentence.words[found[0]].start, sentence.words[found[1] - 1].end
            return (Attribution(name, start, end, low, "reports", any(c.isupper() for c in name)),)
    return ()


def _blaming(sentence: Sentence, text: str, memory: Memory, when: frozenset[int]) -> tuple[Attribution, ...]:
    """ "Newspapers laid the raid at the door of the front": who blames, without a word of saying."""
    for first, last, _ in sentence.vocabulary.blame_before.find(sentence.lows):
        found = speaker_at(sentence, first, last, when) if sentence.lows[first] in FINGERS else None
        if found is not None:
            name = _phrase(sentence.words, *found, text)
            return (_resolved(sentence, (*found, name), memory, (first, last, "accuses")),)
    for first, last, closings in sentence.vocabulary.blame_laid.find(sentence.lows):
        ahead = sentence.lows[last : last + BLAMING_REACH]
        if not any(closing == ahead[i : i + len(closing)] for closing in closings for i in range(len(ahead))):
            continue
        found = speaker_at(sentence, first, last, when)
        if found is not None:
            name = _phrase(sentence.words, *found, text)
            return (_resolved(sentence, (*found, name), memory, (first, last, "accuses")),)
    return ()


FINGERS = ("pointed", "points", "point", "saw", "sees", "see", "detected", "held", "holds", "hold", "put", "puts")
RECKONING_REACH = 8  # words from "by" to "count"
FEWEST_RECKONING = 2
BLAMING_REACH = 12  # words from "laid" to "at the door of"


def _is_noun(sentence: Sentence, first: int) -> bool:
    """ "Shocked by reports", "two claims", "dynamite charges": a word of saying that is a noun here."""
    low, before = sentence.lows[first], sentence.lows[first - 1] if first else ""
    if sentence.lows[first : first + 2] in (("put", "to"), ("puts", "to"), ("held", "by"), ("held", "in")):
        return True  # "put to death"
    if low == "found" and sentence.lows[first + 1 : first + 2] in SHELTER:
        return True  # "refugees had found shelter"
    if low not in sentence.known("noun_cues") or not before:
        return False
    counted = before in sentence.known("number_units") or before.isdecimal()
    word = sentence.words[first - 1]
    speaks = word.text[:1].isupper() or before in sentence.known("unnamed") | sentence.known("role_heads")
    speaks = speaks or before in sentence.known("before_cue") | sentence.known("pronouns") | sentence.known("roles")
    plain = low.endswith("s") and before.isalpha() and not speaks and before not in sentence.known("organisation")
    return before in DETERMINERS or counted or plain


ADMITTED = ("admitted", "admits", "admitting")


def _counted(sentence: Sentence, at: int) -> bool:
    low = sentence.lows[at] if at < len(sentence.lows) else ""
    return low.isdecimal() or low in sentence.known("number_units") or low in ("another", "more", "some", "about", "at")


def _resolved(sentence: Sentence, who: tuple[int, int, str], memory: Memory, cue: tuple[int, int, str]) -> Attribution:
    words = sentence.words
    a, b, name = who
    first, last, stance = cue
    said = " ".join(sentence.lows[first:last])
    lows = sentence.lows[a:b]
    lows = tuple(SUBJECTIVE.get(low, low) for low in lows) if len(lows) == 1 else lows
    pronoun = len(lows) == 1 and lows[0] in sentence.known("pronouns")
    common = not any(word.text[:1].isupper() for word in words[a + 1 : b])
    role = (
        lows[-1] in sentence.known("role_heads")
        and lows[0] in ("the", "its", "his", "their")
        and len(lows) <= 3
        and common
    )
    previous = _fitting(lows[0] if pronoun else None, memory)
    if role and previous is not None and not _same_sort(lows[-1], previous):
        previous = _of_sort(lows[-1], memory)
    if role and lows[0] in ("its", "their") and memory.body is not None and lows[-1] in sentence.known("speaks_for"):
        name = f"{re.sub('^[Tt]he ', '', memory.body.name)} {lows[-1]}"
        return Attribution(name, words[a].start, words[b - 1].end, said, stance, True, True)
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


OFFICES = ("governor", "mayor", "minister")
SEATS = ("army", "command", "council", "government", "military", "ministry")


def _same_sort(low: str, voice: Attribution) -> bool:
    """ "The ministry" goes on with a ministry, "the mayor" with a person; other words with whoever spoke last."""
    words = [fold_word(word) for word in voice.name.split()]
    if low in words:
        return True
    if low in OFFICES:
        return all(word[:1].isupper() for word in voice.name.split())  # a name: "Ann Example … the mayor"
    return low not in SEATS


def _of_sort(low: str, memory: Memory) -> Attribution | None:
    """The voice heard before that is of the sort, where the last one is not."""
    known = (memory.body, memory.person)
    return next((voice for voice in known if voice is not None and _same_sort(low, voice)), None)


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

"""Which words name a voice: the noun phrase beside a word of saying."""

from solferino.extract.sentences import Sentence

BOUNDARY = frozenset((",", ";", ":", ".", "“", "”", '"', "(", ")", "–", "—", "-", "•"))
MAX_NAME = 9
MAX_APPOSITION = 14
PREPOSITIONS = (
    "on", "in", "at", "to", "by", "from", "with", "after", "during", "through", "via", "over", "about", "for", "as",
    "against", "before", "without", "until",
)  # fmt: skip
OBJECTIVE = (("him",), ("her",), ("them",))  # "according to her"
HAVE = frozenset(("had", "has", "have", "died"))
RELATIVES = ("who", "which", "that", "whose")


def speaker_at(sentence: Sentence, first: int, last: int, when: frozenset[int]) -> tuple[int, int] | None:
    lows = sentence.lows
    cue = " ".join(lows[first:last])
    if cue == "according to" and lows[last : last + 1] in OBJECTIVE:
        return last, last + 1
    if cue in ("according to", "is confirmed by", "was confirmed by", "in the words of"):
        return _right(sentence, last)
    after_clause = first == 0 or lows[first - 1] in BOUNDARY or lows[first - 1] == "so"
    inverted = last < len(lows) and after_clause and lows[first] in sentence.known("inverted")
    if inverted and lows[last] not in sentence.known("pronouns"):  # "…, said she was shocked": she is no speaker
        found_right = _right(sentence, last, sure=lows[first] in sentence.known("sure_speech"))
        goes_on = found_right and {*lows[found_right[1] : found_right[1] + 1]} & (sentence.known("be") | HAVE)
        if found_right and not goes_on:  # "…, said 12 people were killed": they say nothing
            return _by_name(sentence, found_right)
    return _left(sentence, first, when)


def _right(sentence: Sentence, index: int, *, sure: bool = False) -> tuple[int, int] | None:
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
        if end > index and (lows[end].isdecimal() or lows[end] == "there" or lows[end] in sentence.known("be")):
            break  # "according to local authorities 85 bodies were buried"
        end += 1
    end = _owner(sentence, index, end)
    if end == index or not (_nominal(sentence, index, end) or (sure and _articled(sentence, index, end))):
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


def voice_in(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """The words `first:last`, where they name a voice."""
    return (first, last) if first < last and _nominal(sentence, first, last) else None


def voice_behind(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """The words from `index` on that name a voice, up to a mark or a verb."""
    return _right(sentence, index)


def _nominal(sentence: Sentence, first: int, last: int) -> bool:
    lows = sentence.lows[first:last]
    if lows[0] in sentence.known("pronouns"):
        return True
    if any(word.text[:1].isupper() for word in sentence.words[first:last]):
        return True
    ends = sentence.known("role_heads") | sentence.known("organisation") | sentence.known("voice_nouns")
    people = sentence.known("unnamed") | sentence.known("roles")
    head = next((i for i, low in enumerate(lows) if i and low in BEHIND_HEAD), len(lows))
    if head and sentence.vocabulary.roles.at(lows, head - 1) is not None:
        return True  # "a schoolteacher", "the lorry's driver"
    last = lows[-1] in ends | people and "of" not in lows  # "the kidnapping of a volunteer" says nothing
    return last or lows[head - 1] in ends | people or lows[0] == "one"


# words that open what is said of a voice behind its noun: "residents in the town", "a woman close to him"
BEHIND_HEAD = frozenset(
    (*PREPOSITIONS, *RELATIVES, "of", "and", "or", "near", "close", "there", "contacted", "reached")
)


def _left(sentence: Sentence, index: int, when: frozenset[int]) -> tuple[int, int] | None:
    """The noun phrase before a cue; an apposition between commas is stepped over."""
    lows = sentence.lows
    end = index
    if end and lows[end - 1] == "and":
        return _clause_subject(sentence, end - 1, when)
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
    return _subject(sentence, end, when, sure=lows[index] in sentence.known("sure_speech"))


def _clause_subject(sentence: Sentence, end: int, when: frozenset[int]) -> tuple[int, int] | None:
    """ "…; the front's office calls it a lie and says": the voice before the first word of saying of the clause.

    Else None: in "they lined people up and told a boy" the subject stands before another verb.
    """
    begin = next((i + 1 for i in range(end - 1, -1, -1) if sentence.lows[i] == ";"), None)
    if begin is None:
        return None
    verb = next((i for i in range(begin + 1, end) if sentence.lows[i] in sentence.known("answers_with")), None)
    return voice_in(sentence, begin, verb) if verb is not None and not when & {*range(begin, verb)} else None


def _subject(sentence: Sentence, end: int, when: frozenset[int], *, sure: bool) -> tuple[int, int] | None:
    """The noun phrase that ends before `end`. `sure`: behind it stands a verb that only people and papers do."""
    end -= sentence.lows[end - 1 : end] != () and sentence.lows[end - 1] in ISSUED
    begin = _phrase_start(sentence, end, when)
    told_of = _told_of(sentence, begin, when, sure=sure)
    if told_of is not None:
        return told_of
    start = _listed_places(sentence, begin, end)
    if start is not None:
        return start, end
    start = _coordinated(sentence, _last_noun(sentence, begin, end), when)
    named = start < end and (_nominal(sentence, start, end) or (sure and _articled(sentence, start, end)))
    return (start, end) if named else None


ISSUED = ("issued", "published", "released", "broadcast", "posted", "aired")  # "a communique issued on Tuesday said"
SMALL = ("a", "an", "the", "one", "another", "his", "her", "their", "its", "some", "several", "two", "three", "four")


def _articled(sentence: Sentence, first: int, last: int) -> bool:
    """ "A mason", "her elder sister": plain words behind an article, no verb among them."""
    lows = sentence.lows[first:last]
    verbs = sentence.known("be") | {"had", "has", "have", "there", "who", "which", "that"}
    acts = any(True for _ in sentence.vocabulary.triggers.find(lows[1:]))
    return (
        len(lows) > 1
        and lows[0] in SMALL
        and all(low[0].isalpha() for low in lows)
        and not verbs & {*lows}
        and not acts
    )


def _told_of(sentence: Sentence, start: int, when: frozenset[int], *, sure: bool) -> tuple[int, int] | None:
    """ "A farmer who helped to dig the graves counted 31": the voice before words that tell of it."""
    lows, words = sentence.lows, sentence.words
    end = start - 1
    if end < 1 or lows[end] not in RELATIVES:
        return None
    end -= lows[end - 1] == ","
    first = _phrase_start(sentence, end, when)
    if first >= end or sentence.vocabulary.speech.at(lows, end - 1) is not None:
        return None
    people = sentence.known("unnamed") | sentence.known("roles") | sentence.known("role_heads")
    voice = bool(set(lows[first:end]) & (people | sentence.known("voice_nouns"))) or words[end - 1].text[:1].isupper()
    told = sure or lows[start - 1] == "who"
    voice = voice or (told and _articled(sentence, first, end))
    return (first, end) if voice and (lows[start - 1] != "that" or lows[end - 1] != ",") else None


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

"""Days that a sentence names and that are not of the act: of a statement, a burial, a picture, a longer time."""

from solferino.extract.dates import DateMention
from solferino.extract.sentences import Sentence

SPEECH_AFTER = 8  # words between a day and the saying it dates: "on Tuesday the French defence ministry denied"
PICTURED = 4  # words between a picture and its day
OPENING_WORDS = 4  # a day among the first words of a sentence may be set off by a comma
BESIDE = 5  # words between what came after an act and its day: "dug out there on Tuesday"
NOUNS = ("funeral", "funerals", "burial", "burials", "mourning", "condition")  # a funeral may itself be attacked
SPEECH_NEAR = 4  # words between a cue and the day of the statement: "said on Sunday", "reported late on Tuesday"
CLAUSE_ENDS = (",", ";", ":", ".", "—", "and", "but", "when", "while", "after", "before")
BOUNDS = ("since", "until", "till", "before", "between", "over", "throughout")
SINCE_REACH = 8  # words of a clause between "since" and its day


def is_not_of_act(sentence: Sentence, day: DateMention) -> bool:
    """A day of the saying, not the act ("officials said on Sunday"), or the bound of a longer time ("since May 5")."""
    index = next((i for i, word in enumerate(sentence.words) if word.start >= day.start), None)
    if index is None:
        return False
    if is_bound(sentence, day):
        return True
    if set(sentence.lows[max(0, index - PICTURED) : index]) & sentence.known("pictures"):
        return True  # "an image of 28 November shows the roof intact"
    if _of_sequel(sentence, day, index):
        return True
    for back in range(1, SPEECH_NEAR + 1):
        at = index - back
        if at < 0:
            break
        if sentence.lows[at] in (",", ";", ".", "that"):
            return False
        hit = sentence.vocabulary.speech.at(sentence.lows, at)
        if hit is not None and hit[0] <= index:
            return True
    return _said_then(sentence, day)


def _of_sequel(sentence: Sentence, day: DateMention, index: int) -> bool:
    """ "Were buried on Monday", "in a communiqué that came out on the 4th": a clause that tells what came after."""
    lows = sentence.lows
    last = next((i for i in range(index, len(lows)) if sentence.words[i].start >= day.end), len(lows))
    named = lows[max(0, index - 2) : index]  # "the strike of 5 October on a funeral": the day of the noun before it
    of_noun = named[-1:] == ("of",) and named[0] not in sentence.vocabulary.times.classes["PART"]
    ends = {
        b for table in (sentence.vocabulary.triggers, sentence.vocabulary.outcomes) for _, b, _ in table.find(named)
    }
    done = len(named) in ends  # "those shot the day before were buried"
    if of_noun or done or lows[last : last + 1] == ("'s",):
        return False
    phrases = sentence.vocabulary.phrases["not_day_of_act"]
    left = next((i + 1 for i in range(index - 1, -1, -1) if lows[i] in CLAUSE_ENDS), 0)
    right = next((i for i in range(last, len(lows)) if lows[i] in CLAUSE_ENDS), len(lows))
    before, after = lows[max(left, index - BESIDE) : index], lows[last : min(right, last + BESIDE)]
    verbs = tuple(phrase for phrase in phrases if phrase not in NOUNS)
    if _holds(before, verbs) or _holds(after, verbs):
        return True  # "retook on Monday the hotel that gunmen had stormed": told of the day, whatever else is
    harm = {first for first, _, _ in sentence.vocabulary.outcomes.find(lows[left:right])}
    told = any(first not in harm for first, _, _ in sentence.vocabulary.triggers.find(lows[left:right]))
    return not told and _holds(lows[left:right], phrases)


def _holds(lows: tuple[str, ...], phrases: tuple[str, ...]) -> bool:
    text = f" {' '.join(lows)} "
    return any(f" {phrase} " in text for phrase in phrases)


def is_bound(sentence: Sentence, day: DateMention) -> bool:
    """ "Since May 5", "until Friday", "since fighting broke out in May": the bound of a longer time."""
    if day.text.split()[0].lower() in BOUNDS:
        return day.kind not in ("range", "part")  # "between Sunday evening and Monday morning": both bounds
    if day.kind == "week":
        return False  # "over the weekend"
    before = [low for word, low in zip(sentence.words, sentence.lows, strict=True) if word.end <= day.start]
    if before[-1:] and before[-1] in BOUNDS:
        hour = day.text.split()[0].lower()  # "before dawn on Thursday", "shortly before midnight on 3 May": of that day
        return before[-1] != "before" or hour not in sentence.vocabulary.times.classes["PART"]
    near = before[-SINCE_REACH:]
    return "since" in near and not any(low in (",", ";", ".", ":") for low in near[near.index("since") :])


def _said_then(sentence: Sentence, day: DateMention) -> bool:
    """ "On Tuesday the ministry denied that …": a word of saying comes before any word for an act."""
    index = next((i for i, word in enumerate(sentence.words) if word.start >= day.end), len(sentence.words))
    for at in range(index, min(index + SPEECH_AFTER, len(sentence.words))):
        opens = at == index and index <= OPENING_WORDS  # "On Sunday, the ministry said"
        if sentence.lows[at] in (",", ";", ":", "—") and not opens:
            return False
        if sentence.vocabulary.triggers.at(sentence.lows, at):
            return False
        if sentence.vocabulary.speech.at(sentence.lows, at):
            return sentence.lows[at - 1] not in sentence.known("be")  # "is said to have killed": no statement
    return False

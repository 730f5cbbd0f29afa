"""Where a list of the dead or hurt opens: "the victims were", "the dead have been named as", "those killed: "."""

from solferino.extract.sentences import Sentence
from solferino.extract.toll_mentions import HURT_OR_DEAD

HEAD_REACH = 5  # words before "dead", "victims": "the names of the"
LINK_REACH = 9  # words from there to the list: "of the strike on the house were named by police as"
HEADS = {
    **HURT_OR_DEAD,
    "hurt": "injured",
    "victims": "killed",
    "victim": "killed",
    "deceased": "killed",
    "casualties": "killed",
}
CALLED = ("named", "identified", "listed")
PARTLY = {"some", "include", "included", "including", "most"}


def opened(sentence: Sentence) -> tuple[str, int, int, bool] | None:
    """What became of them, the word for them, where the list begins, whether it is of names."""
    lows = sentence.lows
    colon = next((at for at, low in enumerate(lows) if low == ":" and at and lows[at - 1] in HEADS), None)
    if colon is not None and not PARTLY & set(lows[:colon]):
        return HEADS[lows[colon - 1]], colon - 1, colon + 1, True  # "read out the names of the dead: …"
    head = next((at for at, low in enumerate(lows[: HEAD_REACH + 1]) if low in HEADS), None)
    if head is None or not _plain_before(sentence, head):
        return None
    if lows[head + 1 : head + 2] == (",",) and lows[head] in ("victims", "victim", "dead"):
        return HEADS[lows[head]], head, head + 2, False  # "the victims, three men and a woman, were farmers"
    for at in range(head + 1, min(head + 1 + LINK_REACH, len(lows) - 1)):
        if lows[at] == ":":
            return HEADS[lows[head]], head, at + 1, True
        if lows[at] in ("were", "are", "was", "is", "as") or lows[at] in ("been", "being"):
            called = bool(set(CALLED) & set(lows[head:at]))
            if lows[at] == "as" and not called:
                return None
            if lows[at] != "as" and set(lows[at + 1 : at + 1 + LINK_REACH]) & set(CALLED):
                continue
            return HEADS[lows[head]], head, at + 1, called
        if lows[at] in (",", ";", "(", "and", "or", "by") and not set(CALLED) & set(lows[head:at]):
            return None
    return None


def _plain_before(sentence: Sentence, head: int) -> bool:
    """Nothing but "the", "all of those", "the two dead": no part of them, nobody else's act."""
    before = sentence.lows[:head]
    if not before:
        return sentence.lows[head] in ("victims", "casualties", "killed", "dead")
    words = (
        "the",
        "all",
        "those",
        "both",
        "names",
        "of",
        "who",
        "were",
        "people",
        "persons",
        "other",
        "civilians",
        "and",
    )
    digits = sentence.known("number_units")
    fine = all(low in words or low in digits or low.isdecimal() for low in before)
    part = before[:1] != ("the",) and before[:1] != ("those",) and before[:1] not in (("all",), ("both",))
    of_them = "of" in before and before[:2] not in (("all", "of"), ("names", "of")) and "names" not in before
    return fine and not part and not of_them

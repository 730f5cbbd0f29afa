"""Objects, weapons and parties of several sentences as anchored values."""

from collections.abc import Sequence

from solferino.extract.anchor import hedges_near, quote_words
from solferino.extract.facts import Facts
from solferino.extract.kinds import culprits
from solferino.extract.party_called import called
from solferino.extract.party_mentions import ActorMention as Mention
from solferino.extract.targets import ObjectMention
from solferino.model.circumstance import ActorMention, ActorRole, ObjectHit, ObjectRelation, Stage, WeaponUse
from solferino.model.document import Anchored, Document
from solferino.vocab.words import split_words

RELATIONS: tuple[ObjectRelation, ...] = ("hit", "damaged", "destroyed", "near", "intended")
STAGES: tuple[Stage, ...] = ("attempted", "threatened")
WRECKED = ("damaged", "destroyed")
ROLES: tuple[ActorRole, ...] = ("alleged_perpetrator", "claims_responsibility", "victim_side", "usual_suspect")


def objects_of(
    document: Document, found: Sequence[Facts], told: Sequence[Facts] = ()
) -> tuple[Anchored[ObjectHit], ...]:
    """Things hit, near or aimed at; one line per thing as written.

    Sentences without an act (`told`) add what they call damaged or destroyed.
    """
    out: dict[tuple[str, str], Anchored[ObjectHit]] = {}
    for position, fact in enumerate((*found, *told)):
        for mention in fact.objects:
            if position >= len(found) and mention.relation not in WRECKED:
                continue
            quote = quote_words(document, fact, _name_start(fact, mention), mention.last)
            relation = next(r for r in RELATIONS if r == mention.relation)
            value = ObjectHit(mention.row.id, quote.text, relation, mention.row.protection, mention.count)
            key = (mention.row.id, quote.text.lower().rstrip("s"))
            if key not in out or (out[key].value.relation == "near" and relation != "near"):
                hedges = hedges_near(document, fact, quote.start, quote.end)
                out[key] = Anchored(value, (quote,), f"objects:{mention.row.id}", hedges)
    return tuple(_without_echoes(out))


ECHOES = frozenset(("vehicle", "building", "structure", "compound", "premises", "property", "convoy"))


def _without_echoes(found: dict[tuple[str, str], Anchored[ObjectHit]]) -> list[Anchored[ObjectHit]]:
    """ "The vehicle", "the building" behind a minibus or a house are the same thing once more."""
    special = any(kind not in ("vehicle", "building") for kind, _ in found)
    plain = [use for use in found.values() if use.value.relation != "intended"]
    return [
        use for use in found.values()
        if not (special and len(plain) > 1 and _echo(use))
    ]  # fmt: skip


def _echo(use: Anchored[ObjectHit]) -> bool:
    return use.value.kind in ("vehicle", "building") and use.value.as_written.lower() in ECHOES


def weapons_of(document: Document, found: Sequence[Facts]) -> tuple[Anchored[WeaponUse], ...]:
    """Weapons named, without the class words that a more exact name covers."""
    out: dict[tuple[str, str], Anchored[WeaponUse]] = {}
    for fact in found:
        exact = {m.row.kind for m in fact.weapons if m.row.id not in COVERED and m.row.id not in BRINGERS}
        for mention in fact.weapons:
            row = mention.row
            if any(part in kind for kind in exact for part in COVERED.get(row.id, ())):
                continue  # "a 9M79 ballistic missile": the class beside the name says no more
            quote = quote_words(document, fact, mention.first, mention.last)
            use = WeaponUse(row.id if row.model else None, quote.text, row.kind)
            key = (row.id, "" if row.model else quote.text.lower().rstrip("s"))
            if key not in out:
                hedges = hedges_near(document, fact, quote.start, quote.end)
                out[key] = Anchored(use, (quote,), f"weapons:{row.id}", hedges)
    return tuple(_once(_without_generic(out)))


def _once(uses: list[Anchored[WeaponUse]]) -> list[Anchored[WeaponUse]]:
    """A weapon named in short and in full ("a land mine", "the mine") is one; two models stay two."""
    return [use for at, use in enumerate(uses) if use.value.id is not None or not _said_again(uses, at)]


def _said_again(uses: list[Anchored[WeaponUse]], at: int) -> bool:
    """Another use names this weapon more fully, or the bomb that a bomber or a vehicle brought."""
    kind, words = uses[at].value.kind, _words(uses[at])
    others = [(i, use) for i, use in enumerate(uses) if i != at]
    bombs = [_words(use) for _, use in others if use.value.kind in (kind, "bomb")]
    if CARRIERS & words and any(not CARRIERS & other for other in bombs):
        return True
    if uses[at].rule == VEHICLE and BOMB not in words:
        return any(use.rule == VEHICLE and BOMB in _words(use) for _, use in others)
    longer = [(i, use) for i, use in others if kind in SHORT and use.value.kind.endswith(SHORT[kind])]
    mine = bool(words & MINES)
    return any(words < _words(use) or (mine and _words(use) & MINES and _later(uses, at, i)) for i, use in longer)


def _words(use: Anchored[WeaponUse]) -> set[str]:
    return {low.removesuffix("s") for low in split_words(use.value.as_written)}


def _later(uses: list[Anchored[WeaponUse]], at: int, other: int) -> bool:
    """Of two names of one thing the longer word stays, of two alike the first."""
    here, there = len(uses[at].value.as_written.rstrip("s")), len(uses[other].value.as_written.rstrip("s"))
    return here < there or (here == there and at > other)


BOMB, VEHICLE = "bomb", "weapons:car_bomb"
CARRIERS = frozenset(("bomber", "attacker"))
MINES = frozenset(("mine", "landmine"))
# kinds of weapons a shorter name of which says no more than the longer: by the end of the longer one's kind
SHORT: dict[str, tuple[str, ...]] = {
    "unspecified mine": ("mine",),
    "mortar bomb": ("mortar bomb",),
    "artillery shell": ("explosive remnant",),
    "one-way attack drone": ("drone",),
}


BRINGERS = ("antonov",)  # planes that drop bombs: the bombs are told beside them
COVERED = {
    "missile": ("missile", "ballistic", "cruise", "rocket", "weapon system"),
    "rocket": ("rocket", "weapon system"),
    "bomb": ("bomb", "explosive device"),
    "artillery": ("mortar", "shell"),
    "ballistic_missile": ("weapon system", "ballistic"),
}


def _without_generic(found: dict[tuple[str, str], Anchored[WeaponUse]]) -> list[Anchored[WeaponUse]]:
    """A class word in the singular is dropped where the text names one of that class more exactly."""
    out = []
    for (row, text), use in found.items():
        exact = any(
            other_row not in (row, *BRINGERS) and any(part in other.value.kind for part in COVERED.get(row, ()))
            for (other_row, _), other in found.items()
        )
        plural = use.value.as_written.lower() != text  # "rockets" beside "Grad rockets" of another voice
        if not (exact and row in COVERED) or (plural and row == "rocket"):
            out.append(use)
    return out


def parties_of(document: Document, found: Sequence[Facts]) -> tuple[Anchored[ActorMention], ...]:
    """Whom the sentences name as the doer most often, then others whom somebody blames or who claim the act."""
    out = []
    ranked = _without_described(culprits(found))
    for fact, mention in [*ranked[:1], *(pair for pair in ranked[1:] if pair[1].blamed)]:
        quote = quote_words(document, fact, mention.first, mention.last)
        role = next(r for r in ROLES if r == mention.role)
        value = ActorMention(called(fact, mention, found), role, mention.row.id)
        out.append(
            Anchored(value, (quote,), f"actors:{mention.row.id}", hedges_near(document, fact, quote.start, quote.end))
        )
    return tuple(out)


def _without_described(ranked: list[tuple[Facts, Mention]]) -> list[tuple[Facts, Mention]]:
    """ "Palestinian gunmen" that nobody blames are whose act it is that a party claims."""
    claimed = any(mention.role == "claims_responsibility" and not mention.row.generic for _, mention in ranked)
    return [
        (fact, mention)
        for fact, mention in ranked
        if not (claimed and mention.role != "claims_responsibility" and _described(fact, mention))
    ]


def _described(fact: Facts, mention: Mention) -> bool:
    """Armed people called by what they are, whom nobody blames by name."""
    last = fact.sentence.lows[mention.last - 1]
    sorts = fact.sentence.known("of_no_state")
    sort = last in sorts and mention.row.name.lower().split()[-1] in sorts
    return sort and not mention.blamed


def stage_of(document: Document, found: Sequence[Facts]) -> Anchored[Stage] | None:
    """The words that say that the act was only attempted or threatened; None where no words do."""
    for fact in found:
        for first, last, told in fact.sentence.vocabulary.stages.find(fact.sentence.lows):
            stage = next(s for s in STAGES if s == told)
            return Anchored(stage, (quote_words(document, fact, first, last),), f"en.stage:{stage}")
    return None


def _name_start(fact: Facts, mention: ObjectMention) -> int:
    """A named thing begins with its name: "Chuhuiv Air Base"."""
    first = mention.first
    words = fact.sentence.words
    if words[first].text[:1].isupper():
        while first > 1 and words[first - 1].text[:1].isupper():
            first -= 1
    return first

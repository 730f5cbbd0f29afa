"""What each sentence holds: dates, places, figures, things, parties, voices, cues."""

from dataclasses import dataclass

from solferino.extract.clocks import ClockMention
from solferino.extract.dates import DateMention
from solferino.extract.doers import DoerMention
from solferino.extract.party_mentions import ActorMention
from solferino.extract.places import PlaceMention
from solferino.extract.saying_days import is_bound
from solferino.extract.sentences import Sentence
from solferino.extract.speakers import Attribution
from solferino.extract.targets import ObjectMention
from solferino.extract.things import TriggerMention, WeaponMention
from solferino.extract.toll_mentions import TollMention
from solferino.extract.victims import Victim


@dataclass(frozen=True, slots=True)
class HedgeMention:
    """Words that weaken: offsets into the document, factuality."""

    start: int
    end: int
    factuality: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything read in one sentence. `event_dates` leaves out the day of a statement.

    `shared_out` marks a part of a sentence that tells of several places (distribution.py). `carried`: who speaks on
    from the sentence before, where this one names nobody. `counted_clocks` are the clock times of counts ("by 11am"),
    `lapses` those told by their distance from another (lapses.py).
    """

    sentence: Sentence
    dates: tuple[DateMention, ...]
    event_dates: tuple[DateMention, ...]
    clocks: tuple[ClockMention, ...]
    parts: tuple[ClockMention, ...]
    places: tuple[PlaceMention, ...]
    tolls: tuple[TollMention, ...]
    objects: tuple[ObjectMention, ...]
    weapons: tuple[WeaponMention, ...]
    actors: tuple[ActorMention, ...]
    triggers: tuple[TriggerMention, ...]
    voices: tuple[Attribution, ...]
    hedges: tuple[HedgeMention, ...]
    cues: frozenset[str]
    not_attacks: frozenset[str]
    indefinite: bool
    plural: bool
    also: bool
    caption: bool
    characterised: tuple[tuple[int, int], ...]
    stands: frozenset[str]
    shared_out: bool = False
    victims: tuple[Victim, ...] = ()
    stages: frozenset[str] = frozenset()
    doers: tuple[DoerMention, ...] = ()
    state_doers: tuple[DoerMention, ...] = ()
    carried: tuple[Attribution, ...] = ()
    counted_clocks: tuple[ClockMention, ...] = ()
    lapses: tuple[ClockMention, ...] = ()

    @property
    def strength(self) -> int:
        return max((mention.row.strength for mention in self.triggers), default=0)

    @property
    def stated_days(self) -> tuple[DateMention, ...]:
        """Days named in any part: of the act or of a statement, but not the bound of a longer time."""
        return tuple(day for day in self.dates if not is_bound(self.sentence, day))

    @property
    def sites(self) -> tuple[PlaceMention, ...]:
        return tuple(mention for mention in self.places if mention.role in ("site", "near"))

    @property
    def local(self) -> tuple[PlaceMention, ...]:
        """Places smaller than a country."""
        return tuple(place for place in self.places if not (place.entries and place.entries[0].kind == "country"))

    @property
    def harm(self) -> tuple[TollMention, ...]:
        return tuple(mention for mention in self.tolls if not mention.row.combatant)

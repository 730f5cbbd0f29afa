"""Lists that decide what may leave the restricted view (spec assess.md, section 6)."""

from typing import Final

from solferino.model.claim import Account, Speaker
from solferino.model.document import Document
from solferino.model.incident import Incident

# Kinds of source that speak for an organisation or an office. Anybody else is a person and stays unnamed.
OFFICES: Final = frozenset(
    {
        "belligerent_affiliated_media",
        "belligerent_media",
        "belligerent_military",
        "emergency_service",
        "dataset",
        "international_organisation",
        "local_media",
        "local_media_on_site",
        "local_official",
        "media",
        "media_repeating",
        "ministry",
        "national_official",
        "ngo",
        "ngo_on_site",
        "ngo_remote",
        "official",
        "wire",
        "wire_on_site",
    }
)
# Kinds of persons: the kind may be told, the name not.
PERSON_KINDS: Final = frozenset(
    {
        "victim_family",
        "victim",
        "eyewitness",
        "witness",
        "medical_staff",
        "social_media",
        "social_media_anonymous",
        "social_media_identified",
    }
)
# P2: places with these objects are never published finer than a district.
SENSITIVE_PROTECTION: Final = frozenset({"medical", "medical_transport", "survival", "dangerous_installation"})
SENSITIVE_OBJECTS: Final = frozenset({"camp", "shelter", "power_station", "water_facility", "dam", "detention_centre"})
# P8: own compartment, never summed up or exported by the machine.
COMPARTMENT_EVENTS: Final = frozenset({"sexual_violence"})
COMPARTMENT_OUTCOMES: Final = frozenset({"sexual_violence", "ill_treated"})
COMPARTMENT_INDICATORS: Final = frozenset({"L30"})
DELAY_DAYS: Final = 30  # P2
PUBLIC_CONTRADICTIONS: Final = frozenset({"count", "population", "date", "occurrence"})
PUBLIC_CHECKS: Final = frozenset({"text", "secondary"})
VERIFICATION: Final = frozenset(
    {"unverified", "awaiting_corroboration", "awaiting corroboration", "accepted", "verified"}
)
VAGUE_WORDS: Final = frozenset(
    {
        "dozens",
        "scores",
        "tens",
        "hundreds",
        "thousands",
        "many",
        "several",
        "some",
        "a few",
        "numerous",
        "an unstated number",
    }
)
MASKED_NAME: Final = "name not published"


def speaks_for_an_office(speaker: Speaker) -> bool:
    return speaker.named and (speaker.kind or "").replace(" ", "_") in OFFICES


def is_published(document: Document | None) -> bool:
    """A document that anyone can find: it has a web address and a publisher of its own."""
    if document is None or document.source is None or (document.source.kind or "").replace(" ", "_") not in OFFICES:
        return False
    return bool(document.url and document.url.startswith(("https://", "http://")))


def is_sensitive(accounts: tuple[Account, ...]) -> bool:
    """Whether any account of an incident names an object whose place must not be published."""
    things = [anchored.value for account in accounts for anchored in account.objects]
    return any(thing.protection in SENSITIVE_PROTECTION or thing.kind in SENSITIVE_OBJECTS for thing in things)


def in_compartment(incident: Incident, accounts: tuple[Account, ...]) -> bool:
    """Whether an incident is about what no view but the restricted one may hold."""
    events = {account.event_type.value for account in accounts if account.event_type}
    outcomes = {anchored.value.outcome for account in accounts for anchored in account.tolls}
    return bool(incident.accounts and (events & COMPARTMENT_EVENTS or outcomes & COMPARTMENT_OUTCOMES))

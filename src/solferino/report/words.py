"""The words a dossier uses. One place, neutral, the same for every side; unknown is said, never shown as a sign."""

from typing import Final

from solferino.model.assessment import Element
from solferino.vocab.review import findings

NOT_STATED: Final = "not stated"
WITHHELD: Final = "kept in the restricted view"

EVENTS: Final = {
    "airstrike": "Air strike",
    "missile_or_rocket": "Missile or rocket strike",
    "shelling": "Shelling",
    "drone": "Drone attack",
    "small_arms": "Shooting or firing",
    "bombing_ied": "Bombing",
    "mine_or_uxo": "Mine or unexploded ordnance",
    "sexual_violence": "Sexual violence",
    "arson": "Arson",
    "abduction": "Abduction",
    "execution": "Killing of persons in custody or at close range",
    "other": "Attack",
}
OUTCOMES: Final = {
    "killed": "killed",
    "injured": "injured",
    "missing": "missing",
    "abducted": "abducted",
    "sexual_violence": "subjected to sexual violence",
    "ill_treated": "ill-treated",
}
KINDS: Final = {  # one, several
    "person": ("person", "persons"),
    "civilian": ("civilian", "civilians"),
    "man": ("man", "men"),
    "woman": ("woman", "women"),
    "child": ("child", "children"),
    "boy": ("boy", "boys"),
    "girl": ("girl", "girls"),
    "health_worker": ("health worker", "health workers"),
    "patient": ("patient", "patients"),
    "aid_worker": ("aid worker", "aid workers"),
    "journalist": ("journalist", "journalists"),
    "displaced_person": ("displaced person", "displaced persons"),
    "migrant": ("migrant", "migrants"),
    "tourist": ("tourist", "tourists"),
    "combatant": ("combatant", "combatants"),
}
GRADES: Final = {  # label, what it means
    "confirmed": ("Confirmed", "the party that is blamed has itself accepted that civilians were harmed"),
    "fair": ("Fair", "at least two independent sources report civilian harm, and fighting or a strike is likely"),
    "weak": ("Weak", "one independent source, or hedged and imprecise reports only"),
    "contested": ("Contested", "sources blame different parties, or dispute that the victims were civilians"),
    "discounted": ("Discounted", "independent sources, and a person who signed for it, set the report aside"),
    "unassessed": ("Unassessed", "no admissible statement of harm to civilians"),
}
STRIKE: Final = {
    "declared": "declared by the party that carried it out",
    "likely": "likely: several sources report the strike",
    "single_source": "reported by a single source",
    "contested": "contested between parties",
    "unknown": NOT_STATED,
}
ATTRIBUTION: Final = {
    "self_declared": "claimed by the party itself",
    "uncontested_reported": "reported; no source here denies it or blames another",
    "contested": "contested",
    "unknown": NOT_STATED,
}
STANCES: Final = {
    "asserts": "asserts",
    "reports": "reports",
    "confirms": "confirms",
    "denies": "denies",
    "accuses": "accuses",
    "disputes": "disputes",
}
FACTUALITY: Final = {
    "asserted": "said without a hedge",
    "reported": "passed on",
    "probable": "stated as likely",
    "possible": "stated as possible",
    "denied": "denied",
    "unknown": "certainty not stated",
}
SCOPES: Final = {
    "incident": "about this incident",
    "composite": "about several places at once",
    "total": "a total",
    "general": "in general",
}
ELEMENTS: Final = {
    "claimed": "claimed by one source",
    "corroborated": "corroborated",
    "contradicted": "contradicted",
    "unknown": "not known",
    "human_only": "for a person to judge",
}
INDICATORS: Final = {
    "not_raised": "not raised",
    "raised": "raised",
    "corroborated": "conduct corroborated",
    "reviewed": "reviewed by a person",
    "set_aside": "set aside by a person",
}
INDICATOR_SENTENCES: Final = {
    "not_raised": "No source describes facts that raise this question.",
    "raised": "Sources describe facts that raise this question.",
    "corroborated": "The conduct described is supported by independent sources. Whether it breaches a rule depends on "
    "what is not known.",
    "reviewed": "A named reviewer has compared the facts with the rules.",
    "set_aside": "A person has set this question aside and given a reason.",
}
VERDICTS: Final = {
    "accept": "accepted",
    "reject": "rejected",
    "merge": "held to be one incident",
    "split": "held to be separate incidents",
    "correct": "put right",
    "verify": "verified",
    "set_aside": "set aside",
    "learn": "weights of links learned",
    "withdraw": "taken back",
}
POPULATIONS: Final = {
    "civilian": "civilians",
    "military": "military",
    "mixed": "civilians and military together",
    "unspecified": "civilian or military: not stated",
}
RELATIONS: Final = {
    "hit": "hit",
    "damaged": "damaged",
    "destroyed": "destroyed",
    "near": "near the site",
    "intended": "said to be the intended target",
}
PLACE_ROLES: Final = {"site": "site", "near": "reference point", "region": "region"}
FLAGS: Final = {
    "single_root": "rests on a single source",
    "open_upper": "a source says that the number may be higher",
    "derived": "derived from a sum over several places",
    "cumulative_source": "a source counts over time",
    "may_be_higher": "may be higher",
    "weapon_shared_by_both_sides": "both sides hold this weapon (the register’s own knowledge, see the open questions)",
    "general_denial": "the party that is blamed denies attacks of this kind",
    "specific_denial": "the party that is blamed denies this attack, or a part in it",
    "composite": "one statement covers several places",
    "restricted": "holds a question for a specialist body only",
    "population_not_stated": "whether civilians: not stated",
    "status_contested": "disputed whether civilians",
    "vague": "a source gives a word and no number",
    "approximate": "a source says “about”",
    "reviewed_list": "best figure by a list of victims that a person reviewed",
    "reviewed_list_shorter": "a list of victims that a person reviewed names fewer people than the low figure",
    "partition": "parts and whole do not add up",
}
ACTORS: Final = {
    "alleged_perpetrator": "alleged to have carried it out",
    "claims_responsibility": "says that it carried it out",
    "victim_side": "side that was hit",
    "usual_suspect": "said to carry out such attacks",
}
BANDS: Final = {
    "linked": "held to be one incident",
    "proposed": "possibly one incident",
    "apart": "held apart",
    "part": "one of them tells of several incidents at once, this perhaps among them",
}
FIELDS: Final = {
    "count": "number",
    "population": "who is counted",
    "label": "description",
    "date": "date",
    "place": "place",
    "weapon": "weapon",
    "actor": "who carried it out",
    "occurrence": "whether it happened",
    "partition": "parts and whole",
    "refinement": "one value is more exact",
    "unit": "perhaps another unit",
}
CHECKED: Final = {
    "text": "checked against the text of the rule",
    "secondary": "checked against a text that restates the rule",
    "memory": "unchecked",
}
VIEWS: Final = {
    "restricted": (
        "Restricted view",
        "Holds full texts, exact places and names as the sources give them. Not for publication.",
    ),
    "partner": (
        "Partner view",
        "Leaves out names of persons without an office in chains of speakers and in what the register writes, custody "
        "names, and distances to military objectives. It does not guarantee more: quoted words, passages and file "
        "names stand as the sources wrote them and may name persons, homes, streets and exact places. Read them before "
        "you pass this file on.",
    ),
    "public": (
        "Public view",
        "Holds only what is on the publication list: no texts of documents, no names of persons, no place finer than a "
        "town or region. Ministries, armed forces, international bodies and organisations are named where a row of the "
        "vocabulary knows them; who is not known stays unnamed, with the kind of source.",
    ),
}
NUMBERS: Final = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def attribution(value: str, flags: tuple[str, ...], *, rivals: bool) -> str:
    """Who is held responsible, and what stands against it: a denial is never left unsaid."""
    against = [FLAGS[flag] for flag in ("specific_denial", "general_denial") if flag in flags][:1]
    if rivals:
        against.insert(0, "sources blame different parties")
    text = label(ATTRIBUTION, value)
    return f"{text}: {'; '.join(against)}" if value == "contested" and against else text


def label(table: dict[str, str], value: str) -> str:
    """The word for a value of a closed list; a value of a newer list is spelled out rather than lost."""
    return table.get(value, plain(value))


def plain(slug: str) -> str:
    return slug.replace("_", " ").strip()


def number(value: int) -> str:
    """Small numbers in letters, larger ones with thousands set apart."""
    return NUMBERS[value] if 0 <= value < len(NUMBERS) else f"{value:,}"


def element(row: Element) -> str:
    """State of an element of a question, with what a person ruled on it."""
    if row.ruled is None:
        return label(ELEMENTS, row.state)
    return f"{findings().get(row.ruled, row.ruled)} (decision {row.ruled_by})"


def counted(value: int, one: str, several: str | None = None) -> str:
    """`3 reports`, `1 report`."""
    return f"{value:,} {one if value == 1 else several or one + 's'}"


def sources(low: int, high: int) -> str:
    """How many independent sources: a range, because unnamed witnesses of two reports may be the same person."""
    if high <= low:
        return f"{number(low)} independent source{'' if low == 1 else 's'}"
    return f"{number(low)} to {number(high)} independent sources"


def span_of(low: int | None, high: int | None) -> str:
    """A range of numbers: `2`, `1 to 3`, `at least 2`, `up to 5`, `number not stated`."""
    if low is None and high is None:
        return "number not stated"
    if high is None:
        return f"at least {low:,}"
    if low is None:
        return f"up to {high:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def kind(name: str, count: int | None) -> str:
    one, several = KINDS.get(name, (plain(name), plain(name)))
    return one if count == 1 else several


def size(value: int) -> str:
    return f"{value:,} byte{'' if value == 1 else 's'}"


def radius(metres: int) -> str:
    """`within 3 km`, never rounded down."""
    if metres < 1000:
        return f"within {metres} m"
    return f"within {-(-metres // 1000):,} km"

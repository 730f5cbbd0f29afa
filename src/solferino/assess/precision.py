"""How exactly day and place of an incident are known, by the codes of UCDP and ACLED (spec section 1.5, rule C12)."""

from solferino.assess.scene import Scene
from solferino.model.evidence import Precision
from solferino.vocab.precision import day_code, place_code


def precision(scene: Scene) -> Precision:
    """Codes computed from the first and last civil day and from the most exact place that any account gives."""
    length = (scene.days[1] - scene.days[0]).days + 1 if scene.days else None
    places = [place.value for account in scene.accounts for place in account.places]
    known = [(place.role, place.kind or "", place.radius_m) for place in places]
    return Precision(
        ucdp_date=day_code("ucdp", length) if length else None,
        ucdp_place=place_code("ucdp", known),
        acled_time=day_code("acled", length) if length else None,
        acled_place=place_code("acled", known),
        clarity=2 if all(account.composite for account in scene.accounts) else 1,
    )

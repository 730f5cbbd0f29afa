"""What the register calls a thing, and what MUC-4 calls it."""

EVENTS = {
    "bombing_ied": "BOMBING", "mine_or_uxo": "BOMBING", "airstrike": "ATTACK", "missile_or_rocket": "ATTACK",
    "drone": "ATTACK", "shelling": "ATTACK", "small_arms": "ATTACK", "execution": "ATTACK", "other": "ATTACK",
    "massacre": "ATTACK", "raid": "ATTACK", "suicide_bombing": "BOMBING", "ground_attack": "ATTACK",
}  # fmt: skip
INSTRUMENTS = {
    "car_bomb": "VEHICLE BOMB", "bomb": "BOMB", "ied": "EXPLOSIVE", "suicide_bomb": "BOMB", "mortar": "MORTAR",
    "artillery": "PROJECTILE", "rocket": "ROCKET",
    "missile": "MISSILE", "landmine": "MINE", "machine_gun": "MACHINE GUN",
    "rifle": "RIFLE", "blade": "CUTTING DEVICE", "incendiary": "MOLOTOV COCKTAIL", "grenade": "GRENADE",
    "dynamite": "DYNAMITE", "explosives": "EXPLOSIVE", "molotov": "MOLOTOV COCKTAIL", "handgun": "HANDGUN",
    "rpg": "ROCKET", "aerial_bomb": "AERIAL BOMB", "stones": "STONE", "firearm": "GUN", "torture": "TORTURE",
    "fire": "FIRE", "small weapon": "GUN",
}  # fmt: skip
OBJECTS = {
    "hospital": "OTHER", "ambulance": "TRANSPORT VEHICLE", "market": "COMMERCIAL", "restaurant": "COMMERCIAL",
    "apartment_block": "CIVILIAN RESIDENCE", "dwelling": "CIVILIAN RESIDENCE",
    "railway_station": "TRANSPORTATION FACILITY",
    "bus": "TRANSPORT VEHICLE", "vehicle": "TRANSPORT VEHICLE", "office": "ORGANIZATION OFFICE",
    "embassy": "DIPLOMAT OFFICE OR RESIDENCE", "media": "COMMUNICATIONS", "power_station": "ENERGY",
    "water_facility": "WATER", "dam": "ENERGY",
}  # fmt: skip
# words of the target's name that say more than its kind
NAMED = (
    (r"\b(?:EMBASS|CONSUL|AMBASSADOR|DIPLOMAT)", "DIPLOMAT OFFICE OR RESIDENCE"),
    (r"\b(?:BANKS?|BANCO|SAVINGS|FINANCIAL)\b", "FINANCIAL"),
    (r"\b(?:POLICE|CHECKPOINT)", "LAW ENFORCEMENT FACILITY"),
    (
        r"\b(?:MINISTRY|TOWN HALL|GOVERNMENT|MUNICIPAL|PRESIDENTIAL|PRESIDENT|MAYOR|CONGRESS|MINISTER|PREFECT|VOTING)",
        "GOVERNMENT OFFICE OR RESIDENCE",
    ),
    (r"\b(?:TELEPHONE|RADIO|TELEVISION|TELECOM|NEWSPAPER|DAILY|TRANSMI)", "COMMUNICATIONS"),
    (
        r"\b(?:POWER|ELECTRIC|ENERGY|PYLON|PIPELINE|OIL|FUEL|HIGH[ -]VOLTAGE|TRANSFORMER|TOWERS?$|POLES$|REFINERY)",
        "ENERGY",
    ),
    (r"\b(?:BRIDGE|HIGHWAY|ROAD|RAILWAY|AIRSTRIP)", "TRANSPORTATION ROUTE"),
    (r"\b(?:BUS|BUSES|CAR|CARS|VEHICLES?|TRUCKS?|TRAIN|PLANE|HELICOPTER|AUTOMOBILE|TAXIS?)$", "TRANSPORT VEHICLE"),
    (r"\b(?:AIRPORT|STATION|TERMINAL|PORT)$", "TRANSPORTATION FACILITY"),
    (r"\b(?:PARTY|CANDIDATE|COUNCILMAN|POLITICAL)", "POLITICAL FIGURE OFFICE OR RESIDENCE"),
    (r"\b(?:STORES?|SHOPS?|HOTEL|RESTAURANT|SUPERMARKET|COMPANY|COMPANIES|FACTORY|GAS STATION|MALL)", "COMMERCIAL"),
    (r"\b(?:WATER)", "WATER"),
)
STANDINGS = {
    "government": "GOVERNMENT OFFICIAL", "politics": "POLITICAL FIGURE", "law": "LEGAL OR JUDICIAL",
    "police": "LAW ENFORCEMENT", "guard": "SECURITY GUARD", "military": "ACTIVE MILITARY", "diplomacy": "DIPLOMAT",
    "civilian": "CIVILIAN",
}  # fmt: skip
EFFECTS = {"killed": "DEATH", "injured": "INJURY", "unharmed": "NO INJURY OR DEATH"}
STATES = (
    "ARMY",
    "ARMED FORCES",
    "AIR FORCE",
    "POLICE",
    "GOVERNMENT",
    "NATIONAL POLICE",
    "NATIONAL GUARD",
    "TREASURY POLICE",
)

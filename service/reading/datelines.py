"""Where and by whom a story was filed, at the start of a paragraph: "SEOUL, Sep 5 (AP) -"."""

import re

_LONGEST = 160  # code points
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?"
_WHEN = rf"(?:{_DAY},? )?(?:{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?)"
_NAME = r"[A-ZÀ-ÞŁŚŞČŠŽ][\w.'’]{0,30}"
_PLACE = rf"{_NAME}(?:[ -](?:{_NAME}|de|del|da|do|di|la|el|al|upon|of|the|and)){{0,4}}"
_PLACES = rf"{_PLACE}(?:/{_PLACE}){{0,2}}(?:, {_PLACE}){{0,2}}"
_CAPS = r"[A-ZÀ-ÞŁŚŞČŠŽ][A-ZÀ-ÞŁŚŞČŠŽ'’]{1,20}\.?"
_CAPS_PLACE = rf"{_CAPS}(?:[ -](?:{_CAPS}|de|del|da|do|di|la)){{0,4}}"
_CAPS_PLACES = rf"{_CAPS_PLACE}(?:/{_CAPS_PLACE}){{0,2}}"
_DASH = r"(?:\s*(?:--+|[–—])\s*|\s+-\s+|-\s+)"
_BEGINS = r"(?=[\"“‘'(]?[A-ZÀ-Þ0-9$£€])"
_AGENCIES = (
    r"AA|AAP|AFP|ANI|ANSA|AP|Agence France-Presse|Agencies|Associated Press|BBC|Bernama|"
    r"Bloomberg|CNA|CNN|CNN Business|CP|DPA|dpa|EFE|Express|HT|IANS|JTA|KUNA|Kyodo|MENA|NNN|"
    r"NationPress|News ?Press|PA|PTI|Petra|REUTERS|RT|Reuters|SPA|TASS|TNN|UNI|UPI|VOA|WAM|"
    r"Wikinews|Xinhua|XINHUA|Yonhap|ZeeNews"
)
# In capitals before a dash, but no places.
_NO_PLACE = frozenset(
    """AIDS ASEAN BREAKING CORRECTION COVID-19 EXCLUSIVE FACTBOX FIFA HIV IMF INTERPOL LIVE NASA
    NATO NOTE OPEC OPINION POLL QUESTION REVIEW TIMELINE UEFA UNESCO UNICEF UPDATE VIDEO WATCH
    WHO WTO""".split()
)
_CITIES = frozenset(
    city.strip()
    for city in """Abu Dhabi|Abuja|
    Accra|Addis Ababa|Ahmedabad|Algiers|Amman|Amsterdam|Ankara|Astana|Athens|
    Auckland|Baghdad|Baku|Bangalore|Bangkok|Beijing|Beirut|Belgrade|Bengaluru|Berlin|Bhopal|
    Bhubaneswar|Bogota|Bogotá|Brasilia|Brussels|Bucharest|Budapest|Buenos Aires|Cairo|Canberra|
    Caracas|Chandigarh|Chennai|Colombo|Copenhagen|Dakar|Damascus|Dar es Salaam|Dehradun|Delhi|
    Dhaka|Doha|Dubai|Dublin|Geneva|Gaza|Guwahati|Gurgaon|Gurugram|Hanoi|Harare|Havana|Helsinki|
    Hong Kong|Hyderabad|Imphal|Indore|Islamabad|Istanbul|Jaipur|Jakarta|Jammu|Jerusalem|
    Johannesburg|Kabul|Kampala|Karachi|Kathmandu|Khartoum|Kiev|Kigali|Kochi|Kolkata|Kuala Lumpur|
    Kyiv|Lagos|Lahore|Lima|Lisbon|London|Lucknow|Madrid|Male|Manama|Manila|Mexico City|Mogadishu|
    Moscow|Mumbai|Muscat|Nagpur|Nairobi|New Delhi|New York|Nicosia|Noida|Oslo|Ottawa|Paris|Patna|
    Prague|Pretoria|Pune|Quito|Ranchi|Riyadh|Rome|San Francisco|Santiago|Sarajevo|Seoul|Shanghai|
    Singapore|Sofia|Srinagar|Stockholm|Sydney|Taipei|Tallinn|Tbilisi|Tehran|Tel Aviv|
    Thiruvananthapuram|Tokyo|Tripoli|Tunis|United Nations|Vienna|Vilnius|Visakhapatnam|
    Warsaw|Washington|Wellington|Yangon|Yerevan|Zagreb|Zurich""".split("|")
)

_FILED = rf"(?:{_WHEN}|\({_NAME}(?: {_NAME}){{0,3}}\))"
_END = rf"(?:{_DASH}|:\s+)"

# Anywhere in a story: an agency we know, a date, or capitals with a dash.
_SURE = tuple(
    re.compile(pattern + _BEGINS)
    for pattern in (
        rf"(?:{_PLACES}(?:,? {_WHEN})?,? ?)?\((?:{_AGENCIES})\)(?:{_DASH}|:\s*|\s*)",
        rf"{_PLACES}(?: \({_NAME}(?: {_NAME}){{0,3}}\))?,? {_WHEN}(?:,? {_FILED})?"
        rf"(?:, {_NAME}(?: {_NAME}){{1,3}})?{_END}",
        rf"{_PLACES},? {_WHEN} \({_NAME}(?: {_NAME}){{0,3}}\)\s*",
        rf"(?P<caps>{_CAPS_PLACES})(?:[,.] {_PLACE}){{0,2}}(?:,? {_FILED}){{0,2}}{_DASH}",
    )
)
# Only where the story begins.
_LIKELY = tuple(
    re.compile(pattern + _BEGINS)
    for pattern in (
        rf"{_PLACES} \({_NAME}(?: {_NAME}){{0,3}}\){_END}",
        rf"(?P<caps>{_CAPS_PLACES})(?:, {_PLACE}){{0,2}}(?: \({_NAME}(?: {_NAME}){{0,3}}\))?:\s+",
        rf"(?P<city>{_PLACE})(?:, {_PLACE}){{0,2}}{_END}",
        r"--+\s*",
    )
)
_ALONE = re.compile(
    rf"(?:{_CAPS_PLACES}(?:, {_PLACE}){{0,2}}|(?=.*\d){_PLACES})(?:(?:,| \||) {_FILED}){{1,3}}"
    r"(?:,? \d{4})?\W*\Z"
)


def is_dateline(line: str) -> bool:
    """Whether a line is a dateline and nothing else: "JAKARTA, 19 November (Straits Wire)"."""
    return len(line) <= _LONGEST and bool(_ALONE.match(line))


def dateline(paragraph: str, *, begins_story: bool) -> int:
    """Where the dateline of a paragraph ends (white space after it not counted); 0 for none.

    `begins_story`: also weaker forms are taken, as "New Delhi: The …", where nothing was
    reported before.
    """
    for pattern in _SURE + _LIKELY if begins_story else _SURE:
        found = pattern.match(paragraph[:_LONGEST])
        if found and _plausible(found.groupdict()):
            return len(found.group().rstrip())
    return 0


def _plausible(parts: dict[str, str | None]) -> bool:
    caps, city = parts.get("caps"), parts.get("city")
    if caps is not None:
        return len(caps) >= 4 and caps.split()[0].strip(".") not in _NO_PLACE
    return city is None or city in _CITIES

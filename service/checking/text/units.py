"""Units as news prints them, each with the one name under which it is compared."""

import re

_TABLE = """
%: % pc pct percent
point: percentage-point percentage-points
times: times
basis-point: basis-point basis-points bps
second: second seconds sec secs
minute: minute minutes min mins
hour: hour hours hr hrs
day: day days
week: week weeks
month: month months
year: year years yr yrs
decade: decade decades
century: century centuries
metre: metre metres meter meters m
kilometre: kilometre kilometres kilometer kilometers km kms
centimetre: centimetre centimetres centimeter centimeters cm
millimetre: millimetre millimetres millimeter millimeters mm
mile: mile miles mi
foot: foot feet ft
inch: inch inches
yard: yard yards yd yds
acre: acre acres
hectare: hectare hectares ha
litre: litre litres liter liters
gallon: gallon gallons
barrel: barrel barrels
gram: gram grams g
kilogram: kilogram kilograms kilo kilos kg kgs
tonne: tonne tonnes ton tons metric-ton metric-tons metric-tonne metric-tonnes
stone: stone
mph: mph
kph: kph kmh km/h
megawatt: megawatt megawatts mw
gigawatt: gigawatt gigawatts gw
celsius: c celsius centigrade °c degree-celsius degrees-celsius degree-c degrees-c
celsius: degree-centigrade degrees-centigrade
fahrenheit: f fahrenheit °f degree-fahrenheit degrees-fahrenheit degree-f degrees-f
degree: degree degrees °
dollar: dollar dollars usd bucks
cent: cent cents
euro: euro euros eur
pound: pound pounds gbp quid
lb: lb lbs
penny: p pence penny
rupee: rupee rupees inr rs re
yen: yen jpy
yuan: yuan renminbi cny rmb
won: won krw
rouble: rouble roubles ruble rubles
franc: franc francs
peso: peso pesos
krona: krona kronor krone kroner
crown: crown crowns
rand: rand
lira: lira lire
baht: baht
ringgit: ringgit
dirham: dirham dirhams
riyal: riyal riyals rial rials
dinar: dinar dinars
naira: naira
shilling: shilling shillings
rupiah: rupiah
"""
UNITS = {
    surface: name
    for name, surfaces in (line.split(": ") for line in _TABLE.strip().splitlines())
    for surface in surfaces.split()
}
MONEY = frozenset(
    """dollar cent euro pound penny rupee yen yuan won rouble franc peso krona crown rand lira baht
    ringgit dirham riyal dinar naira shilling rupiah""".split()
)
CURRENCY_SIGNS = {
    "$": "dollar",
    "us$": "dollar",
    "a$": "dollar-au",
    "au$": "dollar-au",
    "c$": "dollar-ca",
    "nz$": "dollar-nz",
    "hk$": "dollar-hk",
    "s$": "dollar-sg",
    "£": "pound",
    "€": "euro",
    "¥": "yen",
    "₹": "rupee",
    "rs": "rupee",
    "rs.": "rupee",
    "inr": "rupee",
    "usd": "dollar",
    "eur": "euro",
    "gbp": "pound",
}
# Letters that also say million, metres or nothing at all: a unit only when stuck to the number.
_STUCK_ONLY = frozenset("m g c f p".split())
# Surfaces that are words of their own: a unit only when they are written out after the number.
_NOT_STUCK = frozenset("won re min stone rand crown crowns second".split())
_FOLLOWING = re.compile(
    r"(?P<glue>[ -]?)(?:(?:US|American|Australian|Canadian|Indian|Hong Kong|Chinese|Japanese"
    r"|British|more|further|full|additional|consecutive|straight|square|cubic|sq|sterling) )?"
    r"(?P<unit>per cent|percentage points?|basis points?|km/h|metric ton(?:ne)?s?|° ?[CF]"
    r"|degrees? (?:Celsius|centigrade|Fahrenheit|[CF])|[^\W\d_]+|[%°])(?![^\W_])",
    re.IGNORECASE,
)
_SQUARE = re.compile(r"[ -]?(?:square|sq) ", re.IGNORECASE)


def unit_after(text: str, at: int) -> tuple[str, int]:
    """The unit that stands right after a number ending at `at`, and where it ends; ("", at)
    where none does."""
    found = _FOLLOWING.match(text, at)
    if not found:
        return "", at
    surface = found["unit"].lower()
    if surface == "m" and _SQUARE.match(text, at):
        surface = "metre"
    if surface == "per cent":
        return "%", found.end()
    name = UNITS.get(surface.replace("° ", "°").replace(" ", "-"))
    stuck = found.start("unit") == at
    if name is None or (surface in _STUCK_ONLY and not stuck) or (surface in _NOT_STUCK and stuck):
        return "", at
    if surface == "re" or (surface == "won" and not stuck and text[at - 1] not in "n0"):
        return "", at  # "the three won gold"
    if _SQUARE.match(text, at):
        name = f"square-{name}"
    return name, found.end()

"""Words that name the same country or people: "Korean" and "Korea", "US" and "America"."""

import re

from service.checking.text.words import fold

_TABLE = """
afghanistan afghan afghans
africa african africans
albania albanian albanians
algeria algerian algerians
argentina argentine argentinian argentines
armenia armenian armenians
asia asian asians
australia australian australians aussie
austria austrian austrians
azerbaijan azerbaijani azeri
bahrain bahraini
bangladesh bangladeshi bangladeshis
belarus belarusian
belgium belgian belgians
bolivia bolivian
bosnia bosnian bosnians
brazil brazilian brazilians
britain british briton britons uk gb
bulgaria bulgarian bulgarians
burma burmese myanmar
cambodia cambodian
canada canadian canadians
caribbean
catalonia catalan catalans
chechnya chechen chechens
chile chilean chileans
china chinese prc
colombia colombian colombians
congo congolese
croatia croatian croat croats
cuba cuban cubans
cyprus cypriot cypriots
czechia czech czechs
denmark danish dane danes
egypt egyptian egyptians
england english
eritrea eritrean
estonia estonian
ethiopia ethiopian ethiopians
europe european europeans
fiji fijian
finland finnish finn finns
france french
gaza gazan gazans
georgia georgian georgians
germany german germans
ghana ghanaian ghanaians
greece greek greeks
haiti haitian haitians
hungary hungarian hungarians
iceland icelandic icelander
india indian indians
indonesia indonesian indonesians
iran iranian iranians
iraq iraqi iraqis
ireland irish
israel israeli israelis
italy italian italians
jamaica jamaican jamaicans
japan japanese
jordan jordanian jordanians
kazakhstan kazakh kazakhs
kenya kenyan kenyans
korea korean koreans
kosovo kosovan kosovar
kuwait kuwaiti
kyrgyzstan kyrgyz
laos lao laotian
latvia latvian
lebanon lebanese
liberia liberian
libya libyan libyans
lithuania lithuanian
macedonia macedonian
malawi malawian
malaysia malaysian malaysians
mali malian
malta maltese
mexico mexican mexicans
moldova moldovan
mongolia mongolian
morocco moroccan moroccans
mozambique mozambican
namibia namibian
nepal nepali nepalese
netherlands dutch holland
nigeria nigerian nigerians
norway norwegian norwegians
oman omani
pakistan pakistani pakistanis
palestine palestinian palestinians
panama panamanian
paraguay paraguayan
peru peruvian peruvians
philippines philippine filipino filipinos
poland polish pole poles
portugal portuguese
qatar qatari
romania romanian romanians
russia russian russians
rwanda rwandan
samoa samoan
saudi saudis
scotland scottish scots scot
senegal senegalese
serbia serbian serb serbs
sicily sicilian
singapore singaporean
slovakia slovak slovakian
slovenia slovenian slovene
somalia somali somalis
soviet soviets ussr
spain spanish spaniard spaniards
sudan sudanese
sweden swedish swede swedes
switzerland swiss
syria syrian syrians
taiwan taiwanese
tajikistan tajik
tanzania tanzanian
thailand thai thais
tibet tibetan tibetans
tunisia tunisian tunisians
turkey turkish turk turks turkiye
uganda ugandan ugandans
ukraine ukrainian ukrainians
us usa america american americans
uruguay uruguayan
uzbekistan uzbek
venezuela venezuelan venezuelans
vietnam vietnamese
wales welsh
yemen yemeni yemenis
zealand kiwi kiwis
zambia zambian
zimbabwe zimbabwean zimbabweans
"""
_GROUPS = {word: line.split()[0] for line in _TABLE.strip().splitlines() for word in line.split()}
_PERSON = re.compile(r"(?:wo)?m[ae]n$")
# What is left of a place's name and of its people's after the letters they share.
_ENDINGS = frozenset("a e y ia o an ian ean n ish ese i is ic er ers ans ians ns".split()) | {""}
# Shorter beginnings join strangers: "Iran", "Iraq".
_SHARED_LETTERS = 4


def place_group(word: str) -> str:
    """The first name of the country that a folded word names, or whose man or woman it is ("the
    Frenchwoman"); "" for other words."""
    people = _PERSON.sub("", word)
    known = _GROUPS.get(word) or _GROUPS.get(word.removesuffix("s"), "")
    return known or (_GROUPS.get(people, "") if people != word else "")


def same_place(one: str, other: str) -> bool:
    """Whether two words name one place or its people: by the table, or "Paris", "Parisian"."""
    one, other = fold(one), fold(other)
    group = place_group(one)
    if group or place_group(other):
        return group == place_group(other)
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    longest = max(one[shared:], other[shared:], key=len)
    return (
        shared >= _SHARED_LETTERS
        and {one[shared:], other[shared:]} <= _ENDINGS
        and longest in ("n", "i", "an", "ian", "ean", "ish", "ese", "er", "ers", "ans", "ians", "")
    )

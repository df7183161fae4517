"""Sentence text → words, cut as the English Universal Dependencies treebanks cut them.

Clitics stand alone ("did|n't", "minister|'s", "can|not"), hyphens do too ("two|-|year") save
after a prefix ("co-founder", "mid-July"); currency signs and units leave their number
("$|2.5|bn"); abbreviations keep their full stop; addresses, decimals, times and dates are whole.
"""

import re
from collections.abc import Iterator

_ABBREVIATIONS = """
    Mr Mrs Ms Mx Dr Prof Rev Hon Fr St Ft Mt Gen Lt Col Maj Capt Cpl Sgt Brig Adm Cmdr Supt Insp
    Gov Sen Rep Reps Sens Amb Atty Pres Jr Sr Inc Ltd Corp Co Bros Assn Dept Univ Inst Est Ave Blvd
    Rd Sept Aug Oct Nov Dec Feb Jan Apr Ph etc vs al Calif Conn Ariz Fla Mass Tex Va Ala Ark Colo
    Ga Ill Ind Kan Ky La Md Mich Minn Mo Mont Neb Nev Okla Ore Pa Tenn Vt Wash Wis Wyo Messrs Mme
    Mlle approx ca cf viz MR MRS DR GEN SEN REP GOV
"""
# Words, or ends of sentences, as well: abbreviations only before what is named in _TOKEN.
_BEFORE_NUMBER = "No Nos no Mar Jun Jul Art Sec Fig Figs pp p c Ch Vol vol Para"
_DAYS = "Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun"
_PREFIXES = """
    non e mid re co anti pre pro cross post semi sub counter ex multi mini inter intra socio neo
    ultra micro quasi psycho un de bi tri
"""
# Second halves of Korean and Chinese given names, written with a small letter.
_SYLLABLES = """
    un il ho woo wook hee chan hyun jin soo sik kyun kyu keun kook hoon hwan yeol yeon geun wen
    chun ching fung keung chung wan lai ki jeou ping bian hui ming shek jong seok moon jae myung
    shik kuk hye sook kyung tae bok cheol chul
"""
_DOMAINS = "com org net edu gov mil int info biz co uk ie in au nz za ca us eu de fr io ai tv jp kr"
_UNITS = """
    am pm AM PM a\\.m\\. p\\.m\\. km kg mm cm m k g ft in lb lbs oz mph kph kmh km² m² mi bn mn tn b
    B M K MW GW kW kWh MWh GWh Hz kHz MHz GHz KB MB GB TB sq hrs hr h min mins sec secs ml l ha x
"""


def _any(words: str) -> str:
    return "(?:" + "|".join(words.split()) + ")"


_PREFIX = _any(_PREFIXES + _PREFIXES.title())
_APOSTROPHE = "['’ʼ]"
_WORD = r"(?:\w|[\u0300-\u036f\u200c\u200d\u00ad])+"
_ADDRESS_TAIL = r"[^\s<>\"“”]*[^\s<>\"“”.,;:!?'’)\]]"

# Repetitions that may fail late are bounded, so that a line of noise costs linear time.
_TOKEN = re.compile(
    rf"""
      (?i:https?://|www\.){_ADDRESS_TAIL}
    | [\w.+-]{{0,63}}\w@\w[\w-]*(?:\.\w[\w-]*)+
    | (?<![\w.])(?:[A-Za-z0-9][A-Za-z0-9-]{{0,62}}\.){{1,6}}
          {_any(_DOMAINS)}\b(?:/{_ADDRESS_TAIL})?(?!\.\w)
    | {_APOSTROPHE}(?i:s|re|ve|ll|d|m)(?![\w'’])
    | [@\#][^\W\d]\w* | \A\d{{1,2}}\.(?=\s)
    | (?:US|AU|NZ|HK|NT|CA|A|C|S|R)?\$ | (?<!\w)Rs\.
    | (?<![\w-])\+?\d+(?:-\d+){{2,}}(?![\w-]) | (?<![\w-])\d{{3}}-\d{{4}}(?![\w-])
    | (?<!\w)\d+(?:/\d+)+(?!\w)
    | (?<!\w){_APOSTROPHE}\d\ds?(?!\w)
    | (?<![\w.])\.\d+ | (?<!\S)\+\d+(?:[.,]\d+)*
    | \d+(?:[.,:]\d+)*(?={_any(_UNITS)}(?!\w)) | (?<=\d){_any(_UNITS)}(?!\w)
    | \d+(?:[.,:]\d+)+(?:s|st|nd|rd|th)?(?!\w)
    | (?<![^\W_])(?:[A-Za-z]\.){{2,}}(?:[A-Z](?![\w.]))? | (?<![^\W_])[A-Z]\.[A-Z](?![\w.])
    | (?<!\w)Ph\.D\.? | (?<!\w){_any(_ABBREVIATIONS)}\.(?![a-z])
    | (?<!\w){_any(_BEFORE_NUMBER)}\.(?=\s?\d) | (?<!\w){_any(_DAYS)}\.(?=,?\s\w)
    | (?<!\w)v\.(?=\s[A-Z]) | (?<![^\W_])[A-Z]\.(?=[\s-]\S|[A-Z][a-z])
    | (?<![\w-]){_PREFIX}-\w+
    | (?<![\w-])[A-Z][a-z]{{0,5}}-{_any(_SYLLABLES)}(?![\w-]) | (?<![\w-])Jae-in(?![\w-])
    | [A-Z]+(?:&[A-Z]+)+(?!\w)
    | {_WORD}(?:['’ʼ‘][^\W\d_]+)*
    | {_APOSTROPHE}(?i:em|tis|twas|cause|til)(?!\w)
    | \.{{2,}} | -{{2,}} | \?[!?]+ | ![!?]+ | '' | `` | [<>]{{2,}} | ={{2,}} | \*{{2,}} | ~{{2,}}
    | (?<!\S)[:;]-?[)(](?!\w)
    | \S
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(rf"(?:n{_APOSTROPHE}t|{_APOSTROPHE}(?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_FUSED = re.compile(r"(?:can(?=not$)|(?:gon|wan)(?=na$)|got(?=ta$)|(?:gim|lem)(?=me$))", re.I)


def words_of(text: str) -> list[tuple[int, int]]:
    """Where each word of a sentence stands: (start, end), in order and disjoint.

    Every character that is no white space belongs to exactly one word.
    """
    spans: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text):
        spans.extend(_parts(text, match.start(), match.end()))
    return spans


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A word without its clitics, then they."""
    clitics: list[tuple[int, int]] = []
    for _ in range(3):  # "shouldn't've": more than three are noise
        clitic = _CLITIC.search(text, max(start, end - 4), end)
        if clitic is None or clitic.start() <= start:
            break
        clitics.append((clitic.start(), end))
        end = clitic.start()
    fused = _FUSED.match(text, start, end)
    if fused:
        yield start, fused.end()
        start = fused.end()
    yield start, end
    yield from reversed(clitics)

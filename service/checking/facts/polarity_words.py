"""Words that deny or are each other's opposites."""

from functools import lru_cache

from lemminflect import getInflection

from service.checking.text.words import is_dictionary_word

NEGATORS = frozenset(
    """not never cannot cant wont didnt doesnt dont isnt arent wasnt werent hasnt havent hadnt
    wouldnt couldnt shouldnt no""".split()
)
_NEGATIVE = frozenset(
    """no none nobody nothing nowhere neither nor without lack lacks lacked lacking few fewer little
    less least hardly barely scarcely rarely seldom only despite unable against instead rather than
    unless until yet except without ban bans banned banning bar barred barring block
    blocks blocked blocking prevent prevents prevented stop stops stopped avoid avoids avoided
    refuse refuses refused refusing refusal deny denies denied denying denial reject rejects
    rejected rejecting rejection fail fails failed failing failure miss misses missed missing
    cancel cancels cancelled canceled halt halted end ends ended lose loses lost dismiss dismissed
    dismisses decline declines declined withdrew withdraw withdrawn abandon abandoned drop dropped
    drops oppose opposes opposed opposition doubt doubts doubted disagree disagreed false wrong
    absence absent forbid forbidden prohibit prohibited exclude excluded excludes excluding
    stopping preventing avoiding ending cancelling losing dropping abandoning dismissing opposing
    non free""".split()
)
_PREFIXES = ("un", "non")
_PREFIXED = frozenset(
    """impossible improbable inactive inadequate incapable incorrect ineligible ineffective
    inconsistent insufficient invalid illegal illegitimate irrelevant irregular disagree disagreed
    disagrees dislike disapprove disapproved disabled disqualified dissatisfied disappointed
    disproved disowned disputed misled innocent incomplete invisible immature impatient""".split()
)
# They begin as if they denied.
_NOT_PREFIXED = frozenset("unions union united unites unit units until uniform".split())
# What somebody does who does not.
REFUSALS = frozenset(
    """denied denies deny refused refuses refuse rejected rejects reject failed fails fail
    cancelled banned barred prevented blocked declined abandoned withdrew opposed opposes
    unable unlikely unwilling""".split()
)
_PAIRS = """rose/fell rise/fall rises/falls rising/falling increase/decrease increase/reduce
increased/decreased increased/reduced increases/reduces higher/lower more/fewer more/less won/lost
win/lose wins/loses approved/rejected approve/reject accepted/refused accepted/rejected
accepted/denied accepts/denies accepted/declined accept/refuse accept/reject supports/opposes
supported/opposed support/oppose backed/opposed backs/opposes backed/rejected embraced/opposed
welcomed/condemned welcomed/criticised welcomed/rejected praised/criticised praised/condemned
agreed/refused agreed/declined agrees/refuses agrees/disagrees guilty/innocent success/failure
succeeded/failed succeed/fail passed/failed allow/ban allowed/banned allowed/barred allows/bans
permitted/banned confirmed/denied confirms/denies confirm/deny admitted/denied admits/denies
best/worst largest/smallest biggest/smallest highest/lowest most/least oldest/youngest
strengthened/weakened strong/weak stronger/weaker gained/lost
gain/lose gains/loses gaining/losing opened/closed open/closed
opens/closes began/ended start/end started/ended joined/left better/worse buy/sell bought/sold
before/after earlier/later first/last arrested/released survived/died included/excluded
includes/excludes hired/sacked hired/fired up/down above/below over/under inside/outside
many/few majority/minority maximum/minimum improved/worsened expand/shrink expanded/shrank
likely/unlikely able/unable possible/impossible legal/illegal lawful/unlawful safe/unsafe
fair/unfair happy/unhappy willing/unwilling known/unknown popular/unpopular satisfied/dissatisfied
north/south east/west northern/southern eastern/western father/mother son/daughter
brother/sister husband/wife man/woman boy/girl men/women male/female upheld/overturned
optimistic/pessimistic confident/doubtful innocent/guilty victory/defeat defeated/lost_to
accepts/rejects always/never everybody/nobody remember/forget remembered/forgot pro/anti
public/private rich/poor present/absent lifted/imposed lift/keep lifting/keeping
opening/closing cheaper/dearer cleared/convicted advocate/resist little/huge with/without no/some
acquitted/convicted""".split()


def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in _PAIRS:
        one, two = pair.split("/")
        found.setdefault(one, set()).add(two)
        found.setdefault(two, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


OPPOSITES = _opposites()


@lru_cache(maxsize=16384)
def is_negative(form: str) -> bool:
    """Whether a folded word may deny, or take the place of a denial; rather too often than not."""
    if form in NEGATORS or form in _NEGATIVE or form in _PREFIXED or form.endswith("less"):
        return True
    return form not in _NOT_PREFIXED and any(
        form.startswith(prefix) and is_dictionary_word(form[len(prefix) :]) for prefix in _PREFIXES
    )


@lru_cache(maxsize=4096)
def past_forms(verb: str) -> frozenset[str]:
    """What a bare verb is in the past: "bought" for "buy"; other words than the verb alone."""
    past = {*getInflection(verb, "VBD", inflect_oov=False)}
    return frozenset(past - {verb})

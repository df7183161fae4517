"""Which nouns are people."""

# English has no sign for "this noun is a human being"; what news calls people mostly ends so.
HUMAN = frozenset(
    """man woman boy girl child son daughter mother father parent brother sister wife husband
    widow uncle aunt friend victim student patient president official chief judge captain
    guard witness resident suspect client spouse pilot nurse poet artist champion saint king queen
    prince princess pope bishop priest imam rabbi colonel general sergeant coach assistant
    agent applicant expert pensioner teenager youth baby toddler individual human""".split()
)
# Mostly people, now and then a thing.
MOSTLY_HUMAN = frozenset(
    """actress aide ally amateur bachelor billionaire boss boyfriend bride bully cadet candidate
    celebrity chancellor chef colleague columnist comrade constable convict cop cousin critic
    cyclist dad daredevil delegate deputy descendant detective devotee diplomat duchess duke
    earl envoy extremist fan fugitive girlfriend groom gymnast hero heroine hostage idol
    immigrant infant inmate jihadi juror lad lass lawmaker legend lord magistrate magnate mep
    midwife migrant militant millionaire minor mla mom monarch monk mp mum nephew niece novice
    nun occupant opponent orphan participant peer playwright politician premier privateer
    prodigy pupil rebel recruit refugee relative rival rookie schoolboy schoolgirl scout
    secretary senator soul spy star sultan surgeon survivor teen tenant thief thug tourist twin
    tycoon undergraduate vet veteran vigilante whistleblower youngster""".split()
)
HUMAN_ENDINGS = ("man", "woman", "person", "ist", "ian", "er", "or", "eer", "ee", "ess")
INHUMAN = frozenset(
    """number order power paper offer matter letter border water summer winter sector factor error
    tower river center center chapter computer corner cover danger dinner disaster fever figure
    finger gender letter liver manner master newspaper october november december september other
    quarter shoulder temper theater tender thunder timber transfer trigger weather color favor
    harbor honor labor mirror motor vapor committee degree fee tree knee guarantee coffee business
    process access success progress illness witness address fitness darkness sickness congress
    list consist insist exist twist mist fist register server shelter order ladder layer laser
    killer counter encounter slaughter laughter encounter answer after career beer deer""".split()
)


def is_surely_human(lemma: str) -> bool:
    return lemma in HUMAN or lemma.endswith(("man", "woman", "person"))


def is_human(lemma: str) -> bool:
    return (
        lemma in HUMAN
        or lemma in MOSTLY_HUMAN
        or (lemma.endswith(HUMAN_ENDINGS) and lemma not in INHUMAN)
    )

"""What stands before a full stop that may end no sentence, and what begins one: word lists.

All but `STARTERS` are lower case and without their last stop. Written by hand for English news.
"""

TITLES = frozenset(
    """adm amb asst assoc atty ald brig capt cardl cmdr col cpl det dr drs fr gen gov govs hon insp
    lt lieut maj messrs mme mlle mr mrs ms msgr mx ofc pres prof profs pte pvt rep reps rev revd
    rt.hon sec sen sens sgt shri smt sri supt cllr""".split()
)
# Never at the end of a sentence, whatever follows.
INNER = frozenset(
    "approx assn ca cf dept e.g est ext fig figs i.e inc.d mt ft.d nos p pp rs rt univ v vs".split()
)
# They end no sentence before a number; before a word they may.
NUMBERED = frozenset("art ch eq no op par pt sec sect vol".split())
MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
WEEKDAYS = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())
COMPANY = frozenset("bros co corp cos inc llc ltd plc pty".split())
JUNIOR = frozenset("esq jr sr".split())
PLACES = frozenset("ft mt st".split())
CLOCK = frozenset(["a.m", "p.m"])
DEGREES = frozenset(["b.a", "b.sc", "m.a", "m.b.a", "m.d", "m.sc", "ph.d"])
# "Group B. Scotland …": the letter is a name of its own, no initial.
LETTERED = frozenset(
    """appendix area block category class division exhibit gate grade group hepatitis influenza
    letter level line option pier plan platform point room schedule section serie tier type
    vitamin ward zone""".split()
)
# Names that end in "!" or "?": they end a sentence only before a starter.
EXCLAIMING = frozenset("e jeopardy oklahoma yahoo yum".split())

# After a company: "Ferro Inc. Chief Executive …".
ROLES = frozenset(
    """analyst ceo cfo chair chairman chairwoman chief co-founder coo deputy director executive
    founder general managing president senior spokesman spokesperson spokeswoman vice""".split()
)
# After "p.m.": "8 p.m. Tuesday", "9 a.m. Eastern".
CLOCK_FOLLOWERS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december eastern central pacific mountain local
    gmt utc est edt et cst cdt ct pst pdt pt mst mdt bst cet ist jst aest""".split()
)
# "… in the U.S. Mexico's president": a country begins a sentence, it does not continue one.
COUNTRIES = frozenset(
    """afghanistan argentina australia austria belgium brazil britain canada chile china colombia
    cuba denmark egypt england ethiopia europe finland france germany ghana greece hungary india
    indonesia iran iraq ireland israel italy japan jordan kenya kuwait lebanon libya malaysia
    mexico morocco netherlands nigeria norway pakistan peru philippines poland portugal qatar
    romania russia scotland singapore somalia spain sudan sweden switzerland syria taiwan thailand
    tunisia turkey ukraine venezuela vietnam yemen zimbabwe beijing berlin brussels kyiv london
    moscow paris tokyo""".split()
)
SPEECH = frozenset(
    """added asked asks announced bellowed called chanted commented concluded continued cried
    declared demanded exclaimed explained insisted joked posted quipped read recalled replied
    responded said says screamed shouted tweeted urged warned wondered wrote yelled""".split()
)

# Words that begin a sentence and do not continue a name.
STARTERS = frozenset(
    """The This That These Those There Here He She It They We You I His Her Its Their Our My A An
    But And Or So Yet Nor If In On At For From With Without By After Before When While Where As
    Although Though Since Because During Under Over Until Unless Once Even Both Many Most Some
    Several Other Others Another All Each Every Any Not Only Also However Meanwhile Then Now What
    Who Whose How Why Which Earlier Later Last Still Instead Despite Among About More Such Today
    Yesterday Nobody None Neither Either Does Did Do Is Are Was Were Has Have Had Can Could Will
    Would Should Officials Police Analysts Investors Critics Experts Officers Prosecutors Lawyers
    Two Three Four Five Six Seven Eight Nine Ten Hundreds Thousands Dozens People Local""".split()
)
# The starters that are no surname ("K. So", "J. An"): what may follow a person's initial.
SURE_STARTERS = STARTERS - frozenset("A An So As Do May Will Can Any Has Over Local More".split())

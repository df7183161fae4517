"""The words that decide what may be left out of a sentence, and what it is about."""

# Without these the sentence would say something else: hedges, negation, limits, approximations.
KEPT_ADVERBS = frozenset(
    """not n't n’t never no nor neither presumably arguably seemingly virtually
    practically effectively theoretically nominally mainly primarily chiefly
    particularly especially
    accidentally inadvertently jokingly symbolically hardly barely scarcely rarely
    seldom only just even nearly almost about around roughly approximately
    reportedly allegedly apparently possibly perhaps maybe probably likely
    unlikely potentially supposedly purportedly ostensibly conditionally
    provisionally temporarily partly partially mostly largely yet still again more
    less least most at up over under too enough so as very well back out off down
    away together apart ahead unsuccessfully wrongly falsely mistakenly officially
    formally unofficially initially originally tentatively once short far close
    long soon alive dead safe safely missing alone free relatively comparatively
    usually sometimes often generally normally typically occasionally always""".split()
)
KEPT_ADJECTIVES = frozenset(
    """alleged reported suspected accused supposed possible potential proposed planned likely
    unlikely former ex acting interim late would-be fake false failed attempted
    unsuccessful unconfirmed provisional preliminary early initial draft conditional partial
    temporary only first second third last next same other another more fewer less
    most least own many several few such non mock deputy vice junior assistant
    apparent toy replica opposition rival unofficial estimated expected fourth fifth sixth seventh
    eighth ninth tenth chief prime straight consecutive successive""".split()
)
# "step [in]", "carried [on]": part of the verb, though a parser take them for adverbs.
PARTICLES = frozenset({"in", "on", "through", "forward"})
# Adverbs that a sentence can lose and still say the same.
LIGHT_ADVERBS = frozenset(
    "also recently subsequently meanwhile however moreover today yesterday".split()
)
KEPT_CASES = frozenset("per without except like unlike than subject besides unless instead".split())
# "according to the ministry", "in the view of": who answers for the claim.
# Whose own act or plan it is: "…, according to the ministry" may go.
OFFICIAL = frozenset("ministry government announcement organiser organizer".split())
ATTRIBUTING = frozenset({"account", "accord", "according", "view", "opinion", "word", "reportedly"})
# Clauses that tell circumstances; other marks (if, once, unless, provided …) may set a condition.
CIRCUMSTANCE_MARKS = frozenset(
    "after as while because since when although though whereas before".split()
)
CONDITIONAL = frozenset("assume provide depend pend subject should grant suppose".split())
# "in principle", "on average": not places, but limits on what is said.
LIMITS = frozenset("alone principle average theory part condition case approval average".split())
# Under these words a part left out makes the claim wider: "the first visit [since 2015]".
NARROWED = frozenset(
    """first last only all no every each any never not n't n’t neither none few fewer
    hardly most least sole second third both""".split()
)
SPEECH = frozenset(
    """say tell add report claim announce warn argue insist explain suggest confirm deny
    admit believe think allege state note estimate predict expect hope stress
    describe declare maintain acknowledge reveal concede comment reply accuse urge
    ask demand write complain contend joke remark observe recall reckon conclude
    assert tweet wonder testify promise vow""".split()
)
# ", the court heard", ", figures show", "it seems": who answers for it too.
SEEMING = frozenset({"hear", "seem", "appear", "learn", "understand", "show", "find"})
NARROWING = frozenset({"amod", "nmod", "acl", "obl", "advcl", "advmod"})
OPTIONAL = frozenset(
    """advmod advcl advcl:relcl obl obl:unmarked obl:tmod obl:npmod obl:agent nmod
    nmod:unmarked nmod:desc amod appos acl acl:relcl parataxis conj discourse
    vocative cc:preconj list""".split()
)
TIME_WORDS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december today yesterday
    tomorrow week month year day night morning afternoon evening weekend hour""".split()
)
HONORIFICS = frozenset("mr mrs ms miss dr sir lord lady dame prof professor".split())
# Verbs that English follows with a clause as readily without "that".
THAT_LESS = frozenset("say believe hope think claim admit".split())
# What these do to a thing is told by where or how: "put job creation at the heart of …".
PLACING = frozenset(
    """use diagnose nominate merge award give put place set keep hold base compare accuse
    charge convict ban blame replace add turn lead belong depend rely consist
    result refer amount focus center centre aim agree sign fill load equip provide
    present associate link attribute owe deprive rob remind inform warn bring take
    send leave make treat regard describe mistake spend waste prevent stop protect
    separate bar exempt exclude value quote cite see hear name call elect appoint
    limit cap confine restrict price cost estimate measure range vary differ stem arise
    derive suffer include involve face cope deal live remain stay lie stand sit""".split()
)
# Nouns that count or measure what follows them.
QUANTITIES = frozenset(
    """number majority minority percentage proportion share half third quarter most rest
    total amount piece bit chunk per cent percent level rate % group series range
    set list kind sort type part ten tens dozen hundred thousand million billion""".split()
)
# Times of the paper's own day.
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tonight
    morning afternoon evening night""".split()
)
RANKS = frozenset("first second third fourth fifth last record only sole".split())
# In the subject or object of a claim these say of how much of it the claim holds.
LIMITING = frozenset("no none nobody nothing few fewer only neither any".split())
REFUSALS = frozenset("refuse fail decline forbid deny prevent stop bar ban prohibit avoid".split())
# What is left out of a claim with these makes it wider.
EXCEPTIONS = frozenset("exclude excluding apart besides except exception barring unless".split())
# Two things that one verb brings together or apart.
PAIRING = frozenset("merge combine join unite compare divide split separate mix link".split())
# "as long as", "only after", "so rare that": how far the rest holds.
DEGREES = frozenset("long far soon only even so such".split())
# What they are officers of: "chief [financial] officer".
OFFICERS = frozenset({"officer", "executive"})

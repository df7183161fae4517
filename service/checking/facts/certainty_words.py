"""Words that hedge, plan, settle or attribute. All folded; fitted to the train split's briefs."""

import re

MAYBE = frozenset("may might could".split())
# Words by which a line keeps open what may be so.
KEEPS_OPEN = frozenset(
    """may might could can would should possible possibly likely unlikely potential potentially
    perhaps chance chances if unless risk risks risked able ability probably maybe threat
    threatens whether to fear fears feared options option expected prospect possibility
    suggests suggested""".split()
)
# Before "to" and a verb: what somebody means to do, or is to be, and is not yet.
PLANS = frozenset(
    """expected due set likely planning plans plan planned hopes hoping hope aims aiming aim wants
    wanted want intends intended intending poised scheduled preparing trying threatening proposes
    proposing seeks seeking""".split()
)
# Words by which a line keeps open what is planned or to come.
OPEN = KEEPS_OPEN | frozenset(
    """expects expect expecting plan plans planned planning propose proposed proposes proposing
    proposal hope hopes hoped hoping aim aims aimed seek seeks seeking want wants wanted wanting
    intend intends intended consider considers considering due ready try tries trying attempt
    urge urged urges ask asked asks offer offers offered ought supposed poised will wont shall
    scheduled next soon tomorrow future needs need must call calls called agreed agrees promised
    promises promise pledged pledges pledge vowed vows decided ordered""".split()
)
# A hedge in a word or two.
UNSURE = frozenset(
    """allegedly reportedly possibly potentially perhaps probably apparently possible alleged
    suspected potential proposed planned believed thought rumoured appears appeared appear seems
    seem seemed supposedly""".split()
)
DOUBTS = re.compile(
    r"\b(?:accused of(?: having)?|suspected of(?: having)?|alleged to(?: have)?"
    r"|allegedly|reportedly|believed to have|thought to have|rumoured to(?: have)?"
    r"|on suspicion of)\b"
)
# Words by which a line tells that something is a question.
ASKED = frozenset(
    """whether if may might could possible possibly likely investigate investigates investigating
    investigated investigation investigations inquiry inquiries probe probes probing examine
    examines examined examining look looks looking looked ask asks asked asking question questions
    questioned questioning unclear unsure uncertain doubt doubts doubted doubtful debate debates
    debated consider considers considered considering consideration decide decides deciding decision
    review reviews reviewing reviewed assess assesses assessing assessed test tests tested testing
    study studies see check checks wonder wonders wondered discuss discusses discussed discussing
    say says undecided divided torn mulls mulling weighs weighing ponders pondering how what why
    when who which""".split()
)
# Nouns after which "that" begins what somebody says and others may deny.
CLAIM_NOUNS = frozenset(
    """claim claims allegation allegations accusation accusations suggestion suggestions rumour
    rumours rumor rumors speculation suspicion suspicions""".split()
)
# Words by which a line keeps a claim from being a fact.
HEDGES = KEEPS_OPEN | frozenset(
    """expects expect expecting plan plans planned planning propose proposed proposes hope hopes
    hoped hoping aim aims aimed seek seeks sought want wants wanted intend intends intended
    consider considers considered considering alleged allegedly alleges allege allegation
    allegations accuse accused accuses accusing accusation suspect suspected suspects suspicion
    reported reportedly reports report apparently appear appears appeared seem seems seemed believe
    believed believes thought think thinks claim claims claimed claiming said say says according
    charge charged charges trial accusations rumour rumours rumoured threatened warn warns warned
    suggest predicts predicted predict estimate estimates estimated told tells insists
    insisted argue argues argued denies denied indicted face faces faced facing called calls
    speculation speculated set due ready try tries tried attempt attempts attempted urge urged urges
    asks asked offer offers offered must ought purported supposed supposedly purportedly enough
    hopeful poised when once maintains maintained describes described feels felt branded calling
    saying believing alleging blames blamed blame blaming analysts critics source sources study
    revealed reveals found expects opinion view forecasts forecast dubbed labelled will""".split()
)
_WEAKER = {
    "convicted": "arrested charged accused suspected trial suspect alleged",
    "guilty": "arrested charged accused suspected",
    "confirmed": """claimed suggested believes believed thinks thought possible suspected
        appeared appears rumours rumoured possibly could may might understood refused""",
    "confirms": "claims believes thinks suggests may could possible",
    "confirm": "claim believe think suggest may could possible",
    "proved": "thinks claims believes suggests could may might",
    "proven": "thinks claims believes suggests seem could may might",
    "proves": "thinks claims believes suggests could may might",
    "established": "believes believe proposed suggest suggests could hope",
    "admitted": "accused denied denies alleged charged",
    "decided": "considering consider wants",
    "resigned": "offered",
    "agreed": "considering negotiating",
    "abandoned": "reconsidering considering",
    "completed": "closing",
    "launched": "plans planning considering",
    "ruled": "believing",
    "found": "alleges allege alleged claims claimed accuse accuses accused suspects suspected",
    "concluded": "alleges allege alleged claims claimed accuse accuses accused suspects suspected",
    "certain": "hopeful hopes may could",
}
WEAKER = {strong: frozenset(weak.split()) for strong, weak in _WEAKER.items()}
SURE = frozenset(WEAKER)
# Who says so is what a reader must know: before the claim …
CONTESTED = frozenset(
    """claims claimed claim alleges alleged allege insists insisted insist denies denied believes
    believed believe blamed blames blame accused accuses accuse argues argued argue suspected
    suspect suspects fears feared fear thinks think estimates estimate estimated predicts predict
    predicted maintains maintained brands branded feels feel suggests suggested hypothesize
    hypothesise hypothesized speculate speculates speculated contends contended contend asserts
    asserted assert theorise theorize doubts""".split()
)
# … and after it: ", the firm claims".
CLAIMED = frozenset(
    """claims claimed claim alleges alleged allege insists insisted insist believes believe
    argues argued argue predicts predict predicted maintains maintained suspects""".split()
)
# A line with one of these says that somebody says so.
ATTRIBUTES = HEDGES - frozenset("to face faces faced facing when once will due set enough".split())
# Who says so is what a reader must know of an opinion or a forecast, whatever the verb.
SAYS = CONTESTED | frozenset(
    """said says say told tells warns warned added adds forecast forecasts stressed explained
    admitted reckons reckon advised""".split()
)
# Those who see a thing from outside.
COMMENTATORS = frozenset(
    """analyst analysts expert experts economist economists observer observers critic critics
    columnist columnists commentator commentators campaigner campaigners pundit pundits
    forecasters source sources insiders""".split()
)
# Words that judge. Written down beforehand; those that facts are told with as well ("weaker",
# "need", "clear", "for good", "best actor") were left out on the train split.
OPINIONS = frozenset(
    """better bad worse fair unfair safe unsafe sound healthy
    unhealthy vital crucial significant inadequate adequate inappropriate appropriate wrong
    unacceptable acceptable outrageous disgraceful shameful ridiculous absurd unnecessary
    sensitive coincidence credentials sick tired talented brilliant excellent superb fantastic
    wonderful terrible awful appalling horrific horrible disaster disastrous catastrophe
    catastrophic mistake disappointed disappointing reasonable unreasonable legitimate illegitimate
    justified unjustified misleading deserve deserves deserved nonsense irresponsible dangerous
    capable incapable effective ineffective inevitable obvious truly simply purely harmful boost
    useless promising crazy ugly unfortunate frightening terrifying alarming worrying
    hypocrisy hypocritical racist sexist homophobic dishonest trustworthy incompetent incompetence
    selfish arrogant heroic hopeless shambles farce travesty witch-hunt scandalous immoral cruel
    impressive remarkable extraordinary unprecedented""".split()
)
# Verbs by which a clause is only somebody's, wherever it stands.
HEARSAY = frozenset(
    """claims claimed claiming alleges alleged allege alleging insists insisted insist insisting
    denies denied denying believes believed believe believing blamed blames blame blaming accused
    accuses accuse accusing argues argued argue arguing suspects suspected suspecting fears feared
    fearing thinks thought thinking estimates estimate estimated estimating predicts predict
    predicted predicting forecast forecasts maintains maintained speculate speculates speculated
    contends contended contend asserts asserted assert asserting hypothesize hypothesise
    hypothesized theorise theorize rumoured rumored""".split()
)
# Of ATTRIBUTES those that leave a claim nobody's …
_UNOWNED = frozenset(
    """found source sources study report reports charge charged charges offer offers offered try
    tries tried attempt attempts attempted ready face plan plans planned planning seek seeks sought
    trial risk risks risked able ability chance chances option if unless whether must opinion view
    enough revealed reveals""".split()
)
# … and others by which a line leaves it somebody's.
OWNED = (ATTRIBUTES - _UNOWNED) | frozenset(
    """claiming denying arguing rumours accepted accepts demanded demands would could may might
    should""".split()
)

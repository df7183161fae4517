"""The verbs that decide what an article can be asked: who acts has a reason, who competes fares
well or badly, who is charged is charged with something."""

# What an article that reports one tells the course of.
FEATS = frozenset(
    """beat defeat overcome thrash crush edge hammer rout storm clinch qualify overtake survive
    escape rescue smuggle steal rob trick brush cruise demolish outplay salvage snatch
    trounce outclass""".split()
)
# "crashed [out] of the cup": sport's "how" too.
OUT = frozenset("crash bow knock dump tumble send storm slip".split())
# What happened when it did is all there is to ask of some news.
MISHAPS = frozenset(
    """burst capsize catch collapse collide crash derail erupt explode plunge plummet ram rampage
    sink smash storm topple overturn skid veer""".split()
)
# Who finds or wants something is news of what.
FINDING = frozenset("detect discover find uncover unearth demand spot".split())
# What one brings off, in one way or another; how, the article that reports it tells.
ACHIEVED = frozenset(
    """avert avoid breach catch crack cruise dig dodge double ease escape extend film fool foil hack
    infiltrate land maintain motor qualify race reach retain romp sail salvage secure shake
    smash solve storm surge surpass track trap uncover""".split()
)
# What is brought off with these is a contest's, or a record.
WON = frozenset("break claim complete defend earn keep lift set win".split())
# Nobody decides so without a reason, and who reports it tells the reason.
DECISIONS = frozenset(
    """abandon acclaim accuse acquire adopt agree air apologise apologize appeal approve arrest ask
    assign attack back ban bar begin blame block boycott brand buy call campaign cancel cease
    challenge change charge claim clear close compare condemn convict criticise criticize cut
    decide defend defer delay demand demonstrate deny deploy deport describe detain disavow
    discuss dismiss disrupt ditch donate drop dub end evacuate expel express extend file fine
    fire fly free gather give grant hail halt halve hand hit honor honour hunt impose introduce
    investigate invite issue jail label launch leave lift liken limit lobby lower march mock
    move offer oppose order oust overhaul overturn pardon pay picket plead postpone praise probe
    protest pull push question quit raid raise rally rap rebrand recall refuse reject relaunch
    release relocate remove rename reopen replace reprimand resign restrict rethink return
    reverse revive revoke rule sack salute scale scrap scrutinise seize sell send sentence
    settle shelve shut side sign slam slash speak spend split start step stop strike sue summon
    support suspend switch tell terminate thank threaten tighten track turn unveil upgrade urge
    veto visit voice vote walk warn welcome withdraw withhold write""".split()
)
CAUSES = frozenset("cause trigger prompt spark drive force dominate fuel threaten boost".split())
# These too, where no person does so.
HINDERING = frozenset("delay disrupt halt ground hamper".split())
GOING_ON = frozenset("begin break continue end erupt happen occur rage unfold".split())
HARMS = frozenset("kill injure destroy damage claim leave hit strike devastate wreck".split())
ROLES = frozenset(
    """win lead replace succeed score found buy direct captain chair top head host join design
    invent create discover launch sue""".split()
)
PLANS = frozenset("plan hope aim seek want intend try propose pledge promise vow".split())
CLAIMS = frozenset("say claim warn argue suggest believe insist predict".split())
# What comes to pass, or is nobody's to explain.
CHANCES = frozenset(
    """appear appoint arrive capture discover emerge find finish follow hear know live look notice
    photograph prove return revel run save score see seem show sit snap spot stand tear try
    witness""".split()
)
STATES = frozenset(
    """be have come include feature mark rank remain seem become belong live survive hail die last
    weigh measure occur happen""".split()
)
MODALS = frozenset("can could may might should must would".split())
# Who is asked to do something is asked to do what the article tells.
BIDDINGS = frozenset(
    "advise ask beg direct instruct invite order request tell urge warn challenge allow".split()
)
# "with" or "of" these hangs what the article tells.
CITED = frozenset("cite book fine".split())  # "for" it
CHARGES = CITED | frozenset("accuse acquit charge clear convict suspect guilty".split())
# What befalls one, in one way or another.
FATES = frozenset("die kill drown injure hurt crash suffer collapse escape wound sink".split())
# Marches and votes are for or against something.
PROTESTS = frozenset("march protest demonstrate rally strike picket campaign vote gather".split())
# Who meets whom in sport.
CONTESTS = frozenset(
    """lose draw crash bow miss slump slip tumble finish progress reach advance win put play cruise
    ease fall suffer battle fight come race secure earn book claim begin start beat continue
    maintain return""".split()
)
# Where they happened is news.
FOUND = frozenset("find discover shoot stab hold arrest crash attack kidnap kill rescue".split())
# Where they will be is news.
HELD = frozenset("bury build display hold host reunite stage unveil".split())
# Who is kept so is kept for a time.
CONFINING = frozenset("jail ban suspend imprison keep hold detain trap leave sentence".split())
# Whom one chooses is news.
CHOICES = frozenset("sign appoint hire recruit name select elect pick choose nominate".split())
# How these came about nobody asks: done at one stroke, by those whose office it is, or one knows
# not what: of 491 such questions readers would print 2 of 100, of others 26.
WAYLESS = frozenset(
    """acclaim agree answer apologise appoint approach arise arrest arrive ask attempt
    attend award ban begin belong bury buy call cancel capture cast charge choose close come
    convict cover criticise debate detain die dismiss draw drop elect emerge end enter erupt
    exchange expect fall feel find fine give hit hold infect investigate issue jail know
    land launch leave linger live look meet name occur open order post propose publish quit
    receive release resign rise score sell sentence show sign speak stand start sue suspend
    sweep take tip unveil visit wait""".split()
)
# Why these came about, where no more is known than that they did, no article says: of 171 such
# questions readers would print 5 of 100, of others 25.
CAUSELESS = frozenset(
    """arise arrive attract beat begin break bury capture catch cause confirm continue cover
    defeat discover draw earn emerge end enter exceed find forbid hold know land lead leap
    linger look lose occur prove ram reach register rob save scale score see show sink start
    strike sweep try win""".split()
)

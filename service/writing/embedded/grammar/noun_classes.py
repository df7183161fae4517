"""The nouns that decide what an article can be asked: bodies that act as one, events, ends."""

# What no person did: "A fire killed two people" answers "What Killed Two People?".
DISASTERS = frozenset(
    """accident attack avalanche blast blaze bomb bombing collapse collision crash cyclone
    earthquake explosion fire flood hurricane landslide outbreak storm tornado tsunami virus
    typhoon eruption disease""".split()
)
# Bodies of people, which act as one.
BODIES = frozenset(
    """administration agency airline alliance army assembly association authority bank board body
    broadcaster brand campaign carrier chain charity church city club college commission
    committee company congress consortium corporation council country court department
    employer family fans federation firm force giant government group hospital industry
    institute institution inquiry jury leader league magazine maker manufacturer media
    military ministry mosque movement museum nation network newspaper operator opposition
    organisation organization panel parliament party people police police producer publisher
    regime regulator retailer school senate service shop society staff state store
    supermarket team town tribunal union university watchdog website workforce""".split()
)
EVENTS = frozenset(
    """open cup league prix championship championships trophy games masters tournament final
    semi-final semi-finals quarter-finals olympics classic tour ashes premiership qualifier
    wimbledon derby playoff play-off""".split()
)
SPANS = frozenset("year month week day hour minute".split())
# What has a name of its own that is news.
WORKS = frozenset(
    """album book comedy documentary drama epic film movie musical novel play sequel show sitcom
    song soundtrack thriller website airline bank carmaker retailer supermarket broadcaster
    country city state university club team""".split()
)
UNREST = frozenset("clash melee protest rally riot shooting siege standoff stampede strike".split())
# Who announces these has a reason.
LEAVINGS = frozenset("departure resignation retirement closure withdrawal cut".split())
# These go with "to" as a part of them, not as their purpose.
TO_NOUNS = frozenset(
    """ability agreement attempt authority bid call campaign chance contract deal decision demand
    duty effort incentive instruction law licence license move need offer opportunity option
    order pact permission petition plan pledge plea power promise proposal rate reason
    request right rule scheme target time treaty vote vow warning warrant way willingness""".split()
)
PRIZED = frozenset(
    """championship crown cup double draw final game gold match medal place point race record seat
    series slam success title tournament treble trophy victory win dream hope run""".split()
)

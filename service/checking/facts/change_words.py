"""Words with which a text says that something rose or fell, or that one is more than another."""

# Right before how much: "rose $4m", "up 80%", "cut £2".
RISES = """rose rises risen rising grew grow grows grown growing increase increases increased
increasing gain gains gained climb climbs climbed jump jumps jumped soar soars soared surge surges
surged add adds added up""".split()
FALLS = """fell fall falls fallen falling drop drops dropped decline declines declined decrease
decreases decreased decreasing reduce reduces reduced cut cuts lose loses lost shrank shrunk slid
slide slides slump slumps slumped plunge plunges plunged dip dips dipped tumble tumbles tumbled
narrow narrows narrowed lowered down""".split()
# After it, or before it with "of": "a $4m rise", "a rise of $4m".
RISE_NOUNS = "rise increase jump gain growth surge".split()
FALL_NOUNS = "fall drop decline decrease reduction cut loss slump".split()
# Both how much and which way.
MULTIPLIED = """doubled doubles double doubling tripled triples triple tripling trebled trebles
treble quadrupled""".split()
HALVED = "halved halves halve halving".split()
# After how much: "$4m more", "six years younger".
MORE = "more higher older longer larger bigger greater dearer faster heavier extra".split()
LESS = "fewer less lower younger shorter smaller cheaper slower lighter".split()

RISING = frozenset((*RISES, *RISE_NOUNS, *MULTIPLIED, *MORE))
FALLING = frozenset((*FALLS, *FALL_NOUNS, *HALVED, *LESS))

"""Verbs as nouns: those where "Union Warning" says that the union warned, and nothing else.

Left out are verbs whose noun would turn the doer into the one it was done to: "Authorities
Closure", "Tickets Sale".
"""

NOUN_OF_VERB = dict(
    pair.split(":")
    for pair in """
    admit:Admission agree:Agreement apologise:Apology apologize:Apology appeal:Appeal
    argue:Argument arrive:Arrival attack:Attack back:Backing believe:Belief bid:Bid call:Call
    claim:Claim collapse:Collapse complain:Complaint condemn:Condemnation confess:Confession
    criticise:Criticism criticize:Criticism decide:Decision decline:Decline demand:Demand
    deny:Denial depart:Departure die:Death disagree:Disagreement escape:Escape estimate:Estimate
    expect:Expectation explode:Explosion fall:Fall fear:Fears forecast:Forecast grow:Growth
    hope:Hopes insist:Insistence launch:Launch leave:Exit lose:Loss meet:Meeting merge:Merger
    object:Objection offer:Offer oppose:Opposition plan:Plan plead:Plea pledge:Pledge
    praise:Praise predict:Prediction promise:Promise propose:Proposal protest:Protest quit:Exit
    react:Reaction recover:Recovery refuse:Refusal reject:Rejection reply:Reply request:Request
    resign:Resignation respond:Response retire:Retirement return:Return rise:Rise rule:Ruling
    seek:Bid strike:Strike succeed:Success sue:Lawsuit support:Support surge:Surge
    survive:Survival suspect:Suspicion testify:Testimony thank:Thanks threaten:Threat urge:Call
    visit:Visit vote:Vote vow:Vow warn:Warning welcome:Welcome win:Win withdraw:Withdrawal
    worry:Worries
    """.split()
)

"""Verbs as the nouns that headlines make of them: "warns" is a Warning, "rejects" a Rejection."""

NOUN_OF_VERB = dict(
    pair.split(":")
    for pair in """
    accept:Acceptance accuse:Accusation achieve:Achievement acquire:Acquisition acquit:Acquittal
    admit:Admission adopt:Adoption advise:Advice agree:Agreement allege:Allegation
    announce:Announcement apologise:Apology apologize:Apology appeal:Appeal appoint:Appointment
    approve:Approval argue:Argument arrest:Arrest arrive:Arrival attack:Attack back:Backing
    ban:Ban believe:Belief bid:Bid block:Block blame:Blame boycott:Boycott call:Call
    cancel:Cancellation celebrate:Celebration challenge:Challenge charge:Charge cite:Citation
    claim:Claim close:Closure collapse:Collapse comment:Comment compare:Comparison
    complain:Complaint concede:Concession condemn:Condemnation confess:Confession
    confirm:Confirmation continue:Continuation convict:Conviction cooperate:Cooperation
    crash:Crash criticise:Criticism criticize:Criticism cut:Cut deal:Deal debate:Debate
    decide:Decision decline:Decline defeat:Defeat defend:Defence delay:Delay demand:Demand
    deny:Denial depart:Departure deploy:Deployment deport:Deportation describe:Description
    design:Design destroy:Destruction detain:Detention develop:Development die:Death
    discover:Discovery discuss:Discussion dismiss:Dismissal dispute:Dispute donate:Donation
    drop:Drop elect:Election escape:Escape estimate:Estimate evacuate:Evacuation
    expand:Expansion expect:Expectation expel:Expulsion explain:Explanation explode:Explosion
    express:Expression extend:Extension fail:Failure fall:Fall fear:Fear find:Finding fine:Fine
    flee:Flight forecast:Forecast grow:Growth guarantee:Guarantee halt:Halt help:Help hope:Hope
    identify:Identification improve:Improvement increase:Increase injure:Injury
    insist:Insistence inspect:Inspection introduce:Introduction invest:Investment
    investigate:Investigation invite:Invitation join:Joining jail:Jailing kill:Killing
    launch:Launch lead:Lead leave:Exit lose:Loss meet:Meeting merge:Merger move:Move
    murder:Murder negotiate:Negotiation object:Objection offer:Offer open:Opening
    oppose:Opposition order:Order perform:Performance plan:Plan plead:Plea pledge:Pledge
    postpone:Postponement praise:Praise predict:Prediction promise:Promise promote:Promotion
    propose:Proposal prosecute:Prosecution protest:Protest prove:Proof publish:Publication
    purchase:Purchase pursue:Pursuit qualify:Qualification question:Question quit:Exit raid:Raid
    raise:Rise react:Reaction recall:Recall recommend:Recommendation recover:Recovery
    reduce:Reduction refuse:Refusal regret:Regret reject:Rejection release:Release
    remove:Removal replace:Replacement reply:Reply request:Request require:Requirement
    rescue:Rescue resign:Resignation resist:Resistance respond:Response retire:Retirement
    return:Return reveal:Revelation review:Review rise:Rise rule:Ruling sail:Sailing
    search:Search seek:Bid seize:Seizure sell:Sale sentence:Sentence settle:Settlement
    shoot:Shooting sign:Signing sponsor:Sponsorship spread:Spread stress:Stress strike:Strike
    study:Study succeed:Success sue:Lawsuit suffer:Suffering suggest:Suggestion support:Support
    surge:Surge survive:Survival suspect:Suspicion suspend:Suspension talk:Talks target:Target
    test:Test testify:Testimony thank:Thanks threaten:Threat trade:Trade transfer:Transfer
    travel:Travel treat:Treatment urge:Call use:Use value:Valuation veto:Veto visit:Visit
    vote:Vote vow:Vow warn:Warning welcome:Welcome win:Win withdraw:Withdrawal worry:Worry
    wound:Injury
    """.split()
)

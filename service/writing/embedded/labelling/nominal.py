"""Verbs and adjectives as the nouns that labels name what they tell with: "warned" is a
"Warning". Where there are several, the label model chooses."""

NOUNS_OF = {
    word: tuple(nouns.split("/"))
    for word, nouns in (
        pair.split(":")
        for pair in """
    abandon:Abandonment abolish:Abolition absent:Absence abstain:Abstention abuse:Abuse
    accept:Acceptance accuse:Accusation achieve:Achievement acquire:Acquisition
    acquit:Acquittal addicted:Addiction adjourn:Adjournment admit:Admission
    adopt:Adoption advance:Advance advise:Advice affordable:Affordability agree:Agreement
    aim:Aim airlift:Airlift allege:Allegation allow:Permission amend:Amendment angry:Anger
    announce:Announcement apologise:Apology apologize:Apology appeal:Appeal
    appear:Appearance apply:Application appoint:Appointment approve:Approval argue:Argument
    arrest:Arrest/Arrests arrive:Arrival ask:Request assassinate:Assassination
    assault:Assault assess:Assessment assure:Assurance attack:Attack/Attacks attempt:Attempt
    attend:Attendance auction:Auction available:Availability award:Award back:Backing
    ban:Ban behave:Behaviour believe:Belief bid:Bid blame:Blame block:Block boast:Boast
    bomb:Bombing boost:Boost borrow:Borrowing boycott:Boycott breach:Breach
    brief:Briefing build:Construction buy:Purchase call:Call campaign:Campaign
    cancel:Cancellation capture:Capture cautious:Caution celebrate:Celebration
    challenge:Challenge change:Change charge:Charge/Charges claim:Claim clash:Clash/Clashes
    climb:Climb close:Closure collapse:Collapse collect:Collection
    collide:Collision commit:Commitment compare:Comparison
    compensate:Compensation compete:Competition complain:Complaint complete:Completion
    concede:Concession concerned:Concern conclude:Conclusion condemn:Condemnation
    confess:Confession confident:Confidence confirm:Confirmation conflict:Conflict
    confuse:Confusion congratulate:Congratulations consider:Consideration
    construct:Construction consult:Consultation contaminate:Contamination
    continue:Continuation contribute:Contribution controversial:Controversy
    convert:Conversion convict:Conviction/Convictions cooperate:Cooperation cost:Cost
    crash:Crash create:Creation critical:Criticism criticise:Criticism criticize:Criticism
    cut:Cuts/Cut damage:Damage dangerous:Danger debate:Debate decide:Decision
    declare:Declaration decline:Decline defeat:Defeat defend:Defence delay:Delay/Delays
    deliver:Delivery demand:Demand demolish:Demolition deny:Denial depart:Departure
    deploy:Deployment deport:Deportation deprive:Deprivation describe:Description
    destroy:Destruction detain:Detention detect:Detection determined:Determination
    develop:Development diagnose:Diagnosis die:Death/Deaths differ:Difference
    disagree:Disagreement disappear:Disappearance disappointed:Disappointment
    disclose:Disclosure discover:Discovery discriminate:Discrimination discuss:Discussion
    dismiss:Dismissal dispute:Dispute distribute:Distribution divorce:Divorce
    dominate:Dominance donate:Donation doubt:Doubt/Doubts drop:Drop drown:Drowning
    earn:Earnings educate:Education elect:Election eliminate:Elimination employ:Employment
    encourage:Encouragement end:End enforce:Enforcement engage:Engagement erupt:Eruption
    escape:Escape establish:Establishment estimate:Estimate evacuate:Evacuation
    evict:Eviction examine:Examination execute:Execution exempt:Exemption exhibit:Exhibition
    expand:Expansion expect:Expectation/Expectations expel:Expulsion expire:Expiry
    explain:Explanation explode:Explosion export:Exports extend:Extension
    extradite:Extradition fail:Failure fall:Fall fear:Fears fight:Fight film:Filming
    finance:Financing find:Finding/Findings fine:Fine/Fines flood:Flooding
    forecast:Forecast fund:Funding gain:Gain/Gains grant:Grant grow:Growth guilty:Guilt
    halt:Halt help:Help hire:Hiring hope:Hopes/Hope host:Hosting hunt:Hunt
    identify:Identification ill:Illness import:Imports improve:Improvement
    inaugurate:Inauguration increase:Increase/Rise independent:Independence
    indict:Indictment infect:Infection inform:Information injure:Injury/Injuries
    insist:Insistence inspect:Inspection inspire:Inspiration install:Installation
    insult:Insult intend:Intention intercept:Interception interested:Interest
    intervene:Intervention interview:Interview introduce:Introduction invade:Invasion
    invest:Investment investigate:Investigation/Inquiry invite:Invitation isolate:Isolation
    jail:Jailing kidnap:Kidnapping kill:Killing/Killings/Deaths
    land:Landing launch:Launch lead:Lead/Leadership leak:Leak learn:Learning
    leave:Departure/Exit lend:Loan lift:Lifting limit:Limit link:Link
    loot:Looting lose:Loss/Losses march:March marry:Marriage meet:Meeting merge:Merger
    migrate:Migration mourn:Mourning murder:Murder
    need:Need negotiate:Negotiation/Talks nominate:Nomination object:Objection
    occupy:Occupation offer:Offer open:Opening operate:Operation
    oppose:Opposition optimistic:Optimism order:Order oust:Ouster overhaul:Overhaul
    overturn:Overturning own:Ownership pardon:Pardon participate:Participation pay:Payment
    penalise:Penalty perform:Performance persecute:Persecution plan:Plan/Plans plead:Plea
    pledge:Pledge poison:Poisoning
    postpone:Postponement praise:Praise predict:Prediction prefer:Preference
    pregnant:Pregnancy prepare:Preparation/Preparations prevent:Prevention
    privatise:Privatisation produce:Production profit:Profit prohibit:Prohibition
    promise:Promise promote:Promotion propose:Proposal/Proposals prosecute:Prosecution
    protect:Protection protest:Protest/Protests publish:Publication
    punish:Punishment purchase:Purchase qualify:Qualification question:Question quit:Exit
    raid:Raid rape:Rape ratify:Ratification react:Reaction
    rebuild:Rebuilding recall:Recall recommend:Recommendation
    recover:Recovery recruit:Recruitment reduce:Reduction reform:Reform refuse:Refusal
    register:Registration regret:Regret reject:Rejection relaunch:Relaunch release:Release
    relocate:Relocation reluctant:Reluctance rely:Reliance remove:Removal
    renew:Renewal repair:Repair/Repairs replace:Replacement reply:Reply
    report:Report request:Request rescue:Rescue resign:Resignation resolve:Resolution
    respond:Response responsible:Responsibility restore:Restoration
    restrict:Restriction/Restrictions result:Result resume:Resumption retire:Retirement
    retreat:Retreat return:Return reveal:Revelation review:Review revise:Revision rise:Rise
    risk:Risk rob:Robbery rule:Ruling sack:Sacking safe:Safety sail:Sailing
    save:Saving/Savings search:Search secure:Security seek:Bid seize:Seizure
    select:Selection sell:Sale/Sales sentence:Sentence/Sentencing separate:Separation
    settle:Settlement shoot:Shooting shut:Shutdown
    sick:Illness sign:Signing slump:Slump smuggle:Smuggling solve:Solution
    split:Split spread:Spread stab:Stabbing stable:Stability start:Start
    steal:Theft stop:Stoppage store:Storage strike:Strike struggle:Struggle study:Study
    succeed:Success sue:Lawsuit suggest:Suggestion support:Support
    surge:Surge surrender:Surrender survive:Survival suspect:Suspicion suspend:Suspension
    talk:Talks target:Target test:Test/Testing testify:Testimony thank:Thanks
    threaten:Threat/Threats torture:Torture tour:Tour trade:Trade train:Training
    transfer:Transfer transform:Transformation treat:Treatment try:Attempt
    uncertain:Uncertainty urge:Call/Appeal use:Use vaccinate:Vaccination
    value:Value/Valuation violate:Violation violent:Violence visit:Visit vote:Vote vow:Vow
    wait:Wait warn:Warning/Warnings weak:Weakness wed:Wedding welcome:Welcome
    win:Win/Victory withdraw:Withdrawal witness:Witnesses work:Work worried:Worries
    worry:Worries wound:Injuries
    """.split()
    )
}

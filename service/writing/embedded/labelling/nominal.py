"""Verbs and adjectives as the nouns that labels name what they tell with: "warned" is a
"Warning". Where there are several, the label model chooses."""


def _nouns(pairs: str) -> dict[str, tuple[str, ...]]:
    told = (pair.split(":") for pair in pairs.split())
    return {word: tuple(nouns.split("/")) for word, nouns in told}


NOUNS_OF = _nouns(
    """
    abandon:Abandonment abdicate:Abdication abduct:Abduction abolish:Abolition absent:Absence
    abstain:Abstention abuse:Abuse accept:Acceptance accuse:Accusation achieve:Achievement
    acquire:Acquisition acquit:Acquittal adapt:Adaptation addicted:Addiction adjourn:Adjournment
    admit:Admission adopt:Adoption advance:Advance advise:Advice
    agree:Agreement aim:Aim airlift:Airlift allege:Allegation allow:Permission ambush:Ambush
    amend:Amendment angry:Anger announce:Announcement anxious:Anxiety apologise:Apology
    apologize:Apology appeal:Appeal appear:Appearance apply:Application appoint:Appointment
    approve:Approval argue:Argument arrest:Arrest/Arrests arrive:Arrival ask:Request
    assassinate:Assassination assault:Assault assess:Assessment assure:Assurance
    attack:Attack/Attacks attempt:Attempt attend:Attendance auction:Auction audit:Audit
    available:Availability award:Award aware:Awareness back:Backing ban:Ban bankrupt:Bankruptcy
    bar:Ban beat:Win/Victory/Defeat behave:Behaviour behead:Beheading believe:Belief bid:Bid
    blame:Blame block:Block boast:Boast bomb:Bombing boost:Boost borrow:Borrowing
    boycott:Boycott breach:Breach brief:Briefing broadcast:Broadcast build:Construction
    bury:Burial buy:Purchase call:Call campaign:Campaign cancel:Cancellation capture:Capture
    caution:Caution cautious:Caution celebrate:Celebration challenge:Challenge change:Change
    charge:Charge/Charges claim:Claim clash:Clash/Clashes climb:Climb close:Closure
    collapse:Collapse collect:Collection collide:Collision combine:Combination commit:Commitment
    compare:Comparison compensate:Compensation compete:Competition complain:Complaint
    complete:Completion comply:Compliance concede:Concession concerned:Concern
    conclude:Conclusion condemn:Condemnation confess:Confession confident:Confidence
    confirm:Confirmation conflict:Conflict confront:Confrontation confuse:Confusion
    congratulate:Congratulations consider:Consideration construct:Construction
    consult:Consultation contaminate:Contamination continue:Continuation contribute:Contribution
    controversial:Controversy convert:Conversion convict:Conviction/Convictions
    cooperate:Cooperation corrupt:Corruption cost:Cost crash:Crash create:Creation
    cremate:Cremation critical:Criticism criticise:Criticism criticize:Criticism curb:Curbs
    cut:Cuts/Cut damage:Damage dangerous:Danger debate:Debate debut:Debut decide:Decision
    declare:Declaration decline:Decline defeat:Defeat/Win/Victory defend:Defence delay:Delay/Delays
    delighted:Delight deliver:Delivery demand:Demand demolish:Demolition deny:Denial
    depart:Departure depict:Depiction deploy:Deployment deport:Deportation depose:Ouster
    deprive:Deprivation derail:Derailment describe:Description design:Design destroy:Destruction
    detain:Detention detect:Detection determined:Determination devalue:Devaluation
    develop:Development diagnose:Diagnosis die:Death/Deaths differ:Difference dip:Dip
    disagree:Disagreement disappear:Disappearance disappointed:Disappointment
    disclose:Disclosure discover:Discovery discriminate:Discrimination discuss:Discussion
    dismiss:Dismissal dispute:Dispute disqualify:Disqualification disrupt:Disruption
    dissatisfied:Dissatisfaction dissolve:Dissolution distribute:Distribution divorce:Divorce
    dominate:Dominance donate:Donation doubt:Doubt/Doubts drop:Drop drown:Drowning earn:Earnings
    educate:Education eject:Ejection elect:Election eligible:Eligibility eliminate:Elimination
    employ:Employment encourage:Encouragement end:End endorse:Endorsement enforce:Enforcement
    engage:Engagement enrol:Enrolment enter:Entry equalise:Equaliser erupt:Eruption
    escape:Escape establish:Establishment estimate:Estimate evacuate:Evacuation evict:Eviction
    evolve:Evolution examine:Examination excavate:Excavation execute:Execution exempt:Exemption
    exhibit:Exhibition exhume:Exhumation exile:Exile expand:Expansion
    expect:Expectation/Expectations expel:Expulsion expire:Expiry explain:Explanation
    explode:Explosion exploit:Exploitation export:Exports expose:Exposure extend:Extension
    extradite:Extradition fail:Failure fall:Fall fear:Fears fight:Fight file:Filing film:Filming
    finance:Financing find:Finding/Findings fine:Fine/Fines float:Flotation flood:Flooding
    forecast:Forecast found:Founding freeze:Freeze frustrated:Frustration fund:Funding
    furious:Fury gain:Gain/Gains gamble:Gamble grant:Grant grow:Growth guilty:Guilt hack:Hacking
    halt:Halt handle:Handling hang:Hanging help:Help hijack:Hijacking hike:Hike hire:Hiring
    homeless:Homelessness honour:Honour hope:Hopes/Hope hopeful:Hope/Hopes
    hospitalise:Hospitalisation hospitalize:Hospitalization host:Hosting hunt:Hunt
    identify:Identification ill:Illness impeach:Impeachment implement:Implementation
    import:Imports impose:Imposition imprison:Imprisonment improve:Improvement
    inaugurate:Inauguration increase:Increase/Rise independent:Independence indict:Indictment
    infect:Infection inform:Information injure:Injury/Injuries innocent:Innocence
    insolvent:Insolvency inspect:Inspection inspire:Inspiration
    install:Installation insult:Insult integrate:Integration intend:Intention
    intercept:Interception interested:Interest interrogate:Interrogation intervene:Intervention
    interview:Interview intimidate:Intimidation introduce:Introduction invade:Invasion
    invest:Investment investigate:Investigation/Inquiry invite:Invitation involve:Involvement
    isolate:Isolation jail:Jailing jump:Jump kidnap:Kidnapping
    kill:Killing/Killings/Deaths land:Landing launch:Launch lead:Lead/Leadership leak:Leak
    leap:Leap leave:Departure/Exit lend:Loan levy:Levy liberate:Liberation
    lift:Lifting limit:Limit link:Link liquidate:Liquidation lobby:Lobbying loot:Looting
    lose:Loss/Losses lynch:Lynching march:March marry:Marriage massacre:Massacre
    mediate:Mediation meet:Meeting merge:Merger migrate:Migration mistreat:Mistreatment
    monitor:Monitoring mourn:Mourning move:Move murder:Murder nationalise:Nationalisation
    need:Need negotiate:Negotiation/Talks nominate:Nomination notify:Notification obese:Obesity
    object:Objection obstruct:Obstruction occupy:Occupation offer:Offer open:Opening
    operate:Operation oppose:Opposition optimistic:Optimism order:Order oust:Ouster
    outraged:Outrage overhaul:Overhaul overthrow:Overthrow overturn:Overturning own:Ownership
    pardon:Pardon participate:Participation patrol:Patrols pay:Payment penalise:Penalty
    perform:Performance persecute:Persecution pessimistic:Pessimism plan:Plan/Plans plead:Plea
    pledge:Pledge plummet:Plunge/Fall plunge:Plunge poison:Poisoning popular:Popularity
    portray:Portrayal postpone:Postponement praise:Praise predict:Prediction prefer:Preference
    pregnant:Pregnancy premiere:Premiere prepare:Preparation/Preparations preserve:Preservation
    prevent:Prevention privatise:Privatisation probe:Probe produce:Production profit:Profit
    prohibit:Prohibition promise:Promise promote:Promotion propose:Proposal/Proposals
    prosecute:Prosecution protect:Protection protest:Protest/Protests proud:Pride
    publish:Publication punish:Punishment purchase:Purchase qualify:Qualification
    question:Question quit:Exit raid:Raid rally:Rally rank:Ranking rape:Rape ratify:Ratification
    react:Reaction rebuild:Rebuilding recall:Recall recommend:Recommendation recover:Recovery
    recruit:Recruitment reduce:Reduction reform:Reform refund:Refund refuse:Refusal
    register:Registration regret:Regret regulate:Regulation rehabilitate:Rehabilitation
    reinstate:Reinstatement reject:Rejection relaunch:Relaunch release:Release
    relocate:Relocation reluctant:Reluctance rely:Reliance remove:Removal renew:Renewal
    repair:Repair/Repairs repatriate:Repatriation repeal:Repeal replace:Replacement reply:Reply
    report:Report represent:Representation request:Request rescue:Rescue resign:Resignation
    resist:Resistance resolve:Resolution respond:Response responsible:Responsibility
    restore:Restoration restrict:Restriction/Restrictions restructure:Restructuring
    result:Result resume:Resumption retaliate:Retaliation retire:Retirement retract:Retraction
    retreat:Retreat return:Return reunite:Reunion revamp:Revamp reveal:Revelation review:Review
    revise:Revision revive:Revival revoke:Revocation riot:Riot/Riots rise:Rise risk:Risk
    rob:Robbery rule:Ruling sack:Sacking safe:Safety sail:Sailing save:Saving/Savings
    sceptical:Scepticism scrap:Scrapping screen:Screening search:Search secure:Security seek:Bid
    seize:Seizure select:Selection sell:Sale/Sales sentence:Sentence/Sentencing
    separate:Separation settle:Settlement shocked:Shock shoot:Shooting shut:Shutdown
    sick:Illness sign:Signing sink:Sinking skeptical:Skepticism slide:Slide slow:Slowdown
    slump:Slump smuggle:Smuggling soar:Surge/Rise solve:Solution sorry:Apology
    spill:Spill split:Split sponsor:Sponsorship spread:Spread spy:Spying stab:Stabbing
    stable:Stability start:Start starve:Starvation steal:Theft stop:Stoppage store:Storage
    strike:Strike struggle:Struggle study:Study subsidise:Subsidy succeed:Success sue:Lawsuit
    suggest:Suggestion summon:Summons supply:Supply support:Support surge:Surge
    surrender:Surrender survey:Survey survive:Survival suspect:Suspicion suspend:Suspension
    swap:Swap switch:Switch talk:Talks target:Target terminate:Termination test:Test/Testing
    testify:Testimony thank:Thanks threaten:Threat/Threats torture:Torture tour:Tour
    track:Tracking trade:Trade train:Training transfer:Transfer transform:Transformation
    translate:Translation transport:Transport treat:Treatment try:Attempt tumble:Tumble/Fall
    unable:Inability uncertain:Uncertainty unemployed:Unemployment unhappy:Unhappiness
    unveil:Unveiling upgrade:Upgrade urge:Call/Appeal use:Use vaccinate:Vaccination
    value:Value/Valuation vandalise:Vandalism veto:Veto violate:Violation violent:Violence
    visit:Visit vote:Vote vow:Vow vulnerable:Vulnerability wait:Wait warn:Warning/Warnings
    weak:Weakness wed:Wedding welcome:Welcome willing:Willingness win:Win/Victory
    withdraw:Withdrawal witness:Witnesses work:Work worried:Worries worry:Worries wound:Injuries
    """
)
# A verb with its particle does another thing than the verb: "called off" is no call.
PHRASAL = _nouns(
    """
    back-down:Reversal bail-out:Bailout blow-up:Explosion break-down:Breakdown
    break-in:Break-In break-out:Outbreak break-up:Break-Up build-up:Build-Up buy-out:Purchase
    call-off:Cancellation call-up:Call-Up clean-up:Clean-Up close-down:Closure
    come-back:Comeback/Return crack-down:Crackdown cut-back:Cuts drop-out:Withdrawal
    hand-over:Transfer hit-back:Response hit-out:Criticism/Attack kick-off:Start
    lash-out:Criticism/Attack lay-off:Layoffs open-up:Opening opt-out:Opt-Out pass-away:Death
    pay-out:Payment phase-out:Phase-Out pull-out:Withdrawal put-off:Postponement roll-out:Launch
    sell-off:Sell-Off/Sale sell-out:Sell-Out set-up:Creation/Launch shut-down:Shutdown/Closure
    slow-down:Slowdown split-up:Split stand-down:Resignation/Exit start-up:Start
    step-down:Resignation/Exit take-off:Takeoff take-over:Takeover team-up:Partnership
    throw-out:Rejection/Dismissal turn-around:Turnaround turn-down:Rejection walk-out:Walkout
    write-off:Write-Off
    """
)

"""Headline questions that ask for more than whether the news is so: why it is to be, who alone is
so, how much, what led to it, how it went, where and which parts."""

import pytest

from service.writing.embedded.asking.ask import questions
from tests.writing.models import EVEN
from tests.writing.trees import tree

ANA = "[nsubj *Ana/NNP Roos/NNP:flat]"
NORBANK = "[nsubj *Norbank/NNP]"


def asked(notation: str, *, is_explained: bool = False, is_lead: bool = False) -> set[str]:
    found = questions(tree(f"{notation} ."), EVEN, is_explained=is_explained, is_lead=is_lead)
    return {question.text for question in found}


@pytest.mark.parametrize(
    ("notation", "question"),
    [
        (f"{ANA} is/VBZ:aux to/TO:aux *leave/VB [obj the/DT city/NN *council/NN]",
         "Why Is Ana Roos Leaving the City Council?"),
        ("[nsubj:pass Ana/NNP *Roos/NNP] is/VBZ:aux to/TO:aux be/VB:aux:pass *honoured/VBN "
         "[obl in/IN *Leeds/NNP]", "Why Is Ana Roos Being Honoured in Leeds?"),
        (f"{ANA} is/VBZ:cop in/IN:case *talks/NNS [nmod with/IN a/DT *rival/NN]",
         "Why Is Ana Roos in Talks with a Rival?"),
        (f"{ANA} is/VBZ:cop at/IN:case the/DT *centre/NN [nmod of/IN a/DT *row/NN]",
         "Why Is Ana Roos at the Centre of a Row?"),
        ("[nsubj:pass The/DT *word/NN] was/VBD:aux:pass *chosen/VBN [obl:agent by/IN *Norbank/NNP]",
         "Why Was the Word Chosen by Norbank?"),
        ("[nsubj *Clashes/NNS] have/VBP:aux *broken/VBN out/RP [obl in/IN *Leeds/NNP]",
         "Why Have Clashes Broken Out in Leeds?"),
        ("[nsubj:pass *Plans/NNS [acl to/TO *move/VB [obj a/DT *statue/NN]]] have/VBP:aux "
         "been/VBN:aux:pass *scrapped/VBN", "Why Have Plans to Move a Statue Been Scrapped?"),
    ],
    ids=["is to leave", "is to be honoured", "in talks", "in a row", "chosen by a body", "unrest",
         "plans to"],
)  # fmt: skip
def test_why_is_asked_of_what_was_arranged_done_or_broke_out(notation: str, question: str) -> None:
    assert question in asked(notation, is_explained=True, is_lead=True)


@pytest.mark.parametrize(
    ("notation", "question"),
    [
        (f"{ANA} *hid/VBD [obj two/CD gold/NN *coins/NNS] [advcl [mark *in/IN order/NN:fixed] "
         "to/TO *avoid/VB [obj a/DT *tax/NN]]", "Why Did Ana Roos Hide Two Gold Coins?"),
        (f"{NORBANK} could/MD *face/VB [obj a/DT *lawsuit/NN] [obl in/IN *light/NN [nmod of/IN "
         "new/JJ *claims/NNS]]", "Why Could Norbank Face a Lawsuit?"),
        (f"{NORBANK} *wants/VBZ [xcomp to/TO *raise/VB [obj its/PRP$ *tax/NN] , [advcl "
         "*blaming/VBG [obj *cuts/NNS]]]", "Why Does Norbank Want to Raise Its Tax?"),
        (f"{NORBANK} will/MD *protest/VB [obl to/IN the/DT *board/NN] [obl about/IN the/DT "
         "*referee/NN]", "Why Will Norbank Protest to the Board?"),
        ("[nsubj *Drivers/NNS] have/VBP:aux *had/VBN [obj a/DT hard/JJ *morning/NN] [obl after/IN "
         "three/CD *delays/NNS]", "Why Have Drivers Had a Hard Morning?"),
        ("[nsubj:pass *Tourists/NNS] have/VBP:aux been/VBN:aux:pass *stranded/VBN [obl near/IN "
         "the/DT *ruins/NNS , [advcl after/IN:mark [nsubj *floods/NNS] *cut/VBD [obj a/DT "
         "*line/NN]]]", "Why Have Tourists Been Stranded Near the Ruins?"),
        (f"{NORBANK} is/VBZ:aux *giving/VBG [obj the/DT police/NNS *film/NN] [advcl after/IN:mark "
         "[nsubj:pass a/DT *woman/NN] was/VBD:aux:pass *hurt/VBN]",
         "Why Is Norbank Giving the Police Film?"),
    ],
    ids=["in order to", "could in light of", "blaming", "about", "had a morning", "on a place",
         "under way"],
)  # fmt: skip
def test_a_reason_is_found_where_a_parser_hangs_it(notation: str, question: str) -> None:
    assert question in asked(notation)


def test_what_could_come_as_something_else_does_has_no_reason() -> None:
    rewarded = (
        f"{ANA} could/MD be/VB:aux:pass *raised/VBN [advcl as/IN:mark [nsubj:pass *cards/NNS] "
        "are/VBP:aux:pass *scrapped/VBN]"
    )

    assert not any(question.startswith("Why") for question in asked(rewarded))


def test_what_one_could_be_paid_for_is_no_reason() -> None:
    paid = f"{ANA} could/MD be/VB:aux:pass *praised/VBN [advcl for/IN:mark *waiting/VBG]"

    assert not any(question.startswith("Why") for question in asked(paid))


def test_days_spent_are_not_asked_why() -> None:
    spend = f"{ANA} is/VBZ:aux to/TO:aux *spend/VB [obj four/CD *days/NNS] [obl in/IN *Chile/NNP]"

    assert not any(q.startswith("Why") for q in asked(spend, is_explained=True, is_lead=True))


@pytest.mark.parametrize(
    ("notation", "question"),
    [
        (f"{ANA} is/VBZ:cop the/DT *favourite/NN [acl to/TO *win/VB [obj the/DT *vote/NN]]",
         "Who Is the Favourite to Win the Vote?"),
        ("[nsubj *Ana/NNP Roos/NNP:flat [conj and/CC *Ida/NNP Kim/NNP:flat]] are/VBP:cop "
         "among/IN:case the/DT *nominees/NNS [nmod for/IN a/DT *prize/NN]",
         "Who Are Among the Nominees for a Prize?"),
        (f"{ANA} *has/VBZ [obj [nmod:poss the/DT *world/NN 's/POS] [amod most/RBS:advmod "
         "*handsome/JJ] *eyes/NNS]", "Who Has the World's Most Handsome Eyes?"),
        ("[nsubj *Norway/NNP] has/VBZ:aux *become/VBN [xcomp the/DT first/JJ Nordic/JJ *country/NN"
         " [acl to/TO *sell/VB [obj *ice/NN]]]",
         "Which Nordic Country Has Become the First to Sell Ice?"),
        ("[nsubj The/DT *Herald/NNP] was/VBD:cop the/DT only/JJ *paper/NN [acl to/TO *gain/VB "
         "[obj *readers/NNS]]", "Which Paper Was the Only One to Gain Readers?"),
        ("[nsubj [nmod:poss *Ana/NNP 's/POS] first/JJ romantic/JJ *comedy/NN , [appos "
         "*Robots/NNPS] ,] has/VBZ:aux *topped/VBN [obj the/DT *charts/NNS]",
         "Which Romantic Comedy Has Topped the Charts?"),
        (f"{NORBANK} has/VBZ:aux *come/VBN out/RP [obl on/IN *top/NN] [obl in/IN a/DT *test/NN]",
         "Who Has Come Out on Top in a Test?"),
        ("[nsubj *Norbank/NNP [conj and/CC two/CD *managers/NNS]] are/VBP:aux to/TO:aux *go/VB "
         "[obl on/IN *trial/NN] [obl for/IN *theft/NN]", "Who Will Go on Trial for Theft?"),
    ],
    ids=["favourite", "among", "superlative", "the first", "the only", "a work", "on top",
         "on trial"],
)  # fmt: skip
def test_who_or_which_alone_is_so_is_asked(notation: str, question: str) -> None:
    assert question in asked(notation)


@pytest.mark.parametrize(
    ("notation", "word"),
    [
        (f"{ANA} is/VBZ:cop among/IN:case the/DT *nominees/NNS [nmod in/IN their/PRP$ second/JJ "
         "*year/NN]", "Who"),
        ("[nsubj The/DT *bank/NN] was/VBD:cop the/DT only/JJ *body/NN [acl to/TO *gain/VB [obj "
         "*money/NN]]", "Which"),
        (f"{ANA} is/VBZ:cop not/RB the/DT *favourite/NN [acl to/TO *win/VB [obj the/DT *vote/NN]]",
         "Who"),
        ("[nsubj [nmod:poss *Iraq/NNP 's/POS] second/JJ *city/NN , [appos *Mosul/NNP] ,] "
         "has/VBZ:aux *joined/VBN [obj a/DT peace/NN *pact/NN]", "Which"),
    ],
    ids=["whose year", "no name", "not so", "a city by its country"],
)  # fmt: skip
def test_who_or_which_is_not_asked_where_nobody_could_tell(notation: str, word: str) -> None:
    assert not any(question.startswith(word) for question in asked(notation))


@pytest.mark.parametrize(
    ("notation", "question"),
    [
        ("[nsubj *Clubs/NNPS] *face/VBP [obj a/DT [compound 100/CD:nummod *%/NN] *tax/NN [nmod "
         "on/IN *signings/NNS]]", "How Big a Tax on Signings Do Clubs Face?"),
        (f"{NORBANK} has/VBZ:aux *agreed/VBN [xcomp to/TO *pay/VB [obj a/DT *total/NN [nmod of/IN "
         "*$/$ [nummod 14.5_/CD:compound *m/CD]]] [advcl to/TO *settle/VB [obj a/DT *case/NN]]]",
         "How Much Has Norbank Agreed to Pay to Settle a Case?"),
        ("[nsubj UK/NNP *firms/NNS] *face/VBP [obj *£/$ [nummod 1_/CD:compound *bn/CD] [nmod in/IN "
         "*costs/NNS]]", "How Much Do UK Firms Face in Costs?"),
        ("[nsubj *Shares/NNS [nmod in/IN *Norbank/NNP]] were/VBD:cop *up/RB [obl:npmod 5/CD "
         "*%/NN] [obl by/IN *noon/NN]", "How Much Were Shares in Norbank up by Noon?"),
        ("[nsubj 50,000/CD *Britons/NNPS] have/VBP:aux *signed/VBN up/RP [obl to/IN a/DT "
         "*scheme/NN]", "How Many Britons Have Signed up to a Scheme?"),
        (f"{NORBANK} is/VBZ:aux:pass *expected/VBN [xcomp to/TO *grow/VB [obl by/IN 5/CD *%/NN] "
         "[obl in/IN *May/NNP]]", "How Much Will Norbank Grow in May?"),
    ],
    ids=["a levy", "a total to settle", "faced in costs", "up", "Britons", "expected to grow"],
)  # fmt: skip
def test_how_much_or_many_is_asked_wherever_the_number_hangs(notation: str, question: str) -> None:
    assert question in asked(notation)


@pytest.mark.parametrize(
    ("notation", "question"),
    [
        ("[nsubj A/DT *tip/NN] has/VBZ:aux *led/VBN [obl to/IN the/DT *arrest/NN [nmod of/IN "
         "four/CD *people/NNS]]", "What Has Led to the Arrest of Four People?"),
        ("[nsubj A/DT *strike/NN] *delayed/VBD [obj all/DT *flights/NNS [nmod to/IN *Leeds/NNP]]",
         "What Delayed All Flights to Leeds?"),
        ("[nsubj The/DT *web/NN] is/VBZ:aux *helping/VBG [obj aid/NN *agencies/NNS]",
         "How Is the Web Helping Aid Agencies?"),
        ("[nsubj:pass A/DT fox/NN *cub/NN] was/VBD:aux:pass *set/VBN [xcomp *free/JJ] [obl:agent "
         "by/IN an/DT *expert/NN]", "How Was a Fox Cub Set Free by an Expert?"),
        ("[nsubj The/DT Leeds/NNP *Festival/NNP] *kicked/VBD off/RP [obl with/IN a/DT *parade/NN]",
         "How Did the Leeds Festival Kick Off?"),
        (f"{ANA} *died/VBD [obl in/IN *Leeds/NNP] [obl from/IN heart/NN *failure/NN]",
         "How Did Ana Roos Die in Leeds?"),
        ("[nsubj:pass Two/CD *runners/NNS] will/MD:aux be/VB:aux:pass *reunited/VBN [obl in/IN "
         "*Leeds/NNP]", "Where Will Two Runners Be Reunited?"),
        ("[nsubj Hurricane/NNP *Earl/NNP] is/VBZ:cop on/IN:case *course/NN [acl to/TO *strike/VB "
         "[obj *parts/NNS [nmod of/IN *Chile/NNP] , [nmod including/VBG:case *Arica/NNP]]]",
         "Which Parts of Chile Is Hurricane Earl on Course to Strike?"),
        ("[nsubj:pass A/DT former/JJ *governor/NN] has/VBZ:aux been/VBN:aux:pass *killed/VBN "
         "[obl:agent by/IN *gunmen/NNS]", "Who Was the Former Governor Killed by Gunmen?"),
        (f"{ANA} has/VBZ:aux *died/VBN [obl of/IN lung/NN *cancer/NN]",
         "Who Was Ana Roos, Who Has Died of Lung Cancer?"),
        ("[nsubj US/NNP *singer/NN [conj and/CC *writer/NN] [appos *Ana/NNP Roos/NNP:flat]] "
         "has/VBZ:aux *died/VBN", "Who Was US Singer and Writer Ana Roos?"),
        ("[nsubj Former/JJ premier/NN:nmod:desc *Lord/NNP Roos/NNP:flat] *alleged/VBD "
         "[ccomp that/IN:mark [nsubj arms/NN *training/NN] *goes/VBZ on/RP]",
         "What Did Former Premier Lord Roos Allege About Arms Training?"),
        ("It/PRP:expl has/VBZ:aux been/VBN:aux:pass *announced/VBN [csubj:pass that/IN:mark "
         "[nsubj *Norbank/NNP] will/MD:aux *sell/VB [obj a/DT gold/NN *mine/NN]]",
         "Will Norbank Sell a Gold Mine?"),
    ],
    ids=["led to", "a strike delayed", "helping", "set free", "kicked off", "died from", "where",
         "which parts", "killed by", "died of", "two offices", "alleged", "announced"],
)  # fmt: skip
def test_what_led_to_it_and_how_and_where_it_went_is_asked(notation: str, question: str) -> None:
    assert question in asked(notation)


@pytest.mark.parametrize(
    ("notation", "word"),
    [
        ("[nsubj *Ministers/NNS] *delayed/VBD [obj all/DT *flights/NNS [nmod to/IN *Leeds/NNP]]",
         "What Delayed"),
        ("[nsubj Hurricane/NNP *Earl/NNP] *struck/VBD [obj wide/JJ *parts/NNS [nmod of/IN the/DT "
         "*coast/NN]]", "Which"),
        ("[nsubj:pass A/DT *man/NN] has/VBZ:aux been/VBN:aux:pass *killed/VBN [obl:agent by/IN "
         "*gunmen/NNS]", "Who Was"),
        (f"{ANA} *claimed/VBD [ccomp [nsubj their/PRP$ *display/NN] was/VBD:cop *poor/JJ]",
         "About Their"),
        ("[nsubj The/DT *bill/NN] will/MD:aux soon/RB *go/VB [obl before/IN *parliament/NN]",
         "Soon Go?"),
        ("[nsubj The/DT *Sun/NNP] is/VBZ:cop at/IN:case the/DT *centre/NN [nmod of/IN the/DT "
         "*system/NN]", "Why"),
        ("[nsubj:pass No/DT *plans/NNS] have/VBP:aux been/VBN:aux:pass *made/VBN [obl in/IN "
         "*Leeds/NNP]", "Have No"),
        (f"{NORBANK} had/VBD:aux *planned/VBN [xcomp to/TO *sell/VB [obj a/DT *mine/NN]]", "How"),
        (f"{NORBANK} could/MD have/VB:aux *cut/VBN [obj its/PRP$ *rate/NN] [obl amid/IN "
         "*fears/NNS]", "Why"),
        (f"{NORBANK} has/VBZ:aux *come/VBN out/RP [obl on/IN *top/NN] [conj and/CC [nsubj "
         "*Delft/NNP] *last/RB [obl in/IN *one/CD [nmod of/IN ten/CD *tests/NNS]]]", "Who"),
        ("[nsubj:pass New/JJ *leads/NNS] were/VBD:aux:pass *uncovered/VBN [obl:agent by/IN "
         "*police/NNS]", "Why"),
    ],
    ids=["people delayed", "no name", "any man", "whose display", "goes where", "no centre",
         "nobody's doing", "planned before", "done more", "top of what", "found"],
)  # fmt: skip
def test_what_would_not_be_understood_or_known_is_not_asked(notation: str, word: str) -> None:
    assert not any(word in question for question in asked(notation))

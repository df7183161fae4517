"""Whether somebody named or spoken of is a man or a woman, where words tell."""

TITLES = {
    "mr": "m", "sir": "m", "lord": "m", "king": "m", "prince": "m", "mrs": "f", "ms": "f",
    "miss": "f", "lady": "f", "dame": "f", "queen": "f", "princess": "f",
}  # fmt: skip
_MEN = """man boy son father brother husband uncle nephew grandfather grandson king prince duke
    gentleman businessman policeman spokesman chairman fireman sportsman cameraman fisherman
    gunman salesman statesman widower monk actor waiter lad batsman stepfather"""
_WOMEN = """woman girl daughter mother sister wife aunt niece grandmother granddaughter queen
    princess duchess businesswoman policewoman spokeswoman chairwoman sportswoman actress waitress
    widow nun lady midwife heroine stepmother mum mom"""
NOUNS = dict.fromkeys(_MEN.split(), "m") | dict.fromkeys(_WOMEN.split(), "f")
# First names that are nearly always of one gender, in the press of English-speaking countries.
_NAMES_OF_MEN = """
    aaron abdul abdullah abu adam adrian ahmad ahmed ajay alan albert alberto alejandro
    alexander alfred ali allan allen amit anders andre andreas andrei andrew andy anil anthony
    antonio arjun arnold arthur arvind ashok austin barack barry ben benjamin bernard bernie
    bill billy bob bobby boris brad bradley brandon brendan brett brian bruce bryan carl carlos
    charles charlie christopher clive colin craig cristiano damian daniel darren dave david dean
    deepak dennis derek desmond devendra dick diego dmitry dominic don donald doug douglas
    duncan dwayne ed eddie edgar eduardo edward emmanuel enrique eric ernest ethan eugene
    ferdinand fernando francisco frank franklin fred frederick gareth gary gavin geoff geoffrey
    george gerald gerard gerry giovanni glenn gordon graeme graham grant greg gregory guillermo
    gustavo guy hamid hans harold harry harvey hassan henry herbert hosni howard hugh hugo
    hussein iain ian ibrahim imran isaac ismail ivan jack jacob jacques jake james jason javier
    jeff jeffrey jens jeremy jerome jerry jim jimmy joe joel johann john johnny jon jonathan
    jorge jose joseph joshua juan julian julio justin karl keith ken kenneth kevin khalid kofi
    kumar kyle lance larry lars laurence lawrence lee leo leonard leonardo liam lionel louis
    lucas luis luke mahmoud malcolm manish manuel marc marco marcus mario mark martin marvin
    matt matthew maurice max michael miguel mike mitch mitt mohamed mohammad mohammed moshe
    muhammad narendra nathan nawaz neil nelson nicholas nick nicolas nigel noel norman oliver
    omar oscar osama oswaldo owen patrick paul pedro pervez peter phil philip phillip pierre
    prakash quentin rafael rahul raj rajesh rajiv ralph ramon randy ravi raymond ricardo richard
    rick rob robert roberto robin rodney roger rohit roland ron ronald roy rudolf rupert russell
    ryan sachin saddam sam samuel sanjay scott sean sebastian sergei sergey sergio seth shane
    shaun shinzo simon stanley stefan stephen steve steven stuart sunil suresh ted terence terry
    theodore thomas tim timothy toby todd tom tommy tony trevor tyler usain vicente victor vijay
    vikram vincent vinod virat vladimir walter warren wayne wilfried will william willie winston
    wolfgang xavier yasser yusuf zachary"""
_NAMES_OF_WOMEN = """abigail adele adriana agnes aisha alexandra alice alicia alison amanda amber
    amelia amy ana angela angelina anita ann anna anne annette annie april aretha ashley
    audrey aung barbara beatrice bella benazir beth betty beverly beyonce bonnie brenda bridget
    britney camilla carla carmen carol carole caroline catherine cecilia celine charlotte cheryl
    chloe christina christine cindy claire clara claudia condoleezza connie cristina daisy dawn
    deborah debbie denise diana diane dilma dolores donna doris dorothy edith eileen elaine eleanor
    elena elizabeth ella ellen ellie emily emma erica erin esther eva eve evelyn fatima felicity
    fiona florence frances gabriela gail georgia georgina geraldine gillian gina gloria grace greta
    hannah harriet hazel heather helen helena hilary hillary holly ida imelda indira ingrid irene
    isabel isabella jackie jacqueline jane janet janice jasmine jayalalithaa jennifer jenny
    jessica jill joan joanna joanne jodie josephine joyce judith judy julia julie juliet karen kate
    katherine kathleen kathryn kathy katie kay keira kimberly kirsten kristen lara laura
    lauren leah lena leona lesley lily linda lindsay lisa liz lois lola loretta lorraine louise
    lucia lucy lydia lynn madeleine madonna malala mandy margaret maria marian marie marilyn marina
    marion marissa marjorie martha martina mary maureen mayawati megan melania melanie melissa
    meryl mia michelle mildred miranda miriam molly monica nadia nancy naomi natalie natasha nicola
    nicole nina nora norma olga olivia oprah pamela patricia paula pauline penelope penny philippa
    phoebe polly priya priyanka rachel rebecca renee rihanna rita roberta rosa rose rosemary
    roxanne ruth sabrina sally samantha sandra sara sarah savannah serena shakira sharon sheila
    shirley silvia simone smriti sonia sophia sophie stella stephanie sue susan susanna susanne
    suzanne sushma sylvia tamara tanya tara teresa tessa theresa tina tracey tracy ursula
    valerie vanessa venus vera veronica victoria violet virginia vivian wendy whitney winnie yoko
    yulia yvette yvonne zainab zoe"""
FIRST_NAMES = dict.fromkeys(_NAMES_OF_MEN.split(), "m") | dict.fromkeys(
    _NAMES_OF_WOMEN.split(), "f"
)


def gender_of_noun(lemma: str) -> str:
    """m, f or ""."""
    return NOUNS.get(lemma, "")


def gender_of_person(name: str, before: str) -> str:
    """By title, in the name or as the word before it, or by a first name that is of one gender;
    the "King" of "Carole King" is no title."""
    words = [word.rstrip(".") for word in name.lower().split()]
    titles = [before.lower().rstrip("."), *words[: len(words) > 1]]
    told = next((TITLES[title] for title in titles if title in TITLES), "")
    named = [word for word in words if word not in TITLES]
    return told or (FIRST_NAMES.get(named[0], "") if len(named) > 1 else "")

"""Short articles in the notation of trees.py, each sentence of a length a takeaway may have."""

from dataclasses import replace

from service.document import Document, EntityKind
from tests.writing.trees import document

_PORT = (
    """[nsubj The/DT port/NN *authority/NN [nmod of/IN *Delft/NNP]] will/MD *close/VB [obj two/CD
    *terminals/NNS] [obl in/IN *March/NNP] [advcl because/IN:mark [nsubj *traffic/NN] has/VBZ
    *fallen/VBN] .""",
    """[nsubj *Ida/NNP Roos/NNP:flat , [appos its/PRP$ *director/NN] ,] *said/VBD [ccomp [nsubj
    the/DT *closure/NN] would/MD *save/VB [obj 14/CD *guilders/NNS] [obl a/DT *tonne/NN]] .""",
    """She/PRP:nsubj had/VBD *promised/VBN [obj the/DT *dockers/NNS [nmod of/IN both/DT
    *terminals/NNS]] [obj new/JJ *jobs/NNS] [obl in/IN *January/NNP] .""",
    """[nsubj [nmod:poss The/DT *dockers_/NNS '/POS] *union/NN] *rejected/VBD [obj the/DT *plan/NN]
    [obl on/IN *Friday/NNP] [conj and/CC *called/VBD [obj a/DT *strike/NN]] .""",
    """[nsubj:pass [nummod Nearly/RB *400/CD] *jobs/NNS] were/VBD:aux:pass *cut/VBN [obl at/IN
    the/DT *port/NN] [obl last/JJ *year/NN] [obl after/IN a/DT long/JJ *dispute/NN] .""",
    """[nsubj *Delft/NNP , [acl:relcl which/WDT:nsubj *owns/VBZ [obj the/DT *port/NN]] ,]
    *expects/VBZ [xcomp to/TO *sell/VB [obj its/PRP$ *shares/NNS] [obl by/IN *June/NNP]] .""",
)
_FLOOD = (
    """[nsubj Heavy/JJ *rain/NN] *flooded/VBD [obj forty/CD *farms/NNS [nmod around/IN *Gouda/NNP]]
    [obl on/IN *Sunday/NNP] [obl:unmarked *night/NN] .""",
    """[nsubj *Firefighters/NNS] *rescued/VBD [obj [nummod [nmod at/IN *least/JJS] *30/CD]
    *people/NNS] [obl from/IN their/PRP$ *homes/NNS] [obl by/IN *boat/NN] .""",
    """“ [ccomp [nsubj The/DT *dike/NN] did/VBD not/RB *hold/VB [obl for/IN an/DT *hour/NN] ] , ”
    [nsubj the/DT *mayor/NN , [appos *Jan/NNP Ek/NNP:flat] ,] *said/VBD .""",
    """[nsubj The/DT *army/NN] *is/VBZ [xcomp *due/JJ [xcomp to/TO *repair/VB [obj the/DT *dike/NN]
    [obl before/IN more/JJR *rain/NN [acl *forecast/VBN [obl for/IN *Friday/NNP]]]]] .""",
)
_NAMES: dict[str, EntityKind] = {
    "Delft": "place", "Gouda": "place", "Ida Roos": "person", "Jan Ek": "person",
}  # fmt: skip

PORT = document(*_PORT, mentions=_NAMES, title="Port of Delft to close two terminals")
FLOOD = document(*_FLOOD, mentions=_NAMES)
# The same words, of which nothing is known: no syntax, no names.
UNPARSED = replace(
    PORT, sentences=tuple(replace(s, tokens=()) for s in PORT.sentences), entities=()
)
HALF_PARSED = replace(
    PORT,
    sentences=tuple(
        replace(s, tokens=s.tokens if i % 2 else ()) for i, s in enumerate(PORT.sentences)
    ),
)
EMPTY = replace(PORT, sentences=(), entities=())
ARTICLES: dict[str, Document] = {
    "port": PORT,
    "flood": FLOOD,
    "half parsed": HALF_PARSED,
    "unparsed": UNPARSED,
    "one sentence": document(_FLOOD[0], mentions=_NAMES),
}

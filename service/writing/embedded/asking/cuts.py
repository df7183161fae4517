"""What a question may leave out of its sentence, from little to all but the trunk."""

from dataclasses import dataclass, replace

from service.writing.embedded.shortening.edges import is_optional
from service.writing.embedded.shortening.edges_headline import (
    may_go_if_likely_in_question,
    may_go_if_unwanted_in_question,
    may_go_in_question,
    may_go_of_topic_if_likely,
    may_go_of_topic_if_unwanted,
)
from service.writing.embedded.shortening.edges_in_need import may_go_in_need
from service.writing.embedded.shortening.edges_trunk import may_go_of_question, may_go_of_trunk
from service.writing.embedded.shortening.shorten import MayGo


def either(first: MayGo, second: MayGo) -> MayGo:
    return lambda tree, index: first(tree, index) or second(tree, index)


@dataclass(frozen=True, slots=True)
class Cuts:
    """Which branches a question may lose: any time, unless the salience model wants them, where
    the wording model says it without them."""

    always: MayGo
    if_unwanted: MayGo
    if_likely: MayGo


WHOLE = Cuts(may_go_in_question, may_go_if_unwanted_in_question, may_go_if_likely_in_question)
# A takeaway's rules, for an opening that yields no question by a question's own: one that says
# less of the news asks better than one about something by the way.
LOOSE = Cuts(is_optional, may_go_of_topic_if_unwanted, may_go_of_topic_if_likely)
# For an opening of which those leave only whether it is so: what happened to whom and no more.
TRUNK = replace(LOOSE, always=either(may_go_of_trunk, may_go_of_question))
# For one of which that leaves no more either: what a line in need may lose.
NEED = replace(LOOSE, always=either(may_go_in_need, may_go_of_question))

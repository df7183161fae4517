"""The writer's models without an opinion, and with one: rules must hold whatever they say."""

from service.writing.embedded.label import FEATURES as LABEL_FEATURES
from service.writing.embedded.label import LabelModel
from service.writing.embedded.pool import FEATURES as RANK_FEATURES
from service.writing.embedded.pool import RankModel
from service.writing.embedded.shorten import Deletion

EVEN = Deletion(lambda _: 0.0)
# Leaves out whatever the rules let it, and keeps whatever they let it.
EAGER = Deletion(lambda _: -8.0)
RELUCTANT = Deletion(lambda _: 8.0)
RANK = RankModel([0.0] * len(RANK_FEATURES), 0.0)
LABEL = LabelModel([0.0] * len(LABEL_FEATURES))

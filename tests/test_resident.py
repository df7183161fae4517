"""What a process keeps."""

import gc

from service.resident import keep


def test_the_garbage_collector_passes_over_what_is_kept() -> None:
    loaded = [[number] for number in range(1000)]

    keep()

    passed_over = gc.get_freeze_count()
    gc.unfreeze()
    assert passed_over >= len(loaded)

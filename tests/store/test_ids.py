"""Ids sort by the time they were made, and no two are alike."""

import re
import time

from service.store.ids import new_id


def test_ids_made_within_one_millisecond_sort_as_they_were_made() -> None:
    made = []
    for _ in range(2000):
        made.append(new_id("job"))
        began = time.time_ns()
        while time.time_ns() < began + 1000:
            pass

    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_an_id_is_its_prefix_and_32_hex_digits() -> None:
    assert all(re.fullmatch(r"brf_[0-9a-f]{32}", new_id("brf")) for _ in range(100))

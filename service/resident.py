"""What a process keeps for its whole life."""

import gc


def keep() -> None:
    """Lets the garbage collector pass over all that there is by now, process-wide; for edges to
    call once their models have answered. They are 200,000 objects: looking through them took a
    tenth of a second at every tenth article, 3% of a brief."""
    gc.collect()
    gc.freeze()

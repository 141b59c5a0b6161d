"""Python's collector of cyclic garbage, while a command writes very many rows."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Objects made until the collector looks for cycles, instead of 700. Adding 320 articles of 20
# quotations to a store takes 6.3 s with 700, 5.6 s with 10,000, and 5.1 s without any collector.
_RARELY = 100_000


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Look for cyclic garbage only now and then.

    Rows hold no cycles and are freed as soon as they are written, but there are so many of them
    that looking through them takes a fifth of the time. This is a setting of the whole process,
    so it is made by the command, which owns the process, and not by the library.
    """
    before = gc.get_threshold()
    gc.set_threshold(_RARELY, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)

"""Where the command line starts: so little is imported here that Ctrl-C finds it ready from the first moment."""

from __future__ import annotations

import os
import sys
from typing import Final

#: Threads of numpy's matrix library. A report's matrices are small: with two threads 84 reports took 25.4 seconds of
#: processor time, with one 18.1, in about as long, and several processes would be in each other's way. One thread
#: also adds up in the same order on every machine. Whoever has set another number keeps it.
ONE_THREAD: Final = ("OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def main() -> int:
    """Run the command line (:func:`onrecord.cli.main`) and return its exit status; 130 where Ctrl-C comes while it is
    still being imported."""
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    try:
        from onrecord.cli import main as run
    except KeyboardInterrupt:
        sys.stderr.write("onrecord: stopped\n")
        return 130
    return run()


if __name__ == "__main__":
    sys.exit(main())

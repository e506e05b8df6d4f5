"""Where the command line starts: so little is imported here that Ctrl-C finds it ready from the first moment."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line (:func:`onrecord.cli.main`) and return its exit status; 130 where Ctrl-C comes while it is
    still being imported."""
    try:
        from onrecord.cli import main as run
    except KeyboardInterrupt:
        sys.stderr.write("onrecord: stopped\n")
        return 130
    return run()


if __name__ == "__main__":
    sys.exit(main())

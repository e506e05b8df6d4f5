"""``python -m onrecord.cli``: the command line as it is in a process of its own."""

import sys

from onrecord.cli import main

if __name__ == "__main__":
    sys.exit(main())

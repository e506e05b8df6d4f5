"""The command line: a thin mirror of the Python API, word for word.

Every command is the method of :class:`onrecord.Record` of the same name, every flag its parameter of the same name.
What differs is listed in ``EXCEPTIONS``, which a test holds.
"""

from onrecord.cli.commands import EXCEPTIONS, app
from onrecord.cli.running import main

__all__ = ["EXCEPTIONS", "app", "main"]

"""What can go wrong, as one line for the user each.

``str(error)`` is always one line that says what happened and, where there is one, what to do about it. The command
line prints it on standard error; nothing here ever reaches a user as a traceback.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """Anything onrecord refuses or fails to do; the message is one line, whatever it was given."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))


class UsageError(OnrecordError):
    """The caller asked for something that cannot be asked for (a date that is none, an unknown format)."""


class NotInRecord(UsageError):
    """The id that was asked for is not in the record (any longer), or is the beginning of several."""


class Forgotten(NotInRecord):
    """What was asked for, or was to be read, was taken out of the record for good; the message says when and why."""


class RecordError(OnrecordError):
    """The record cannot be opened, read or written (a full disk, a damaged file, no permission)."""


class RecordMissing(RecordError):
    """There is no record at the path, and none was to be created."""


class RecordBusy(RecordError):
    """Another process holds the record's writer lock and did not let go within the time to wait."""


class RecordForeign(RecordError):
    """The file is no record of onrecord: another program's database, or no database at all."""


class RecordTooNew(RecordError):
    """The record was written by a newer onrecord, with a schema that this one does not know."""


class Unstorable(OnrecordError):
    """A report that the record's file cannot hold (its text has lone surrogates); other reports are not concerned."""


class TooSlow(OnrecordError):
    """A report took longer than its limit in seconds."""


class TooLarge(OnrecordError):
    """A report is larger than its limit."""


class MissingExtra(OnrecordError):
    """A part of onrecord that is installed on demand is not there; the message carries the install command."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs an extra that is not installed: pip install 'onrecord[{extra}]'")

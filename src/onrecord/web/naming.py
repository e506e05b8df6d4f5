"""Names of inputs as pages and API show them: never with the folders of this machine above what was asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath, PureWindowsPath

from onrecord.store.entries import RejectedEntry


def without_folders(entry: RejectedEntry) -> RejectedEntry:
    """The entry by the name of its file alone, where its path is absolute: somebody asked for what is not there."""
    path = entry.path
    if not (PurePosixPath(path).is_absolute() or PureWindowsPath(path).is_absolute() or path.startswith("~")):
        return entry
    name = PureWindowsPath(path).name if "\\" in path else PurePosixPath(path).name
    return replace(entry, path=name or "/", reason=entry.reason.replace(path, name or "/"))

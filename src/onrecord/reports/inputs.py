"""From what the user names (files, folders, globs, standard input) to single inputs, in a fixed order.

Nothing is analysed here and no big file is read whole: a file's bytes are read by :func:`onrecord.reports.load`,
which checks the size first; a JSONL file is streamed, one input a line.
"""

from __future__ import annotations

import errno
import glob
import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from onrecord.domain import Format, Limits, Rejected
from onrecord.reports.wordlists import NOT_REPORTS

SUFFIXES: Final[dict[str, Format]] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
HTML_FACTOR: Final = 4  # raw HTML and JSONL lines may be this many times max_text: markup and escapes are not text
SNIFF_BYTES: Final = 4096
DEFAULT_LIMITS: Final = Limits()
DEEPEST: Final = 100  # folders within folders; a path of the system's longest kind could hold 2,000
ABSENT: Final = frozenset(  # the reasons that say that there is nothing at a place at all, not what is wrong with it
    {"no such file or folder", "nothing matches this pattern", "the folder holds nothing to read"}
)
_SQLITE_MAGIC: Final = b"SQLite format 3\x00"
_HTML_START: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,1000}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S
)
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read: a ``file`` (its bytes are still to be read) or ``raw`` bytes (standard input, a JSONL line).

    ``path`` is relative to what was asked for, with forward slashes: for a file that was named it is the file's name,
    for a file in a folder the way from that folder, for standard input ``-``. ``line`` is the 1-based line of a
    JSONL file.
    """

    path: str
    file: Path | None
    raw: bytes | None
    line: int | None
    format: Format


_Located = tuple[Path | None, Input | Rejected | None]


def raw_limit(format: Format, limits: Limits) -> int:
    """How many raw bytes one report of a format may have: ``max_text``, four times that for HTML and JSONL."""
    return limits.max_text * (HTML_FACTOR if format in ("html", "jsonl") else 1)


def read_up_to(stream: BinaryIO, most: int) -> bytes:
    """The next bytes of a stream, at most ``most``, in pieces: a single read would allocate all that is allowed."""
    raw = bytearray()
    while len(raw) < most and (piece := stream.read(min(_CHUNK, most - len(raw)))):
        raw += piece
    return bytes(raw)


def too_large(limit: int) -> str:
    """The reason for rejecting an input of more than ``limit`` bytes."""
    return f"larger than the limit of {limit:,} bytes"


def discover(
    paths: Sequence[str | Path], *, stdin: BinaryIO | None = None, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Input | Rejected]:
    """Yield one :class:`Input` a report that ``paths`` lead to, or a :class:`Rejected` where nothing can be read.

    A path is a file, a folder (walked recursively, names sorted, links followed but never round in a loop), a glob
    (``**`` reaches into folders) or ``-`` for standard input (``stdin``, by default the process's own). Hidden
    files and folders and SQLite databases (the record itself) inside a folder are passed over; a file reached twice
    is given once. Never raises for what it finds on the disk.
    """
    return (item for _, item in located(paths, stdin=stdin, limits=limits) if item is not None)


def located(
    paths: Sequence[str | Path], *, stdin: BinaryIO | None = None, limits: Limits = DEFAULT_LIMITS
) -> Iterator[_Located]:
    """What :func:`discover` yields, each beside the file, folder or pattern it is from (None: standard input).

    What comes from one file comes in a row. A folder or pattern that leads to something stands beside None.
    """
    seen: set[str] = set()
    for asked in paths:
        name = os.fspath(asked)
        if name == "-":
            for item in _from_stream(stdin if stdin is not None else sys.stdin.buffer, limits):
                yield None, item
        elif not os.path.lexists(name) and glob.has_magic(name):
            yield from _from_glob(name, seen, limits)
        else:
            yield from _from_path(Path(name), Path(name).name or name, seen, limits, named=True)


def _from_glob(pattern: str, seen: set[str], limits: Limits) -> Iterator[_Located]:
    base = Path(pattern)
    while glob.has_magic(str(base)):
        base = base.parent
    found = False
    for match in sorted(glob.iglob(pattern, recursive=True)):
        found = True
        path = Path(match)
        relative = os.path.relpath(match, base) if path != base else path.name
        yield from _from_path(path, relative, seen, limits, named=False)
    yield Path(pattern), None if found else Rejected(shown(pattern), None, "nothing matches this pattern")


def _from_path(path: Path, name: str, seen: set[str], limits: Limits, *, named: bool) -> Iterator[_Located]:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield path, Rejected(shown(path if named else name), None, why(error))  # as it was typed, to see the mistake
        return
    if stat.S_ISDIR(mode):
        within = "" if named else name
        found = False
        for place, item in _walk(path, within, (), seen, limits):
            found = found or item is not None
            yield place, item
        inside = os.path.join(os.path.realpath(path), "")
        if named and not found and not any(real.startswith(inside) and os.path.isfile(real) for real in seen):
            yield path, Rejected(shown(path), None, "the folder holds nothing to read")
    elif stat.S_ISREG(mode):
        for item in _from_file(path, name, seen, limits, named=named):
            yield path, item
    else:
        yield path, Rejected(shown(name), None, "not a regular file (a pipe, a socket or a device)")


def _walk(folder: Path, within: str, above: tuple[str, ...], seen: set[str], limits: Limits) -> Iterator[_Located]:
    real = os.path.realpath(folder)
    if len(above) >= DEEPEST:
        yield folder, Rejected(shown(within), None, f"more than {DEEPEST} folders deep")
        return
    if real in above:
        yield folder, Rejected(shown(within), None, "a folder that leads back into itself; not followed")
        return
    if real in seen:
        return
    seen.add(real)
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield folder, Rejected(shown(within or folder.name), None, why(error))
        return
    yield folder, None
    for name in names:
        if name.startswith("."):
            continue
        path = folder / name
        relative = f"{within}/{name}" if within else name
        if path.is_dir():
            yield from _walk(path, relative, (*above, real), seen, limits)
        else:
            yield from _from_path(path, relative, seen, limits, named=False)


def _from_file(path: Path, name: str, seen: set[str], limits: Limits, *, named: bool) -> Iterator[Input | Rejected]:
    real = os.path.realpath(path)
    if real in seen:
        return
    seen.add(real)
    suffix = path.suffix.lower()
    if suffix in NOT_REPORTS:
        yield Rejected(shown(name), None, f"a {suffix} file is not a format that onrecord reads")
        return
    if suffix == ".json":
        yield Rejected(shown(name), None, "JSON is read one object a line: name such a file .jsonl")
        return
    format = SUFFIXES.get(suffix)
    try:
        if format == "jsonl":
            with path.open("rb") as stream:
                yield from _lines(stream, b"", shown(name), limits)
            return
        with path.open("rb") as stream:
            head = stream.read(SNIFF_BYTES)
    except OSError as error:
        yield Rejected(shown(name), None, why(error))
        return
    if head.startswith(_SQLITE_MAGIC) or suffix.endswith(("-wal", "-shm", "-journal", "-lock")):
        if named:
            yield Rejected(shown(name), None, "an SQLite database is not a report")
        return
    yield Input(shown(name), path, None, None, format or ("html" if _HTML_START.match(head) else "text"))


def _from_stream(stream: BinaryIO, limits: Limits) -> Iterator[Input | Rejected]:
    """Standard input: JSONL when its first line opens an object, HTML when it starts like a page, else plain text."""
    try:
        head = stream.read(SNIFF_BYTES)
        if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
            yield from _lines(stream, head, "-", limits)
            return
        format: Format = "html" if _HTML_START.match(head) else "text"
        limit = raw_limit(format, limits)
        raw = head + read_up_to(stream, limit + 1 - len(head))
    except (OSError, ValueError) as error:
        yield Rejected("-", None, why(error))
        return
    if len(raw) > limit:
        yield Rejected("-", None, too_large(limit))
    else:
        yield Input("-", None, raw, None, format)


def _lines(stream: BinaryIO, head: bytes, name: str, limits: Limits) -> Iterator[Input | Rejected]:
    """One input a non-blank line; an overlong line is passed over without being held in memory."""
    limit = raw_limit("jsonl", limits)
    number, found, skipping = 1, False, False
    rest = bytearray(head)
    if len(rest) < 3:
        rest += stream.read(SNIFF_BYTES)
    if rest.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield Rejected(name, None, "JSONL must be UTF-8, and this is UTF-16")
        return
    if rest.startswith(b"\xef\xbb\xbf"):
        del rest[:3]
    while True:
        *whole, last = bytes(rest).split(b"\n")
        for line in whole:
            if skipping or len(line) > limit:
                found, skipping = True, False
                yield Rejected(name, number, too_large(limit))
            elif line.strip():
                found = True
                yield Input(name, None, line.rstrip(b"\r"), number, "jsonl")
            number += 1
        rest = bytearray(last)
        if len(rest) > limit:
            skipping = True
            rest.clear()
        try:
            chunk = stream.read(_CHUNK)
        except (OSError, ValueError) as error:
            yield Rejected(name, number, why(error))
            return
        if not chunk:
            break
        rest += chunk
    if skipping or len(rest) > limit:
        yield Rejected(name, number, too_large(limit))
    elif rest.strip():
        yield Input(name, None, bytes(rest).rstrip(b"\r"), number, "jsonl")
    elif not found:
        yield Rejected(name, None, "empty file")


def shown(path: str | Path) -> str:
    """A path as it is stored: forward slashes, and valid Unicode whatever bytes the file's name has."""
    return os.fsencode(os.fspath(path)).decode("utf-8", "replace").replace(os.sep, "/")


def why(error: Exception) -> str:
    """An operating system error as a reason in one line, without the path."""
    if isinstance(error, OSError):
        if error.errno == errno.ENOENT:
            return "no such file or folder"
        if error.errno in (errno.EACCES, errno.EPERM):
            return "no permission to read it"
        if error.errno == errno.ELOOP:
            return "a link that leads back to itself"
        return f"cannot be read: {error.strerror or type(error).__name__}"
    return "cannot be read: not a valid path" if "null" in str(error) else f"cannot be read: {type(error).__name__}"

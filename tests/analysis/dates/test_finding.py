"""Dates of a text: which words are one, and what they mean."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import knowledge
from onrecord.analysis import dates
from onrecord.domain import Date, Span
from onrecord.reckoning import WEEKDAYS, check, resolve

WEEK = [date(2024, 3, 11) + timedelta(days=count) for count in range(7)]  # a Monday to a Sunday
TODAY = "2024-03-13"  # a Wednesday


def told(text: str, published: str = TODAY) -> list[tuple[str, str | None, str | None]]:
    """Words, first and last day of each date of a text."""
    found = []
    for one in dates.find(text, knowledge=knowledge.shipped()):
        dating = resolve(one.rule, published, published) if one.anchor == "publication" else one.dating
        found.append((one.span.of(text), dating.earliest if dating else None, dating.latest if dating else None))
    return found


def only(text: str) -> Date:
    (found,) = dates.find(text, knowledge=knowledge.shipped())
    return found


PAST = (
    "Kerr said on {day} that it was over.",
    "Kerr resigned {day}.",
    "The talks on {day} failed.",
    "A poll released {day} gave Venn a lead.",
    "On {day}, the council voted.",
    "Kerr, who fell ill on {day}, will be replaced.",
    "Venn has not been seen since {day}.",
    "They were to have met, Orlo said on {day}.",
    "Kerr would not say on {day} whether she knew.",
    "Venn could have left on {day}.",
    "The chair abruptly dismissed Dale on {day}.",
    "The rally took place on {day}.",
)
FUTURE = (
    "Kerr will speak on {day}.",
    "The council is to vote on {day}.",
    "Kerr is expected to resign on {day}.",
    "On {day}, the council will vote.",
    "The hearing, scheduled for {day}, may be put off.",
    "Kerr said he would resign on {day}.",
    "The talks begin on {day}.",
    "Ahead of {day}'s vote, nobody slept.",
    "The work must be done by {day}.",
    '"I am leaving on {day}," Orlo said.',
    "The vote will be held in Eastmere on {day}.",
    "The strike could have big consequences on {day}.",
    "It would not reach the towns before {day}.",
    "Dam to close {day}",
    "The tax takes effect on {day}.",
)


@pytest.mark.parametrize("published", WEEK, ids=lambda day: day.strftime("%A"))
@pytest.mark.parametrize("sentence", PAST)
def test_a_weekday_in_the_past_is_the_last_on_or_before_publication(sentence: str, published: date) -> None:
    for number, name in enumerate(WEEKDAYS):
        expected = (published - timedelta(days=(published.weekday() - number) % 7)).isoformat()
        words = name.capitalize()
        assert told(sentence.format(day=words), published.isoformat()) == [(words, expected, expected)]


@pytest.mark.parametrize("published", WEEK, ids=lambda day: day.strftime("%A"))
@pytest.mark.parametrize("sentence", FUTURE)
def test_a_weekday_still_to_come_is_the_next_on_or_after_publication(sentence: str, published: date) -> None:
    for number, name in enumerate(WEEKDAYS):
        expected = (published + timedelta(days=(number - published.weekday()) % 7)).isoformat()
        words = name.capitalize()
        assert told(sentence.format(day=words), published.isoformat()) == [(words, expected, expected)]


def test_a_date_relative_to_publication_waits_for_it() -> None:
    found = only("Kerr resigned on Thursday night.")

    assert (found.anchor, found.dating, found.rule) == ("publication", None, "weekday-1:thursday:past")
    assert found.granularity == "day"


def test_a_written_date_has_its_days_at_once() -> None:
    found = only("The treaty of 14 March 2014 holds.")

    assert (found.anchor, found.rule) == ("none", "on-1:2014-03-14..2014-03-14")
    assert found.dating is not None
    assert (found.dating.earliest, found.dating.latest) == ("2014-03-14", "2014-03-14")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("March 5, 2016", "2016-03-05", "2016-03-05"),
        ("Mar. 5, 2016", "2016-03-05", "2016-03-05"),
        ("MARCH 5 2016", "2016-03-05", "2016-03-05"),
        ("5th March, 2016", "2016-03-05", "2016-03-05"),
        ("the 5th of March 2016", "2016-03-05", "2016-03-05"),
        ("Saturday, 5 March 2016", "2016-03-05", "2016-03-05"),
        ("2016/03/05", "2016-03-05", "2016-03-05"),
        ("5.3.2016", "2016-03-05", "2016-03-05"),
        ("March 5–7, 2016", "2016-03-05", "2016-03-07"),
        ("5-7 March 2016", "2016-03-05", "2016-03-07"),
        ("Feb. 27 to March 2, 2016", "2016-02-27", "2016-03-02"),
        ("30 December to 2 January 2016", "2015-12-30", "2016-01-02"),
        ("March of 2016", "2016-03-01", "2016-03-31"),
        ("June and July 2016", "2016-06-01", "2016-07-31"),
        ("1999-2003", "1999-01-01", "2003-12-31"),
        ("1999–00", "1999-01-01", "2000-12-31"),
        ("the mid-1990s", "1994-01-01", "1996-12-31"),
        ("the third quarter of 2016", "2016-07-01", "2016-09-30"),
        ("H1 2016", "2016-01-01", "2016-06-30"),
        ("the autumn of 2016", "2016-09-01", "2016-11-30"),
        ("Easter Monday 2018", "2018-04-02", "2018-04-02"),
    ],
)
def test_written_forms(words: str, first: str, last: str) -> None:
    (found,) = told(f"It was so in {words}, Venn said.")

    assert found[1:] == (first, last)
    assert found[0] in words
    assert len(found[0]) >= len(words) - len("the ")


@pytest.mark.parametrize(
    "words",
    [
        *("February 30", "30 February 2015", "February 29, 2015", "the 45th of May", "April 31", "2015-13-01"),
        *("31/11/2015", "the 0th of May", "May 00", "May 0, 2016", "0 May 2016", "2016-05-00", "2016-00-05"),
    ],
)
def test_what_no_calendar_has_is_kept_without_days(words: str) -> None:
    found = only(f"They agreed to meet on {words}.")

    assert (found.anchor, found.dating, found.granularity) == ("none", None, "vague")
    assert found.rule == "raw-1:impossible"


def test_day_and_month_in_figures_either_way_round() -> None:
    assert told("Signed on 3/4/2016.") == [("3/4/2016", "2016-03-04", "2016-04-03")]
    assert told("Signed on 13/4/2016.") == [("13/4/2016", "2016-04-13", "2016-04-13")]
    assert only("Signed on 3/4/2016.").granularity == "vague"


@pytest.mark.parametrize(
    "text",
    [
        "May I go? You may. They march on.",
        "Mr March met Ms May and April Kerr.",
        "Theo May said so. It was denied by May and her aides.",
        "The Friday Group shops on Black Friday.",
        "The Sunday Times and Saturday Night Live.",
        "He told Fox News Sunday that it was over.",
        "On Mondays and every Tuesday they rest.",
        "A 30-day truce, a 65-year-old man, 12 weeks.",
        "Some 2000 people, 1984 votes, $2015, 1,999 tons and 2020 soldiers.",
        "See example.org/2016/03 and room 2014 under resolution 1973.",
        "Prices fall; the fall of the mayor; spring water; a second hand.",
        "Field corn and winter wheat lose more. It was a season of winter storms, a shop for summer tyres.",
        "It would last two weeks. The last week of the campaign. The last few years of his life.",
        "She wrote in USA TODAY.",
        "١٩٩٩ and ٢٠١٤/٠٣/٠٥",
        "1" * 400,
    ],
)
def test_what_looks_like_a_date_and_is_none(text: str) -> None:
    assert told(text) == []


def test_months_by_the_tense() -> None:
    assert told("It was approved in June.") == [("June", "2023-06-01", "2023-06-30")]
    assert told("It will be approved in June.") == [("June", "2024-06-01", "2024-06-30")]
    assert told("It was approved in March.") == [("March", "2024-03-01", "2024-03-31")]
    assert told("A tax due in February will rise.")[0][1] == "2025-02-01"
    assert told("He left on Nov. 30.") == [("Nov. 30", "2023-11-30", "2023-11-30")]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Hauliers had been invited to three meetings in July.", "2023-07-01"),
        ("Kerr was asked to a dinner in July.", "2023-07-01"),
        ("Kerr was invited to talks in July.", "2023-07-01"),
        ("Kerr was invited to speak in July.", "2024-07-01"),
        ("They were asked to discuss it in July.", "2024-07-01"),
        ("Shops will stay shut until January.", "2025-01-01"),
        ("The road will be kept closed until January.", "2025-01-01"),
        ("The shop remained shut until January.", "2024-01-01"),
        ("Venn said she would back the plan if the council hired ten more hands by October.", "2024-10-01"),
        ("If the council hired ten more hands by October, Venn would back the plan.", "2024-10-01"),
        ("She would resign if the vote failed in October.", "2024-10-01"),
        ("She would not say if the council hired anybody in October.", "2023-10-01"),
        ("Kerr would have left if the council had hired her by October.", "2023-10-01"),
    ],
)
def test_what_governs_a_month_tells_which_it_is(text: str, first: str) -> None:
    assert [one[1] for one in told(text)] == [first]


def test_reckoned_from_another_date_of_the_text() -> None:
    text = "The dam broke on 3 June 2019. Two days later it was mended, and the following year it was rebuilt."
    assert told(text)[1:] == [
        ("Two days later", "2019-06-05", "2019-06-05"),
        ("the following year", "2020-01-01", "2020-12-31"),
    ]
    assert told("The dam broke on Sunday. The next day it rained.")[1][1:] == ("2024-03-11", "2024-03-11")
    assert told("In 2012 Venn lost. That November she left.")[1][1:] == ("2012-11-01", "2012-11-30")
    assert told("He fell ill two days before Christmas.") == [("two days before Christmas", "2023-12-23", "2023-12-23")]


def test_what_the_text_does_not_settle_is_kept_as_words() -> None:
    for text in (
        "The day before, it rained.",
        "Three days after the vote, it rained.",
        "In 2012 it rained. A day later it stopped.",
    ):
        found = dates.find(text)[-1]
        assert (found.rule, found.granularity, found.dating) == ("raw-1:relative", "vague", None)


def test_a_paragraph_starts_afresh() -> None:
    assert dates.find("The dam broke on 3 June 2019.\n\nTwo days later it was mended.")[1].rule == "raw-1:relative"


def test_events_of_the_packs() -> None:
    found = only("The pledge was approved in June in The Hague.")
    assert (found.anchor, found.event, found.granularity) == ("event", "ev:nato-summit-2025-06-the-hague", "event")
    assert found.dating is not None
    assert (found.dating.earliest, found.dating.latest) == ("2025-06-24", "2025-06-25")

    after = only("After the Wales summit, budgets grew.")
    assert after.event == "ev:nato-summit-2014-09-wales"
    assert after.dating is not None
    assert (after.dating.earliest, after.dating.latest) == ("2014-09-05", None)

    assert told("They met at the NATO summit in Brussels in 2018.")[0][1:] == ("2018-07-11", "2018-07-12")


def test_a_name_of_several_events_settles_nothing() -> None:
    found = only("They met at the Brussels summit.")
    assert (found.anchor, found.event, found.dating, found.rule) == ("none", None, None, "raw-1:event")


def test_an_event_is_only_one_in_a_word_of_time() -> None:
    assert told("The Wales summit was long.") == []


def test_without_packs_no_event_is_known() -> None:
    (found,) = dates.find("The pledge was approved in June in The Hague.")
    assert (found.anchor, found.rule) == ("publication", "month-1:6:past")
    assert dates.find("After the Wales summit, budgets grew.") == ()


def test_events_that_a_text_names() -> None:
    text = "The Warsaw summit followed the Wales summit; the Brussels summit was one of many."
    found = dates.mentioned(text, knowledge.shipped())

    assert [one.span.of(text) for one in found] == ["Warsaw summit", "Wales summit", "Brussels summit"]
    assert [one.certain for one in found] == [True, True, False]
    assert len(found[2].candidates) > 2


def test_only_within_the_spans_that_are_asked_for() -> None:
    text = "On Monday it rained. On Tuesday it will snow."
    (found,) = dates.find(text, within=(Span(21, len(text)),))

    assert found.span.of(text) == "Tuesday"
    assert found.rule.endswith(":future")
    assert dates.find(text, within=()) == ()


def test_the_tense_of_a_written_date() -> None:
    text = "The tax, agreed in 2014, will rise in 2030."
    first, second = dates.find(text)

    assert dates.direction(text, first.span) == "past"
    assert dates.direction(text, second.span) == "future"
    assert dates.direction("June", Span(0, 4)) is None


_PIECES = st.sampled_from(
    [
        *"""On in the The a last this that earlier later early late mid- two three several few ago before after week
        weeks' next weeks month year's year days day time decade century Monday Tuesday, Friday's March May Sept. 5 30
        31 45 2016 2016, 1990s '90s 2012–13 2016-03-05 3/4/2016 9 p.m. noon spring fall winter of quarter first third
        half Q3 end start Christmas Easter New Year's Eve Election Day summit NATO Brussels Wales Hague said will met
        would to is yesterday today tomorrow morning night weekend coming recent past . , ; : “ ” ' - – and or
        from until""".split(),
        "\n",
        "\n\n",
    ]
)
texts = st.one_of(st.text(max_size=120), st.lists(_PIECES, max_size=25).map(" ".join), st.lists(_PIECES).map("".join))


@given(texts, st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_dates_quote_their_text_are_apart_and_can_be_reckoned(text: str, published: date) -> None:
    for packs in (None, knowledge.shipped()):
        found = dates.find(text, knowledge=packs)
        end = 0
        for one in found:
            assert one.span.start >= end
            end = one.span.end
            assert one.span.of(text).strip()
            check(one.rule)
            assert one.anchor != "publication" or one.dating is None
            assert (one.event is not None) == (one.anchor == "event")
            day = published.isoformat()
            resolve(one.rule, day, day)
        assert dates.find(text, knowledge=packs) == found


@pytest.mark.parametrize(
    "piece",
    ["May ", "1", "1,", "ago ", "2 weeks ", "Thursday, ", "early late ", "5 May to ", "the end of ", "NATO summit ",
     "the day after ", "in June ", "9 p.m. on ", "'80s ", " ", "-", "March 5-", "a", "that year "],
)  # fmt: skip
def test_long_lines_of_one_piece_end(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert all(one.span.end <= len(text) for one in dates.find(text, knowledge=knowledge.shipped()))


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Pay me or I will quit by the end of June.", "future"),
        ("I'll cut it on Friday.", "future"),
        ("They would come in June.", "future"),
        ("He will not quit on Friday.", "future"),
        ("He quit in June.", "past"),
        ("It was hit on Friday.", "past"),
    ],
)
def test_a_verb_that_has_one_form_for_all_times_goes_by_its_modal(text: str, way: str) -> None:
    (one,) = dates.find(text)
    assert f":{way}" in one.rule


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("It will open by June. He left.", "June"),
        ("It closed at the end of March. Kerr left.", "the end of March"),
        ("It opened on Jan. 5. Kerr left.", "Jan. 5"),
    ],
)
def test_the_stop_behind_a_month_in_full_ends_the_sentence(text: str, raw: str) -> None:
    (one,) = dates.find(text)
    assert one.span.of(text) == raw


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Ada Kerr weighed her chances in November.", "future"),
        ("Voters were looking to February 20 as the day.", "future"),
        ("He looked forward to May 5.", "future"),
        ("He doubted the vote in November.", "near"),  # neither tense says which
        ("He warned of an election in November.", "near"),
        ("He won the election in November.", "past"),
        ("The vote in November drew few.", "past"),
        ("He lost his race in November.", "past"),
        ("The party said the vote in November will be hard.", "future"),
        ("Kerr traveled to Westmark on March 3.", "past"),
    ],
)
def test_what_somebody_looks_to_is_ahead_whatever_the_looking_was(text: str, way: str) -> None:
    (one,) = dates.find(text)
    assert f":{way}" in one.rule


@pytest.mark.parametrize(
    ("text", "raws"),
    [
        ("Bo Lind is yesterday’s man.", []),
        ("He promised the jobs of tomorrow and a better tomorrow.", []),
        ("Today's leaders were yesterday's children.", []),
        ("The leaders of yesterday's march met.", ["yesterday"]),
        ("Yesterday's vote was close; he speaks tomorrow.", ["Yesterday", "tomorrow"]),
        ("The people of yesterday evening left.", ["yesterday evening"]),
        ("Yesterday's jobs report was weak.", ["Yesterday"]),
    ],
)
def test_an_age_is_no_day(text: str, raws: list[str]) -> None:
    assert [one.span.of(text) for one in dates.find(text)] == raws


def test_an_article_goes_with_what_it_stands_before() -> None:
    text = "They met at the recently opened park."
    (one,) = dates.find(text)
    assert one.span.of(text) == "recently"


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("The fair, March 1-8, is sold out, Venn said.", "near"),
        ("The fair runs March 1-8 in Dalby.", "future"),
        ("The fair was held March 1-8.", "past"),
    ],
)
def test_the_tense_of_days_in_a_row(text: str, way: str) -> None:
    found = only(text)
    assert found.rule == f"date-1:03-01:{way};span-1:day:0:7"


def test_what_people_are_told_to_do_before_a_day_is_to_come() -> None:
    for text, way in (
        ("Islanders were told to expect no ferries before Saturday.", "future"),
        ("They had moved to Dalby before Saturday.", "past"),
    ):
        found = only(text)
        assert found.rule == f"weekday-1:saturday:{way}"


@pytest.mark.parametrize("words", ["2 March", "3 April", "14 May", "5 June", "31 August"])
def test_a_day_before_a_month_that_may_be_a_name(words: str) -> None:
    (found,) = told(f"It was so on {words}.")
    assert found[0] == words
    assert told(f"There were {words.split(maxsplit=1)[0]} {words.split()[1]} supporters.") == []

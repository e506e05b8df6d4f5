from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.analysis import dates as dates_of
from onrecord.analysis import occasions
from onrecord.analysis.occasions import phrases
from onrecord.domain import Attribution, Date, Entity, Occasion, Span, Speaker

WORDS = st.sampled_from(
    [
        *"""in at on an the a his interview with told said speaking to Courier Lakeside News rally Monday 2019 statement
        tweeted Kerr Venn who and , . " “ ” ' ’s ’ : @kerr Norwick hearing Senate of by phone Face İ 14:05 - comments
        came made remarks He she added has previously reporters""".split(),
        "\n",
        "\n\n",
        "\x00",
        " ",
    ]
)


def person(name: str) -> Speaker:
    return Speaker(Entity(f"e:{name}", name, "person", True), "speaker", "resolved", "said so", "test-1")


@st.composite
def readings(draw: st.DrawFn) -> tuple[str, list[Attribution], list[Date], Span | None]:
    """A text of telling words with attributions and dates anywhere in it."""
    text = draw(st.sampled_from([" ", ""])).join(draw(st.lists(WORDS, min_size=4, max_size=40))) + " x x x"
    spot = st.integers(0, len(text) - 2)

    def span() -> Span:
        start = draw(spot)
        return Span(start, min(len(text), start + draw(st.integers(1, 25))))

    attributions = [
        Attribution(
            id=str(number),
            source=tuple([span()] if draw(st.booleans()) else []),
            cue=tuple([span()] if draw(st.booleans()) else []),
            content=(span(),),
            quotation=draw(st.sampled_from(["direct", "indirect"])),
            stance="asserted",
            confidence=0.5,
            rule="test-1",
            parent="0" if number and draw(st.booleans()) else None,
            headline=draw(st.booleans()),
            speakers=draw(st.sampled_from([(), (person("Ora Venn"),), (person("Kerr"),)])),
        )
        for number in range(draw(st.integers(0, 5)))
    ]
    dates = [Date(span(), "vague", "test-1") for _ in range(draw(st.integers(0, 4)))]
    return text, attributions, dates, draw(st.sampled_from([None, Span(0, 2)]))


@given(readings())
@example(("In a ", [Attribution("0", (), (), (Span(0, 1),), "direct", "asserted", 0.5, "t")], [], None))
def test_any_text_is_read_and_each_attribution_answered(
    reading: tuple[str, list[Attribution], list[Date], Span | None],
) -> None:
    text, attributions, dates, title = reading
    found = occasions.find(text, title, attributions, dates)

    assert len(found) == len(attributions)
    assert occasions.find(text, title, attributions, dates) == found
    for one in found:
        if one is None:
            continue
        assert one.evidence
        assert one.evidence[-1].end <= len(text)
        assert one.date is None or one.date in dates
        assert one.rule in {occasions.NAMED, occasions.CARRIED, occasions.AHEAD, occasions.HEADLINE}
        assert any((one.kind != "unknown", one.medium, one.interlocutor, one.place, one.event, one.date))


def attribution(text: str, source: str, cue: str, content: str, name: str) -> Attribution:
    def span(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),)

    return Attribution(
        words := content, span(source), span(cue), span(words), "direct", "asserted", 0.9, "t", speakers=(person(name),)
    )


def test_evidence_is_what_says_so_and_for_inherited_words_the_same() -> None:
    text = "In an interview with the Courier on Sunday, Kerr said “it holds”.\n\n“It is new,” the engineer added."
    date = Date(Span(text.index("on Sunday"), text.index("on Sunday") + 9), "day", "t")
    first = attribution(text, "Kerr", "said", "it holds", "Kerr")
    second = attribution(text, "the engineer", "added", "It is new", "Kerr")

    found = occasions.find(text, None, [first, second], [date])

    assert found[0] == Occasion(
        "interview", medium="the Courier", date=date, evidence=(Span(0, 42),), rule=occasions.NAMED
    )
    assert found[1] == Occasion(
        "interview", medium="the Courier", date=date, evidence=(Span(0, 42),), rule=occasions.CARRIED
    )


@pytest.mark.parametrize(
    ("cue", "rule", "found"),
    [
        ("said", "weekday-1:wednesday:future", "weekday-1:wednesday:past"),
        ("said", "date-1:10-09:future", "date-1:10-09:past"),
        ("said", "day-1:1", "day-1:1"),
        ("will say", "weekday-1:wednesday:future", "weekday-1:wednesday:future"),
    ],
)
def test_what_was_said_was_said_on_a_day_of_the_past(cue: str, rule: str, found: str) -> None:
    text = f"The vaccine works, Kerr {cue} on Wednesday."
    date = Date(Span(text.index("on Wed"), len(text) - 1), "day", rule, "publication")

    (occasion,) = occasions.find(text, None, [attribution(text, "Kerr", cue, "The vaccine works", "Kerr")], [date])

    assert occasion is not None
    assert occasion.date is not None
    assert occasion.date.rule == found


def test_no_attributions_no_occasions() -> None:
    assert occasions.find("In an interview, nobody said anything.", None, [], []) == ()


def test_the_order_of_attributions_makes_no_difference() -> None:
    text = "In an interview with the Courier, Kerr said “it holds”. “It is new,” the engineer added."
    first = attribution(text, "Kerr", "said", "it holds", "Kerr")
    second = attribution(text, "the engineer", "added", "It is new", "Kerr")

    there, back = occasions.find(text, None, [first, second], []), occasions.find(text, None, [second, first], [])

    assert there == tuple(reversed(back))


def outlet(words: str) -> str | None:
    """The medium that is read at the start of the words."""
    phrase = phrases.read(words, 0, {})
    return words[phrase.medium.start : phrase.medium.end] if phrase and phrase.medium else None


def test_outlets_by_their_likeness() -> None:
    for words in ("the Courier", "Lakeside News", "Radio Norwick", "KLTV", "The Star-Ledger of Newark", "state.com"):
        assert outlet(f"{words} that") == words
    for words in ("Ora Venn", "the Harbour Union", "reporters", "NATO", "the Monday Club"):
        assert outlet(f"{words} that") is None
    assert outlet("Lakeside News viewers that") is None
    assert outlet("Lakeside News's Dale Orrin that") == "Lakeside News"
    assert outlet("the Courier's editorial board that") == "the Courier"
    assert outlet('KLTV\'s "Meet the Town" that') == 'KLTV\'s "Meet the Town"'


@pytest.mark.parametrize(
    ("text", "source", "cue", "kind", "interlocutor", "when"),
    [
        ("“It holds,” Venn told a committee of the senate on Monday.", "Venn", "told", "parliamentary session",
         "a committee of the senate", "Monday"),
        ("“It holds,” Venn said in a speech to the assembly last week.", "Venn", "said", "speech",
         "the assembly", "last week"),
        ("Speaking in parliament on Monday, Venn said “It holds,”.", "Venn", "said", "parliamentary session",
         None, "Monday"),
        ("“It holds,” Venn wrote on X on Monday.", "Venn", "wrote", "post", None, "Monday"),
        ("“It holds,” Venn wrote on X Factor on Monday.", "Venn", "wrote", None, None, None),
        ("Venn said at the weekend that “It holds,”.", "Venn", "said", "unknown", None, "weekend"),
        ("“It holds,” Venn told a press conference in the town hall on Monday.", "Venn", "told", "press conference",
         None, "Monday"),
    ],
)  # fmt: skip
def test_bodies_platforms_and_weekends(
    text: str, source: str, cue: str, kind: str | None, interlocutor: str | None, when: str | None
) -> None:
    found = occasions.find(text, None, [attribution(text, source, cue, "It holds,", "Venn")], dates_of.find(text))[0]
    if kind is None:
        assert found is None or found.kind == "unknown"
        return
    assert found is not None
    assert (found.kind, found.interlocutor) == (kind, interlocutor)
    assert found.date is not None
    assert found.date.span.of(text) == when
    if "town hall" in text:
        assert found.event is None  # it is where the press conference was held

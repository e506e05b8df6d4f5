from __future__ import annotations

import pytest

from onrecord.domain import Span
from onrecord.reports.cleaning import set_aside

BODY = "Orla Kerr said the old dam above Eastmere was not safe and must be rebuilt before winter."


def reasons(text: str, **known: object) -> list[tuple[str, str]]:
    return [(aside.reason, aside.span.of(text)) for aside in set_aside(text, **known)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("2 Min Read", "boilerplate"),
        ("EASTMERE NEWS 2 Min Read", "boilerplate"),
        ("5 min read", "boilerplate"),
        ("Reading time: 3 minutes", "boilerplate"),
        ("Share this article", "boilerplate"),
        ("Facebook Twitter WhatsApp Email", "boilerplate"),
        ("Sign up for our morning newsletter", "boilerplate"),
        ("Subscribe now for unlimited access", "boilerplate"),
        ("Follow Ana Venn on Twitter @anavenn.", "boilerplate"),
        ("ADVERTISEMENT", "boilerplate"),
        ("We use cookies to improve your experience. Accept all cookies", "boilerplate"),
        ("© 2025 Eastmere Courier. All rights reserved.", "boilerplate"),
        ("* * *", "boilerplate"),
        ("Read more: “I told them so,” says former mayor", "teaser"),
        ("READ MORE: Venn quits", "teaser"),
        ("Continue reading: the five best walks above Eastmere", "teaser"),
        ("Keep reading: “I told them so,” says former mayor", "teaser"),
        ("Related: Kerr said to be leaving", "teaser"),
        ("Read the full story here.", "teaser"),
        ("By Ana Venn", "byline"),
        ("By The Town Hall", "byline"),
        ("(Reporting by Ana Venn; Editing by Tom Dale.)", "byline"),
        ("Published 14 March 2025 10:32 GMT", "dateline"),
        ("March 14, 2025", "dateline"),
    ],
)
def test_lines_that_are_no_part_of_the_report(line: str, reason: str) -> None:
    assert reasons(f"{line}\n\n{BODY}") == [(reason, line)]


@pytest.mark.parametrize(
    "line",
    [
        BODY,
        "“Subscribe to nothing,” Kerr said.",
        "Subscribe to nothing, Kerr said.",
        "Share the burden, she told the meeting, or share the flood.",
        "By Tuesday the dam had burst.",
        "“It will flood.”",
        "”",
        "KERR: Yes.",
        "MORE: The king is no head of the church.",
        "14:05 Kerr: dam fine.",
        "- Kerr says the dam is unsafe",
        "Kerr: Dam Is Unsafe",
        "Cookies were served, Kerr said.",
        "Follow the water, Kerr told them, and you will find the money.",
        "The dam was finished on March 14, 2025.",
        "“Read more,” Kerr told pupils.",
        "Read more books, Kerr told pupils.",
        "Continue reading until the end, Kerr told pupils.",
        "Watch the dam, Kerr said.",
        "It is 5 minutes from the dam to the town.",
    ],
)
def test_lines_that_say_something_stay(line: str) -> None:
    assert reasons(f"{line}\n\n{BODY} Again.") == []
    assert reasons(f"{BODY} Again.\n\n{line}") == []


def test_outlet_lines() -> None:
    text = f"EASTMERE NEWS\nEASTMERE NEWS 2 Min Read\n{BODY}"
    assert [words for _, words in reasons(text)] == ["EASTMERE NEWS", "EASTMERE NEWS 2 Min Read"]
    assert reasons(f"The Courier\n{BODY}", outlet="The Courier") == [("boilerplate", "The Courier")]


def test_a_lead_printed_twice_and_a_title_repeated() -> None:
    text = f"Dam is unsafe\n{BODY}\nDam is unsafe\nThe town has waited.\n{BODY}"
    assert reasons(text, title=Span(0, 13)) == [("repeated", "Dam is unsafe"), ("repeated", BODY)]
    first = set_aside(text, title=Span(0, 13))[0]
    assert first.span.start > 13


def test_a_transcripts_turns_may_repeat() -> None:
    turn = "KERR: I have told you already that the dam will not hold another flood."
    assert reasons(f"{turn}\n{turn}") == []


def test_bulleted_summaries_stay_and_a_list_of_teasers_goes() -> None:
    summary = "- The dam is unsafe\n- Kerr wants it rebuilt"
    text = f"{BODY}\n{summary}\n\nRelated stories\n- Venn quits\n- Flood in Dale\n\n{BODY} So."
    assert [words for _, words in reasons(text)] == ["Related stories", "- Venn quits", "- Flood in Dale"]


def test_stray_words_of_another_script() -> None:
    text = "Talks were held in Eastmere לפני the summit of mayors, where Kerr spoke of 5 μm dust."
    assert reasons(text) == [("foreign", "לפני")]


def test_a_number_in_digits_of_another_script_is_not_foreign() -> None:
    assert reasons("Orr said that the dam held ٣٫٥ million cubic metres, and ١٢٣ of the boats.") == []


def test_a_gloss_is_meant() -> None:
    assert reasons("The council (Рада) met, and “Рада” was on the door of the house where it sat.") == []
    assert reasons("Плотина не выдержит, сказала Керр.") == []


def test_what_stands_below_a_report_is_set_aside() -> None:
    body = "The dam leaks, Ora Venn said.\n\nShe left.\n\nThe hall was full.\n\n"
    comments = body + "3 Comments\n\nKerr says:\n\nThey told me it was fine!!"
    assert [one.span.of(comments) for one in set_aside(comments)] == [
        "3 Comments",
        "Kerr says:",
        "They told me it was fine!!",
    ]
    offer = body + "Subscribe to read the full story\n\n“The best £4 I spend” — A. Hart, reader\n\nOnly £4 a month"
    assert [one.rule for one in set_aside(offer)][1:] == ["paywall-v1", "paywall-v1"]
    told = "Join the discussion\n\n" + body
    assert set_aside(told) == ()


def test_an_offer_of_more_to_hear_is_a_teaser() -> None:
    text = "The dam leaks.\n\nListen to more stories on the Tide app. “My favourite” – The Lamp\n\nHe reads more now."
    assert [(one.reason, one.rule) for one in set_aside(text)] == [("teaser", "app-v1")]

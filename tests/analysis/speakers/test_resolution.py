from __future__ import annotations

import dataclasses
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import ids
from onrecord.analysis.speakers import resolve
from onrecord.domain import Attribution, Found, Report, SetAside, Span, Speaker, Text


def report_of(text: str, title: str | None = None, aside: tuple[SetAside, ...] = ()) -> Report:
    span = Span(0, len(title)) if title else None
    return Report(
        id="r0", text=Text(ids.text_id(text), text), path="a.txt", line=None, format="text", raw=b"", raw_sha256="",
        encoding="utf-8", repaired=False, language=Found("en", "test"), title=span, set_aside=aside,
    )  # fmt: skip


def span_of(text: str, words: str) -> tuple[Span, ...]:
    """The span of words; "he#2" is the third "he" that stands as a word of its own."""
    if not words:
        return ()
    words, _, number = words.partition("#")
    found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    return (Span(*found[int(number or 0)]),)


def attributions_of(text: str, *items: tuple[str, ...]) -> list[Attribution]:
    """One attribution for each (source, content) or (source, content, index of the parent)."""
    made = []
    for index, (source, content, *parent) in enumerate(items):
        at = text.index(content)
        made.append(
            Attribution(
                id=f"a{index}",
                source=span_of(text, source),
                cue=(),
                content=(Span(at, at + len(content)),),
                quotation="direct" if content[0] in "\"“'‘" else "indirect",
                stance="asserted",
                confidence=1.0,
                rule="test",
                parent=f"a{parent[0]}" if parent else None,
            )
        )
    return made


def speakers_of(text: str, *items: tuple[str, ...], title: str | None = None) -> list[tuple[Speaker, ...]]:
    done, _ = resolve(report_of(text, title), attributions_of(text, *items))
    return [a.speakers for a in done]


def short(speaker: Speaker) -> str:
    """A verdict in one word for tables: the name, or the status and its candidates."""
    if speaker.entity:
        return speaker.entity.name
    return f"{speaker.status}: {', '.join(sorted(c.name for c in speaker.candidates))}".rstrip(": ")


def names_of(text: str, *items: tuple[str, ...], title: str | None = None) -> list[list[str]]:
    return [[short(s) for s in speakers] for speakers in speakers_of(text, *items, title=title)]


PRONOUNS = [
    # the speaker of the quotation before
    ('"One," Ora Venn said. "Two," she added.', ("Ora Venn", '"One,"'), ("she", '"Two'), "Ora Venn"),
    # over an apposition and a paragraph break
    ('Kerr, an aide, said: "Go.\n\n"Go now," she said.', ("Kerr, an aide", '"Go.'), ("she", '"Go now'), "Kerr"),
    # after another speaker has come in
    ('"No," Venn said. Kerr disagreed. "Never," he added.', ("Venn", '"No,"'), ("he", '"Never,"'), "Kerr"),
    # two people in the sentence before, nothing to tell them apart
    ("Kerr met Venn. She said it was late.", ("She", "it was late"), ("She", "it was late"), "ambiguous: Kerr, Venn"),
    # gender decides
    ("Mr. Kerr met Mrs. Venn. She said it was late.", ("She", "it was late"), ("She", "it was late"), "Venn"),
    ("Mr. Kerr met Mrs. Venn. He said it was late.", ("He", "it was late"), ("He", "it was late"), "Kerr"),
    # a possessive, and a paragraph's start
    ("Orlo said one.\n\nHer claim that it rained fell flat.", ("Orlo", "one"), ("Her", "it rained"), "Orlo"),
    # whoever is named in the words reported is not the one who reports them
    ("Jon Kerr met Paul Venn. Venn was wrong, he said.", ("he", "Venn was"), ("he", "Venn was"), "Jon Kerr"),
    # nobody there
    ("It rained. He said it was late.", ("He", "it was late"), ("He", "it was late"), "unresolved"),
    # a live blog: no pronoun reaches across entries
    ("14:05 Kerr: dam fine.\n\n14:40 She now says leave.", ("Kerr", "dam fine"), ("She", "leave"), "unresolved"),
    # "I" inside a quotation is its speaker
    ("\"I said 'no' twice,\" Venn said.", ("Venn", "\"I said 'no' twice,\""), ("I", "'no'", "0"), "Venn"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "second", "expected"), PRONOUNS)
def test_pronouns(text: str, first: tuple[str, ...], second: tuple[str, ...], expected: str) -> None:
    assert names_of(text, first, second)[1][0] == expected


WORDINGS = [
    ("U.S. President Ana Orlo", "Ana Orlo", "person", True),
    ("former Eastmere Prime Minister Ana Orlo", "Ana Orlo", "person", True),
    ("Sen. Ana Orlo (R-Ohio)", "Ana Orlo", "person", True),
    ("Ana Orlo, who chairs the body that Venn founded,", "Ana Orlo", "person", True),
    ("the director of the Harbour Board, Ana Orlo,", "Ana Orlo", "person", True),
    ('Ana "Tig" Ruiz', 'Ana "Tig" Ruiz', "person", True),
    ("Secretary of State Ana Orlo", "Ana Orlo", "person", True),
    ("Rolf van der Meer", "Rolf van der Meer", "person", True),
    ("Seán O’Néill-Faß", "Seán O’Néill-Faß", "person", True),
    ("Karim al-Masud", "Karim al-Masud", "person", True),
    ("John Q. Public Jr.", "John Q. Public Jr.", "person", True),
    ("the Harbour Board", "Harbour Board", "organisation", True),
    ("residents", "residents", "group", False),
    ("current and former officials", "current and former officials", "group", False),
    ("a senior official", "a senior official", "person", False),
    ("the report", "the report", "document", False),
    ("Harbour Board records", "Harbour Board records", "document", False),
]


@pytest.mark.parametrize(("source", "name", "kind", "named"), WORDINGS)
def test_what_a_wording_is(source: str, name: str, kind: str, named: bool) -> None:
    ((speaker,),) = speakers_of(
        f"On Monday {source} said that the dam was old.", (source.rstrip(","), "the dam was old")
    )
    assert speaker.entity is not None
    assert (speaker.entity.name, speaker.entity.kind, speaker.entity.named) == (name, kind, named)


def test_a_count_is_kept() -> None:
    ((speaker,),) = speakers_of(
        "Two people briefed on the talks said it was over.", ("Two people briefed on the talks", "it was over")
    )
    assert speaker.entity is not None
    assert (speaker.entity.kind, speaker.entity.named, speaker.entity.count) == ("group", False, 2)


def test_short_forms_join_the_fullest_name() -> None:
    text = "Eastmere President Ana Orlo spoke. Orlo said one. Ms. Orlo said two. The president said three."
    found = names_of(text, ("Orlo#1", "one"), ("Ms. Orlo", "two"), ("The president", "three"))
    assert found == [["Ana Orlo"]] * 3


def test_a_given_names_short_form_is_the_same_person() -> None:
    text = "Michael Orlo said one. Mike Orlo said two."
    first, second = speakers_of(text, ("Michael Orlo", "one"), ("Mike Orlo", "two"))
    assert first[0].entity == second[0].entity


def test_headlines_use_the_body_in_any_case() -> None:
    for title in ("Dam Is Unsafe, Says Kerr", "KERR: Dam Is Unsafe", "Dam Is Unsafe: Kerr"):
        name = "KERR" if "KERR" in title else "Kerr"
        text = f"{title}\n\nThe engineer Mara Kerr walked in on Monday and said little."
        assert names_of(text, (name, "Dam Is Unsafe"), title=title) == [["Mara Kerr"]]


def test_a_headline_description_uses_the_body() -> None:
    title = "Harbour chief demands faster work"
    text = f"{title}\n\nHarbour Secretary General Ana Orlo walked in on Monday and asked for faster work."
    assert names_of(text, ("Harbour chief", "faster work"), title=title) == [["Ana Orlo"]]


def test_two_people_of_one_family_name() -> None:
    text = "Mrs. Ana Orlo and Mr. Jon Orlo left. Orlo said one. Mrs. Orlo said two. Mr. Orlo said three."
    found = names_of(text, ("Orlo#2", "one"), ("Mrs. Orlo", "two"), ("Mr. Orlo", "three"))
    assert found == [["ambiguous: Ana Orlo, Jon Orlo"], ["Ana Orlo"], ["Jon Orlo"]]


DESCRIPTIONS = [
    ("The Eastmere leader", "Ana Orlo"),
    ("The minister", "Jon Venn"),
    ("The Westmark foreign minister", "Jon Venn"),
    ("The Westmark leader", "unresolved"),
    ("The senator", "unresolved"),
    ("The former president", "unresolved"),
]


@pytest.mark.parametrize(("description", "expected"), DESCRIPTIONS)
def test_descriptions_are_licensed_by_titles(description: str, expected: str) -> None:
    text = f"Eastmere President Ana Orlo met Jon Venn, the Westmark foreign minister. {description} said it was cold."
    assert names_of(text, (description, "it was cold")) in ([[expected]], [[f"{expected}: "]])


def test_a_description_that_fits_two_is_ambiguous() -> None:
    text = "Eastmere President Ana Orlo met Westmark President Jon Venn. The president said it was cold."
    assert names_of(text, ("The president", "it was cold")) == [["ambiguous: Ana Orlo, Jon Venn"]]


def test_a_name_that_fits_two_still_competes_for_a_pronoun() -> None:
    text = '"No," Paul Venn said. Jon Orlo met Tim Orlo. Orlo coined the phrase. "Never," he said.'
    found = names_of(text, ("Paul Venn", '"No,"'), ("he", '"Never,"'))
    assert found[1] == ["ambiguous: Jon Orlo, Tim Orlo"]


def test_a_spokesperson_speaks_on_behalf() -> None:
    (first,) = speakers_of('A spokesman for Kerr said "no".', ("A spokesman for Kerr", '"no"'))
    assert [(s.role, short(s)) for s in first] == [("speaker", "A spokesman for Kerr"), ("on_behalf_of", "Kerr")]
    (second,) = speakers_of('Kerr\'s spokeswoman Ana Tig said "no".', ("Kerr's spokeswoman Ana Tig", '"no"'))
    assert [(s.role, short(s)) for s in second] == [("speaker", "Ana Tig"), ("on_behalf_of", "Kerr")]


def test_whom_a_spokesperson_speaks_for_is_not_the_speaker() -> None:
    source = "A spokesman for Mayor Ana Q. Orlo of Eastmere"
    (speakers,) = speakers_of(f"It rained. {source} said no.", (source, "no"))
    assert (speakers[0].role, short(speakers[0])) == ("speaker", source)
    assert (speakers[1].role, short(speakers[1])) == ("on_behalf_of", "Ana Q. Orlo")


def test_two_names_of_a_headline_are_two_speakers() -> None:
    title = "Orlo, Venn Say Deal Is Near"
    text = f"{title}\n\nAna Orlo met Jon Venn on Monday."
    assert names_of(text, ("Orlo, Venn", "Deal Is Near"), title=title) == [["Ana Orlo", "Jon Venn"]]


@pytest.mark.parametrize(
    ("title", "source", "expected"),
    [
        ("Eastmere mayor: people want a siren", "Eastmere mayor", "Ana Orlo"),
        ("Lock chief: no", "Lock chief", "unresolved"),  # a mayor is a chief, but hardly of a lock
        ("Lock chair says no", "Lock chair", "unresolved"),  # another body's chair is nobody of the report
        ("Board says no", "Board", "Harbour Board"),
    ],
)
def test_an_office_in_a_headline_is_its_holder(title: str, source: str, expected: str) -> None:
    text = f"{title}\n\nMayor Ana Orlo said it. Jon Venn, chair of the Harbour Board, said no."
    content = title.split(maxsplit=len(source.split()))[-1]
    assert names_of(text, (source, content), title=title) == [[expected]]


def test_a_former_holder_of_an_office_rivals_the_name_before() -> None:
    text = "The former president spoke hours after Mr. Orlo, who leads. He said it."
    (speakers,) = speakers_of(text, ("He", "it"))
    assert speakers[0].status != "resolved"


def test_a_name_that_capitals_run_on_from_is_found_when_the_report_holds_it() -> None:
    text = "Ana Orlo Reassures House Democrats.\n\nAna Orlo spoke. Another Board Figure Endorses Ana Venn."
    found = names_of(text, ("Ana Orlo", "Reassures House"), ("Another Board Figure", "Endorses"))
    assert found[0] == ["Ana Orlo"]
    assert found[1][0].startswith("unresolved")


def test_a_subject_of_the_words_reported_may_be_their_speaker() -> None:
    text = "Jon Venn spoke of the dam.\n\nFormer Mayor Paul Kerr was for it at first, he said on Monday."
    (speakers,) = speakers_of(text, ("he", "Former Mayor Paul Kerr was for it at first"))
    assert speakers[0].status != "resolved"


def test_joint_sources_are_two_speakers() -> None:
    text = "Kerr and Venn said it was over. Orlo, head of the board and a friend of Tig, said no."
    both, one = names_of(text, ("Kerr and Venn", "it was over"), ("Orlo, head of the board and a friend of Tig", "no"))
    assert both == ["Kerr", "Venn"]
    assert one == ["Orlo"]


def test_second_hand_is_a_chain() -> None:
    text = "Kerr told aides he would quit, two aides said."
    outer, inner = speakers_of(text, ("two aides", "Kerr told aides he would quit"), ("Kerr", "he would quit", "0"))
    assert [(s.role, short(s)) for s in inner] == [("speaker", "Kerr"), ("via", "two aides")]
    assert [(s.role, short(s)) for s in outer] == [("speaker", "two aides")]


def test_a_nested_pronoun_stays_open() -> None:
    text = "\"He told me 'never again' twice,\" Venn said."
    _, inner = speakers_of(text, ("Venn", "\"He told me 'never again' twice,\""), ("He", "'never again'", "0"))
    assert [(s.role, s.status) for s in inner] == [("speaker", "unresolved"), ("via", "resolved")]


@pytest.mark.parametrize("text", ["Eastmere said it would pay.", "Offices in Eastmere closed. Eastmere said no."])
def test_a_metonym_keeps_both_candidates(text: str) -> None:
    source = "Eastmere#1" if "in" in text else "Eastmere"
    ((speaker,),) = speakers_of(text, (source, "it would pay" if "pay" in text else "no."))
    assert speaker.status == "ambiguous"
    assert {c.kind for c in speaker.candidates} == {"place", "organisation"}


def test_a_floating_quotation_is_inferred_only_when_unmistakable() -> None:
    ((speaker,),) = speakers_of('Kerr was blunt. "It will flood."', ("", '"It will flood."'))
    assert short(speaker) == "Kerr"
    assert speaker.because.startswith("inferred")
    assert speakers_of('Kerr met Venn. "It will flood."', ("", '"It will flood."')) == [()]
    assert speakers_of("Kerr left. It was said the plan had failed.", ("", "the plan had failed")) == [()]


def test_a_quotation_between_two_of_one_speaker_is_inferred() -> None:
    text = '"One," Ana Orlo said.\n\n"Two."\n\n"Three," Orlo said.'
    found = names_of(text, ("Ana Orlo", '"One,"'), ("", '"Two."'), ("Orlo#1", '"Three,"'))
    assert found == [["Ana Orlo"]] * 3


def test_set_aside_text_names_nobody() -> None:
    text = "By Ana Orlo\nThe road is long. She said it was late."
    aside = (SetAside(Span(0, 11), "byline", "test"),)
    done, _ = resolve(report_of(text, aside=aside), attributions_of(text, ("She", "it was late")))
    assert done[0].speakers[0].status == "unresolved"


def test_a_line_break_inside_a_name_is_healed() -> None:
    text = "The harbour was closed for a week before the new minister, President\nDonal Orlo said it was late."
    assert names_of(text, ("Donal Orlo", "it was late")) == [["Donal Orlo"]]


def test_ids_are_stable_across_reports_for_names_only() -> None:
    one = speakers_of("Ana Orlo said it. Aides said that.", ("Ana Orlo", "it"), ("Aides", "that"))
    two = speakers_of("On Monday Ana Orlo said it. Aides said that.", ("Ana Orlo", "it"), ("Aides", "that"))
    assert one[0][0].entity == two[0][0].entity
    assert one[1][0].entity is not None
    assert two[1][0].entity is not None
    assert one[1][0].entity.id != two[1][0].entity.id


KINDS_AND_NAMES = [
    # a document or a body that starts a sentence is nobody's name
    ("[Documents seen by the Lantern] show it.", "Documents seen by the Lantern", "document"),
    ("[Polls] show it.", "Polls", "document"),
    # unless somebody of that name is there
    ("Ana Page spoke first. [Page] said it.", "Ana Page", "person"),
    # how the report writes of a name shows that it is a body
    ("Norrla Marrow, which owns it, said no. [Norrla Marrow] said it.", "Norrla Marrow", "organisation"),
    ("A decade of the Meridian Tarn ends. [Meridian Tarn] said it.", "Meridian Tarn", "organisation"),
    # a given name that is a particle elsewhere
    ("Mayor Della Okonski came. [Okonski, 52,] said it.", "Della Okonski", "person"),
    # a title with brackets, a role and a place around the name
    ("It rained. [Admiral (retired) Yusra Venn] said it.", "Yusra Venn", "person"),
    ("It rained. [A reader, Mrs Abel of Rope Lane], wrote it.", "Abel", "person"),
    # somebody's words are his
    ("Ana Orlo spoke. [Orlo’s remarks] show it.", "Ana Orlo", "person"),
    ("The minister, Ana Orlo, spoke. [The minister's] claim is it.", "Ana Orlo", "person"),
    # a group before "who", over a comma
    ("It rained among some observers, [who] argue it.", "some observers", "group"),
    # what is said about a body is not its name
    ("It rained. [The yard union, in a letter,] said it.", "The yard union", "organisation"),
]


@pytest.mark.parametrize(("marked", "name", "kind"), KINDS_AND_NAMES)
def test_kinds_and_names(marked: str, name: str, kind: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    content = text.rindex("it")
    one = Attribution(
        "a0", (Span(marked.index("["), marked.index("]") - 1),), (), (Span(content, content + 2),), "indirect",
        "asserted", 1.0, "test",
    )  # fmt: skip
    done, _ = resolve(report_of(text), [one])
    (speaker,) = done[0].speakers
    assert (short(speaker), speaker.entity.kind if speaker.entity else None) == (name, kind)


def test_a_wrapped_line_of_names_is_no_headline() -> None:
    first = "The Head of the Meridian Board, Aurelio Orlo, met the"
    text = f"{first}\nMinister of Ports on the harbour wall in the rain of Monday. Orlo said it."
    assert names_of(text, ("Orlo#1", "it")) == [["Aurelio Orlo"]]


def test_a_source_over_a_paragraph_is_read_where_its_cue_stands() -> None:
    text = "— Tobias Kerr, engineer\n\nMayor Ana Orlo's claim that it rained was welcomed."
    start = text.index("claim")
    one = Attribution(
        "a0", (Span(2, start - 1),), (Span(start, start + 5),), (Span(start + 6, start + 20),), "indirect", "asserted",
        1.0, "test",
    )  # fmt: skip
    done, _ = resolve(report_of(text), [one])
    assert [short(s) for s in done[0].speakers] == ["Ana Orlo"]


def test_an_office_that_nobody_is_known_to_hold_is_a_rival_for_a_pronoun() -> None:
    text = "“No,” said nurse Lucía Venn. Critics accused the minister of hiding. Her spokesman said no."
    (speakers,) = speakers_of(text, ("Her spokesman", "no"))
    assert [s.status for s in speakers if s.role == "on_behalf_of"] != ["resolved"]


def test_a_gesture_is_the_subject_s_own() -> None:
    text = "Will it open? Ora Venn shook her head. “Not this year.”"
    assert names_of(text, ("", "“Not this year.”")) == [["Ora Venn"]]


def test_a_line_with_a_colon_heads_a_quotation() -> None:
    text = "It rained.\n\nAnd from Chair Ben Orr:\n\n“The nets are full.”"
    assert names_of(text, ("", "“The nets are full.”")) == [["Ben Orr"]]


@pytest.mark.parametrize(
    ("intro", "expected"),
    [("An hour with Tomas Kerr, its engineer.", ["Tomas Kerr"]), ("Tomas Kerr met Ana Orlo.", []), ("An hour.", [])],
)
def test_answers_are_the_only_interviewee_s(intro: str, expected: list[str]) -> None:
    text = f"{intro}\n\nQ: Will it hold, says Jon Venn?\n\nA: Yes."
    colon = text.index("A:") + 1
    answer = Attribution(
        "a0", (), (Span(colon, colon + 1),), (Span(colon + 2, colon + 6),), "direct", "asserted", 1.0, "turn-1",
        question=Span(text.index("Will"), text.index("?") + 1),
    )  # fmt: skip
    done, _ = resolve(report_of(text), [answer])
    assert [short(s) for s in done[0].speakers] == expected


def test_nothing_in_nothing_out() -> None:
    assert resolve(report_of("Ana Orlo spoke."), ()) == ((), ())


WORDS = st.sampled_from(
    'Ana Orlo Venn Mr. Mrs. President the minister said "He she , . \n ’s ( ) “ ” and of U.S. who I they A'.split(" ")
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(WORDS, min_size=3, max_size=40), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=6)
)
def test_any_text_gives_verdicts_that_quote_it(words: list[str], places: list[tuple[int, int]]) -> None:
    text = " ".join(words)
    attributions = [
        Attribution(
            id=f"a{i}", source=(Span(min(at, len(text) - 1), min(at + size, len(text))),), cue=(),
            content=(Span(0, 1),), quotation="indirect", stance="asserted", confidence=0.5, rule="test",
        )
        for i, (at, size) in enumerate(places)
        if min(at, len(text) - 1) < min(at + size, len(text))
    ]  # fmt: skip
    done, mentions = resolve(report_of(text), attributions)
    assert [a.id for a in done] == [a.id for a in attributions]
    assert (done, mentions) == resolve(report_of(text), attributions)
    for attribution in done:
        assert attribution.speakers
        for speaker in attribution.speakers:
            assert speaker.because
            assert all(span.of(text) for span in speaker.evidence)
    for mention in mentions:
        assert mention.span.of(text)


def test_hostile_texts_end() -> None:
    for text in ("Aa " * 30_000, '"' * 20_000, "A." * 30_000, "Bank of the " * 8_000, "Orlo, the minister, " * 5_000):
        resolve(
            report_of(text), [Attribution("a", (Span(0, 2),), (), (Span(2, 3),), "direct", "asserted", 1.0, "test")]
        )


CHAINS = [
    ('Ana Orlo came. "One," she said. "Two," she said. "Three," she said.', ("she", '"One,"'), ("she#1", '"Two,"'),
     ("she#2", '"Three,"')),
    ('Jon Kerr came late. He sat down. He said one. "Two," he said.', ("He#1", "one"), ("he", '"Two,"')),
    ('A spokeswoman for the mill said one. She said two.', ("A spokeswoman for the mill", "one"), ("She", "two")),
    ('Medical director Jon Kerr said one. He said two. "Three," he said.',
     ("Medical director Jon Kerr", "one"), ("He", "two"), ("he", '"Three,"')),
    ('Ana Orlo sat. "One." She said two.', ("", '"One."'), ("She", "two")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "items"), [(text, items) for text, *items in CHAINS])
def test_evidence_and_mentions_are_whole_words(text: str, items: list[tuple[str, ...]]) -> None:
    done, mentions = resolve(report_of(text), attributions_of(text, *items))
    spans = [span for a in done for s in a.speakers for span in s.evidence] + [m.span for m in mentions]
    spans += [m.head for m in mentions]
    assert all(a.speakers and a.speakers[0].status == "resolved" for a in done)
    for span in spans:
        words = text[span.start : span.end]
        assert words == words.strip()
        assert re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text[max(0, span.start - 1) : span.end + 1]), words
    assert not any(m.named for m in mentions if text[m.span.start : m.span.end].lower() in ("he", "she"))


JOINT = [
    "Health Minister Una Bell and union leader Max Orr",
    "Mayor Una Bell and union leader Max Orr",
    "Mayor Una Bell, and the union’s leader Max Orr,",
    "Mayor Una Bell and Harbour Union leader Max Orr",
    "Mayor Una Bell and dockers’ spokesman Max Orr",
]


@pytest.mark.parametrize("source", JOINT)
def test_joint_sources_keep_both_speakers(source: str) -> None:
    text = f"{source} said in a joint statement that the dam was old. They said it leaked."
    found = names_of(text, (source.rstrip(","), "the dam was old"), ("They", "it leaked"))
    assert found == [["Una Bell", "Max Orr"]] * 2


def test_an_office_that_belongs_to_no_second_name_joins_nothing() -> None:
    text = "Mayor Una Bell and a union that Max Orr leads said that the dam was old."
    (found,) = names_of(text, ("Mayor Una Bell and a union that Max Orr leads", "the dam was old"))
    assert "Max Orr" not in found


DATELINES = ["PORT ELLERY —", "PORT ELLERY, March 12 (Examiner) -", "Port Ellery, Norrland (Examiner) —"]


@pytest.mark.parametrize("dateline", DATELINES)
def test_the_town_of_a_dateline_is_no_person(dateline: str) -> None:
    title = "Port Ellery council backs harbour tax"
    text = f"{title}\n\n{dateline} The council voted for it. Later Port Ellery said one."
    items = [("Port Ellery council", "harbour tax"), (f"Port Ellery#{1 + ('Port' in dateline)}", "one")]
    done, mentions = resolve(report_of(text, title), attributions_of(text, *items))
    (speaker,) = done[0].speakers
    assert speaker.entity is not None
    assert (speaker.entity.name, speaker.entity.kind) == ("Port Ellery council", "organisation")
    assert [s.status for s in done[1].speakers] == ["ambiguous"]  # the place or its government
    assert not any(m.kind == "person" for m in mentions)


def test_labels_with_a_dash_are_no_datelines() -> None:
    text = "Minutes of the meeting\n\nORLO — We shall sail.\n\nVENN — We shall not.\n"
    assert names_of(text, ("ORLO", "We shall sail"), ("VENN", "We shall not")) == [["ORLO"], ["VENN"]]


@pytest.mark.parametrize("noun", ["aides say", "report says", "critics say", "council says", "ally says"])
def test_a_headline_name_before_a_noun_is_not_the_speaker(noun: str) -> None:
    title = f"Orlo {noun} the dam is old"
    text = f"{title}\n\nMayor Ana Orlo spoke in Eastmere."
    (found,) = names_of(text, (f"Orlo {noun.split(maxsplit=1)[0]}", "the dam is old"), title=title)
    assert "Ana Orlo" not in found


BODY_OFFICES = [
    ("Secretary General Ana Orlo came. Ministers of the Meridian Pact met Jon Kerr.", "Ana Orlo"),
    ("Ana Orlo, Secretary General of the Meridian Pact, met Jon Kerr.", "Ana Orlo"),
    ("Ana Orlo, Secretary General of the Northern League, met Jon Kerr of the Meridian Pact.",
     "unresolved"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "expected"), BODY_OFFICES)
def test_an_office_of_a_body_is_whose_title_it_is(first: str, expected: str) -> None:
    text = f"{first} On Friday the secretary general of the Meridian Pact said the dam was old."
    assert names_of(text, ("the secretary general of the Meridian Pact", "the dam was old")) == [[expected]]


def test_the_headline_gives_the_same_words_to_a_name() -> None:
    title = "Pact in ‘winter of silence’, says Orlo"
    text = f"{title}\n\nAna Orlo likes words. “It is a winter of silence,” the secretary general of the Pact said."
    items = [("Orlo", "‘winter of silence’"), ("the secretary general of the Pact", "“It is")]
    attributions = attributions_of(text, *items)
    at = text.index("“It is")
    attributions[1] = dataclasses.replace(attributions[1], content=(Span(at, text.index(" the secretary")),))
    done, _ = resolve(report_of(text, title), attributions)
    assert [[short(s) for s in a.speakers] for a in done] == [["Ana Orlo"]] * 2


def test_the_list_of_speakers_of_a_transcript_names_them() -> None:
    title = "Transcript: the meeting at Eastmere"
    head = "Speaking: Ana Orlo, Secretary General of the Meridian Pact; Jon\nKerr, Minister of Defence of Norrland"
    text = f"{title}\nEastmere, Thursday 12 June\n\n{head}\n\nORLO: Thank you.\n\nKERR: No, no.\n"
    done, _ = resolve(report_of(text, title), attributions_of(text, ("ORLO", "Thank you."), ("KERR", "No, no.")))
    assert [[short(s) for s in a.speakers] for a in done] == [["Ana Orlo"], ["Jon Kerr"]]


SPOKEN_FOR = [
    ("A spokeswoman for Holt", "", "Anna Holt"),
    ("A spokeswoman for Holt, Lena Marsh", "", "Anna Holt"),
    ("Spokeswoman for Holt", "Spokeswoman for Holt says the mill is safe", "Anna Holt"),
    ("spokeswoman for Holt’s campaign", "", "Anna Holt campaign"),
]


@pytest.mark.parametrize(("source", "title", "expected"), SPOKEN_FOR)
def test_a_spokesperson_for_a_person_of_the_report(source: str, title: str, expected: str) -> None:
    text = f"{title}\n\n" * bool(title) + f"Anna Holt opened it. {source}, said the mill is safe."
    (speakers,) = speakers_of(text, (source, "the mill is safe"), title=title or None)
    assert [s.entity.name for s in speakers if s.entity and s.role == "on_behalf_of"] == [expected]


def test_a_spokesperson_for_one_of_two_stays_open() -> None:
    title = "Spokeswoman for Holt says the mill is safe"
    text = f"{title}\n\nAnna Holt met Paul Holt."
    (speakers,) = speakers_of(text, ("Spokeswoman for Holt", "the mill is safe"), title=title)
    assert [short(s) for s in speakers if s.role == "on_behalf_of"] == ["ambiguous: Anna Holt, Paul Holt"]


SHOWN = [
    ("Mayor-elect Dana Fitzhugh", "said", "Dana Fitzhugh"),
    ("President-designate Dana Fitzhugh", "said", "Dana Fitzhugh"),
    ("Tobias Lane KC", "said", "Tobias Lane"),
    ("Tobias Lane, KC,", "said", "Tobias Lane"),
    ("Dr Ruth Lane MP", "said", "Ruth Lane"),
    ("Nurses at St. Brannoc’s", "said", "Nurses at St. Brannoc’s"),
    ("Staff at Corrigan’s", "said", "Staff at Corrigan’s"),
    ("Ana Orlo’s", "claim was", "Ana Orlo"),
    ("Ana Orlo’s", "claims show", "Ana Orlo"),
]


@pytest.mark.parametrize(("source", "verb", "name"), SHOWN)
def test_names_are_shown_without_office_and_letters(source: str, verb: str, name: str) -> None:
    text = f"On Monday {source} {verb} that the dam was old. Nothing else was said."
    at = text.index(source)
    attribution = dataclasses.replace(
        attributions_of(text, ("", "the dam was old"))[0], source=(Span(at, at + len(source)),)
    )
    done, _ = resolve(report_of(text), [attribution])
    assert [short(s) for s in done[0].speakers] == [name]


def test_a_mayor_elect_is_not_the_mayor() -> None:
    text = "Mayor-elect Dana Fitzhugh came. The mayor said the dam was old."
    assert names_of(text, ("The mayor", "the dam was old")) == [["unresolved"]]


INTERVIEWS = [
    ("A talk with Rosa Lindqvist", "", "Rosa Lindqvist"),
    ("The mill: Anna Holt And Paul Kerr Meet", "", ""),
    ("The mill after the flood", "Rosa Lindqvist took over from Paul Kerr. We met Rosa Lindqvist in May.",
     "Rosa Lindqvist"),
    ("The mill after the flood", "Rosa Lindqvist, the owner, spoke to us. Paul Kerr built it.", "Rosa Lindqvist"),
    ("The mill after the flood", "Rosa Lindqvist took over from Paul Kerr.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("title", "intro", "expected"), INTERVIEWS)
def test_answers_are_the_one_interviewees(title: str, intro: str, expected: str) -> None:
    text = f"{title}\n\n{intro}\n\nQ: Is it safe?\nA: It is safe.\n"
    (attribution,) = attributions_of(text, ("", "It is safe."))
    cue, question = text.index("A: It") + 1, text.index("Is it")
    attribution = dataclasses.replace(
        attribution, cue=(Span(cue, cue + 1),), quotation="direct", rule="turn-1", question=Span(question, cue - 2)
    )
    done, _ = resolve(report_of(text, title), [attribution])
    assert [short(s) for s in done[0].speakers] == ([expected] if expected else [])
    assert [text[e.start : e.end] for s in done[0].speakers for e in s.evidence] == ([expected] if expected else [])


COLLECTIVES = [
    ("One in five", "group"),
    ("Nearly nine out of 10", "group"),
    ("Just shy of half, 49%,", "group"),
    ("Nearly a third", "group"),
    ("Enlisted personnel", "group"),
    ("Old political hands", "group"),
    ("Holt’s top brass", "group"),
    ("An 80-page, costly report", "document"),
    ("The inquiry", "document"),
    ("The Eastmere average of polls", "document"),
]


@pytest.mark.parametrize(("source", "kind"), COLLECTIVES)
def test_shares_staff_and_inquiries_speak_unnamed(source: str, kind: str) -> None:
    text = f"Anna Holt came to the lock on Monday. {source} found the dam too old. Rain fell."
    (speakers,) = speakers_of(text, (source, "the dam too old"))
    assert [(s.entity.kind, s.entity.named) for s in speakers if s.entity] == [(kind, False)]


def test_a_double_family_name_before_a_comma_is_no_adjective() -> None:
    text = "Nothing fell. Anna Holt-Kerr, a spokeswoman for the Harbour Union, said the dam was old."
    assert names_of(text, ("Anna Holt-Kerr, a spokeswoman for the Harbour Union", "the dam was old"))[0][0] == (
        "Anna Holt-Kerr"
    )


GOING_ON = [
    ("Anna Holt came. It was the Holt who says that the dam is old.", "who", "the dam is old", "Anna Holt"),
    ("Anna Holt, who paid for the flood, who says that the dam is old, came.", "who#1", "the dam is old", "Anna Holt"),
    ("She led Lanterns for Orlan, a group that says the dam is old.", "that", "the dam is old", "Lanterns for Orlan"),
    ("He met the editors of The Lantern, who say the dam is old.", "who", "the dam is old",
     "the editors of The Lantern"),
    ("He has a row of rich super PACs that say the dam is old.", "that", "the dam is old", "super PACs"),
    ("Mayor Anna Holt, her aide and Rosa Kerr, who says the dam is old.", "who", "the dam is old", "Rosa Kerr"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content", "expected"), GOING_ON)
def test_relative_clauses_go_on_about_their_head(text: str, source: str, content: str, expected: str) -> None:
    assert names_of(text, (source, content)) == [[expected]]


FAMILY_NAMES = [
    ("John Small met small firms. It rained.\n\nSmall, who came late, said the dam was old.", "Small#1", "John Small"),
    ("John Small met small firms. It rained.\n\nSmall said the dam was old.", "Small#1", "John Small"),
    ("John PeÃ±a Nieto came. As PeÃ±a Nieto said, the dam was old.", "PeÃ±a Nieto#1", "John PeÃ±a Nieto"),
    ("John Pen\u0303a came. As Pen\u0303a said, the dam was old.", "Pen\u0303a#1", "John Pen\u0303a"),
    ("John Perez came to the lock. Rain fell.\n\nFor Perez it was late.\n\n“No,” he said: the dam was old.", "he",
     "John Perez"),
    ("John Kerr opened a debate on the lock. He says the dam was old.", "He", "John Kerr"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "expected"), FAMILY_NAMES)
def test_family_names_that_are_words_or_broken(text: str, source: str, expected: str) -> None:
    assert names_of(text, (source, "the dam was old")) == [[expected]]


def test_who_names_himself_in_his_words() -> None:
    text = "John Kerr met Paul Holt in May.\n\nKerr opened the lock. He says “the dam is not John Kerr’s.”"
    assert names_of(text, ("He", "“the dam is not John Kerr’s.”")) == [["John Kerr"]]

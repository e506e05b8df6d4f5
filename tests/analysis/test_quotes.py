from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.analysis import quotes
from onrecord.analysis.quotes import Quote, pair, parts_of_one, states

MARKS = sorted(quotes.MARKS)


def texts_of(text: str, level: int | None = None) -> list[str]:
    return [text[q.start : q.end] for q in pair(text) if level is None or q.level == level]


# One convention each: the text, then its outermost pairs, then the pairs inside those.
CONVENTIONS = {
    "straight": ('"It holds," Venn said.', ['"It holds,"'], []),
    "curly": ("“It holds,” Venn said.", ["“It holds,”"], []),
    "split": ("“The dam,” Venn said, “will hold.”", ["“The dam,”", "“will hold.”"], []),
    "straight single": ("'It holds,' Venn said.", ["'It holds,'"], []),
    "curly single": ("‘It holds,’ Venn said.", ["‘It holds,’"], []),
    "backtick": ("`It holds,' Venn said.", ["`It holds,'"], []),
    "german": ("„Er hält“, sagte Venn.", ["„Er hält“"], []),
    "german, closed the english way": ("„Er hält”, sagte Venn.", ["„Er hält”"], []),
    "german guillemets": ("»Er hält«, sagte Venn.", ["»Er hält«"], []),
    "french": ("« Il tient », a dit Venn.", ["« Il tient »"], []),
    "french without spaces": ("«Il tient», a dit Venn.", ["«Il tient»"], []),
    "french single": ("Venn a dit ‹ oui, ça va › hier.", ["‹ oui, ça va ›"], []),
    "corner brackets": ("「堤は持つ」とヴェンは言った。", ["「堤は持つ」"], []),
    "single in double": (
        "“He told me ‘never again’ twice,” Venn said.",
        ["“He told me ‘never again’ twice,”"],
        ["‘never again’"],
    ),
    "straight single in double": (
        "\"He told me 'never again' twice,\" Venn said.",
        ["\"He told me 'never again' twice,\""],
        ["'never again'"],
    ),
    "double in single": (
        "‘He told me “never again” twice,’ Venn said.",
        ["‘He told me “never again” twice,’"],
        ["“never again”"],
    ),
    "same mark nested": (
        "“They call it “the pit” here,” Dale said.",
        ["“They call it “the pit” here,”"],
        ["“the pit”"],
    ),
    "same straight mark nested": (
        '"They call it "the pit" here," Dale said.',
        ['"They call it "the pit" here,"'],
        ['"the pit"'],
    ),
    "three levels": ("“A ‘b “cde” f’ g,” Venn said.", ["“A ‘b “cde” f’ g,”"], ["‘b “cde” f’", "“cde”"]),
    "apostrophes inside single": ("'The miners' pay won't rise,' Kerr said.", ["'The miners' pay won't rise,'"], []),
    "after a dash": ("Kerr—“we go”—left.", ["“we go”"], []),
    "in brackets": ("(“We go,” Kerr said.)", ["“We go,”"], []),
    "curly typed the wrong way": ("”It holds,” Venn said.", ["”It holds,”"], []),
    "two in one line": ('It was "odd" and "late".', ['"odd"', '"late"'], []),
    "question mark": ('"Will it hold?" she asked.', ['"Will it hold?"'], []),
    "two apostrophes": ("''We go,'' Kerr said. ''It won't last.''", ["''We go,''", "''It won't last.''"], []),
    "backticks and apostrophes": ("``We go,'' Kerr said.", ["``We go,''"], []),
    "single inside two": ("''He said, 'No way,''' Kerr said.", ["''He said, 'No way,'''"], ["'No way,'"]),
    "two inches in marks": ("\"It is 24'' wide,\" Kerr said.", ["\"It is 24'' wide,\""], []),
    "money first": ('He called it "$5 a head" on air.', ['"$5 a head"'], []),
}


@pytest.mark.parametrize("name", CONVENTIONS)
def test_conventions(name: str) -> None:
    text, outer, inner = CONVENTIONS[name]

    assert texts_of(text, 0) == outer
    assert [text[q.start : q.end] for q in pair(text) if q.level] == inner
    assert all(q.closed for q in pair(text))


@pytest.mark.parametrize(
    "text",
    [
        "Venn's dam won't fail; it's the miners' pay that isn't fair.",
        "Venn’s dam won’t fail; it’s the miners’ pay that isn’t fair.",
        'The pipe is 5" wide and 12" long.',
        "He stands 6' 2\" tall.",
        "He stands 6'2'' tall and owns a 24'' saw.",
        "x = '' and y = ''",
        "It was built in the '90s, not the ’80s.",
        "Rock 'n' roll, 'tis said, came 'round 'em.",
        "The class of '68 met in the bosses' hall.",
        "No marks at all.",
        "",
        "\n\n",
        '""',
    ],
)
def test_what_is_no_quotation(text: str) -> None:
    assert pair(text) == []


def test_a_quotation_over_paragraphs_is_one_with_a_part_in_each() -> None:
    text = "“We start in May.\n\n“We end in June,” Venn said.\n\n“Then we rest,” Kerr said."
    groups = parts_of_one(pair(text))

    assert [[text[q.start : q.end] for q in parts] for parts in groups] == [
        ["“We start in May.", "“We end in June,”"],
        ["“Then we rest,”"],
    ]
    assert [[q.continues for q in parts] for parts in groups] == [[True, False], [False]]


def test_a_quotation_in_two_apostrophes_goes_on_over_paragraphs() -> None:
    text = "''We start in May.\n\n''We end in June,'' Venn said."
    (parts,) = parts_of_one(pair(text))

    assert [text[q.start : q.end] for q in parts] == ["''We start in May.", "''We end in June,''"]


def test_a_missing_close_is_guessed_and_costs_no_other_quotation() -> None:
    text = '"We start in May, Venn said. The road is long.\n\n"It is short," Kerr said.\n\nThen: "no."'
    first, *rest = pair(text.replace('\n\n"It', '\n\nLater "it'))

    assert not first.closed
    assert first.end <= text.index("The road")
    assert [q.closed for q in rest] == [True, True]


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("“We start in May said Kerr, “it is long.” He left.", "“it is long.”"),
        ("“We start, Venn said, and called it “odd.” Then “late.”", "“odd.”"),
        ('Kerr said "we start. Venn said “it is long.” He left.', "“it is long.”"),
    ],
)
def test_a_quotation_after_a_lost_mark_stays_an_outermost_one(text: str, later: str) -> None:
    assert later in texts_of(text, 0)


def test_a_guess_does_not_cut_through_a_pair() -> None:
    text = "“We start ‘soon. Very soon’ Venn said"
    spans = [(q.start, q.end) for q in pair(text)]

    assert (text.index("‘"), text.index("’") + 1) in spans
    assert well_nested(pair(text))


def test_inches_inside_a_quotation_close_nothing_but_their_own() -> None:
    assert texts_of('"The pipe is wide," Venn said of the 5" one.') == ['"The pipe is wide,"']


def well_nested(found: list[Quote]) -> bool:
    def holds(a: Quote, b: Quote) -> bool:
        return a.start < b.start and b.end <= a.end

    return all(b.start >= a.end or a.start >= b.end or holds(a, b) or holds(b, a) for a, b in combinations(found, 2))


def check(text: str) -> None:
    found = pair(text)
    assert found == sorted(found, key=lambda q: (q.start, -q.end))
    assert well_nested(found)
    for q in found:
        assert 0 <= q.start < q.end <= len(text)
        assert "\n" not in text[q.start : q.end]
        assert text[q.start] in quotes.MARKS
        assert q.end - q.start > 2
        assert not q.closed or text[q.end - 1] in quotes.MARKS
        assert not (q.closed and q.continues)
        assert q.level == sum(o.start < q.start and q.end <= o.end for o in found)
    groups = parts_of_one(found)
    assert [q for parts in groups for q in parts] == [q for q in found if not q.level]
    assert all(q.continues for parts in groups for q in parts[:-1])

    marked = states(text, found)
    expected = bytearray(len(text))
    for q in found:  # outer before inner
        inside = 1 if q.kind == "double" else 4
        expected[q.start : q.end] = bytes([inside]) * (q.end - q.start)
    for q in found:
        inside = 1 if q.kind == "double" else 4
        expected[q.start] = inside + 1
        if q.closed:
            expected[q.end - 1] = inside + 2
    assert marked == expected


SOME_TEXT = st.lists(
    st.one_of(st.sampled_from(MARKS), st.sampled_from([" ", "a", "Kerr said, ", ". ", "\n", "s", "5", ",", "''", "``"]))
).map("".join)


@settings(max_examples=400)
@given(SOME_TEXT)
@example("“a ‘b. c’ “d” ‹e “f")
@example('"‹"‹"‹›"›"›')
def test_invariants_on_any_marks(text: str) -> None:
    check(text)


@given(st.text())
def test_invariants_on_any_text(text: str) -> None:
    check(text)


@given(st.lists(SOME_TEXT, min_size=1, max_size=4))
def test_a_closed_pair_depends_on_its_paragraph_alone(paragraphs: list[str]) -> None:
    paragraphs = [paragraph.replace("\n", " ") + "." for paragraph in paragraphs]
    at = 0
    whole = {(q.start, q.end) for q in pair("\n".join(paragraphs)) if q.closed}
    for paragraph in paragraphs:
        alone = {(q.start + at, q.end + at) for q in pair(paragraph) if q.closed}
        assert alone == {span for span in whole if at <= span[0] < at + len(paragraph)}
        at += len(paragraph) + 1


SIZE = 200_000
HOSTILE = {
    "straight": '"' * SIZE,
    "never closed": "“aa b " * (SIZE // 6),
    "never closed in many paragraphs": "“Aa b c d.\n" * (SIZE // 11),
    "deeply nested": "«" * (SIZE // 2) + "»" * (SIZE // 2),
    "deeply nested, two kinds": "‹«" * (SIZE // 4) + "›" * (SIZE // 4),
    "open singles, then straight": "‹" * (SIZE // 2) + '"' * (SIZE // 2),
    "inches": '5" ' * (SIZE // 3),
    "single letters": "'a' " * (SIZE // 4),
    "openers without closers": " 'a" * (SIZE // 3),
    "closers without openers": "a' " * (SIZE // 3),
    "short paragraphs": "Ab.\n" * (SIZE // 4),
    "every mark": "".join(MARKS) * (SIZE // len(MARKS)),
    "dots before marks": '"a' + ".”" * (SIZE // 2) + "a",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_read_to_their_end(name: str) -> None:
    # No time is asserted: anything quadratic would take hours and meet the suite's own limit.
    text = HOSTILE[name]
    assert len(states(text, pair(text))) == len(text)


def test_a_line_of_many_marks() -> None:
    text = 'He said "we go on." ' * 50_000
    found = pair(text)

    assert len(found) == 50_000
    assert all(q.closed and q.level == 0 for q in found)

"""Whom a source belongs together with: whole clusters are kept, and nothing of those who never speak."""

from __future__ import annotations

from onrecord.analysis import coreference
from onrecord.analysis.chaining import chained
from onrecord.analysis.coreference import Coreference
from onrecord.domain import Attribution, Mention, Span

TEXT = "Ana Orlo met Mara Kerr. The mayor said that she was tired. The dam leaks; it is old."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def mention(words: str, form: str, kind: str = "person") -> coreference.Mention:
    return coreference.Mention(span(words), span(words), kind, form, 0.9)


FOUND = Coreference(
    (mention("Ana Orlo", "named"), mention("The mayor", "nominal"), mention("The dam", "nominal", "object"),
     mention("it is", "pronoun", "object"), mention("she", "pronoun")),
    (),
    ((0, 1, 4), (2, 3)),
)  # fmt: skip
SAID = Attribution("a", (span("The mayor"),), (), (span("that she was tired"),), "indirect", "asserted", 1.0, "test")


def test_the_clusters_of_sources_are_kept_whole() -> None:
    found = chained((), [SAID], [FOUND])

    assert [(one.span.of(TEXT), one.cluster, one.named, one.pronoun) for one in found] == [
        ("Ana Orlo", 0, True, False),
        ("The mayor", 0, False, False),
        ("she", 0, False, True),
    ]


def test_a_verdicts_mention_stands_in_the_models_cluster() -> None:
    verdict = Mention(span("The mayor"), span("mayor"), "person", named=False, count=1)
    other = Mention(span("Mara Kerr"), span("Mara Kerr"), "person", named=True)
    found = {one.span.of(TEXT): one for one in chained((verdict, other), [SAID], [FOUND])}

    assert (found["The mayor"].head, found["The mayor"].cluster) == (span("mayor"), 0)
    assert found["Mara Kerr"].cluster is None


def test_without_the_model_the_verdicts_are_all_there_is() -> None:
    verdict = Mention(span("The mayor"), span("mayor"), "person", named=False)
    assert chained((verdict,), [SAID], []) == (verdict,)

"""A corpus of one invented occasion, small enough to be reckoned by hand."""

from __future__ import annotations

import pytest

from benchmarks.versions import corpus
from benchmarks.versions.corpus import PARTS

TOY = """
[people]
venn = "Mara Venn"
kerr = "Ivo Kerr"
[[occasion]]
id = "%s"
about = "a dam"
units = { u1 = "venn", u2 = "venn on later", u3 = "venn on again" }
figures = { cracks = "count cracks" }
developments = [["u1", "u2"]]
repetitions = [["u1", "u3"]]
[[occasion.report]]
outlet = "The Courier"
published = "2025-03-05"
title = "Dam: {h<Venn} {h=says} {h u1 headline|it holds}"
body = '''
{a u1 full|"It may hold, with {#cracks 9|nine} cracks,"} \
{a<{~venn engineer|Mara Venn}} {a=said} {@main.date 2025-03-04|on Tuesday}.
{b @kerr|"Leave,"} {b<Ivo Kerr} {b=said}.
'''
[[occasion.report]]
outlet = "The Voice"
published = "2025-03-06"
title = "Cracks"
body = '''
{a u1 altered -wording|"It holds, with {#cracks 19!|nineteen} cracks,"} \
{a<{~venn former engineer!|Mara Venn}} {a=said} {@main.date 2025-03-03!|on Monday}.
{b u2 full|There are {#cracks 12|12} cracks now}, {b<she} {b=said} \
{@later.date 2025-03-06|on Thursday}. {c u3 full|"It may hold"}, {c<she} {c=said}.
'''
[[occasion.report]]
outlet = "The Echo"
published = "2025-03-05"
title = "Kerr speaks"
body = '''
{a u1 excerpt @kerr|"It may hold,"} {a<Ivo Kerr} {a=said}.
{b u1 paraphrase|The dam is safe for now in spite of {#cracks 9~|about nine} cracks}, {b<Venn} {b=said}.
'''
"""


def id_of(part: str) -> str:
    return next(name for name in (f"toy-{n}" for n in range(50)) if corpus.part_of(name) == part)


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> corpus.Corpus:
    folder = tmp_path_factory.mktemp("occasions")
    (folder / "tuning_1.toml").write_text(TOY % id_of("tuning"), encoding="utf-8")
    return corpus.load("tuning", folder)


@pytest.fixture(params=PARTS)
def part(request: pytest.FixtureRequest) -> corpus.Corpus:
    return corpus.load(request.param)

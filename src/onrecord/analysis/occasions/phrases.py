"""Noun phrases, as far as occasions need them: where one ends, and whether it is an outlet, a crowd or a person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.analysis.occasions import clauses, lexicon
from onrecord.domain import Date, Span

Party = Literal["outlet", "press", "audience", "lawmakers", "named", "other", "nobody"]

WORD: Final = re.compile(r"[^\W_]+(?:['’&.-][^\W_]+)*")
_OPEN: Final = "\"“”‘'`"
_PROGRAMME: Final = re.compile(r"(?:''|[\"“”‘'`])([^\"“”\n\x00]{2,50}?)(?:''|[\"”’'])(?!\w)")
# What ends a noun phrase of small letters.
STOP: Final = frozenset(
    """in at on to with for from by of that whether how why what when where who whom which and but or as about after
    before during via over through near outside inside aboard into since until while because if than then he she they it
    we i his her their its is was were are be been has have had will would could should said says also again later
    earlier recently not just now still only there here yesterday today tomorrow tonight last this next ahead amid
    saying adding calling asking so too instead afterward afterwards early late ago even once via despite amid against
    without under""".split()
)
_LINKS: Final = frozenset({"of", "and", "&", "the", "for", "on", "de", "la", "van", "von", "der", "al", "du", "with"})
_NOT_NOUN: Final = frozenset("one two three four five six seven eight nine ten all both afterward afterwards".split())
_BODIES: Final = frozenset("Committee Subcommittee Council Commission Conference Institute Center Centre".split())
_WITH_MEMBERS: Final = frozenset("members group crowd panel gathering number audience committee subcommittee".split())
_SETTLEMENTS: Final = frozenset("city town village port capital suburb resort island province region district".split())
_NO_ADVERBS: Final = frozenset("assembly family rally ally".split())
_MOST: Final = 12  # words of a phrase; bounds the work on hostile text
_CONGRESS: Final = (["congress"], ["the", "congress"], ["u.s", "congress"], ["us", "congress"])  # no other is a chamber
_FOREIGN_ARTICLES: Final = frozenset("Der Die Das Het".split())
#: How the names of papers end, or what they are called, in other languages.
_FOREIGN_PAPER: Final = re.compile(
    r"(?:zeitung|tagblatt|tageblatt|abendblatt|morgenpost|abendpost|tagespost|rundschau|nachrichten|anzeiger|bladet|"
    r"posten|avisen?|tidende|tidning(?:en)?|nytt|dagblad|sanomat|lehti|radio|radioen)$"
    r"|^(?:corriere|gazzetta|giornale|diario|periódico|jornal|courrier|gazeta|dziennik|noviny|izvestia|pravda|kurier|"
    r"stampa|vanguardia)$"
)
_CALL_LETTERS: Final = re.compile(r"[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase at ``start:end``: who it is; ``medium`` and ``person`` are the parts that say so."""

    start: int
    end: int
    party: Party
    medium: Span | None = None
    person: Span | None = None


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str  # without a possessive ending
    owner: bool

    @property
    def capital(self) -> bool:
        return self.word[0].isupper() or self.word[0].isdigit()


def read(text: str, at: int, dates: Mapping[int, Date]) -> Phrase | None:
    """The noun phrase that starts at ``at``, without what was done to whom it is of; None when none does."""
    programme = _PROGRAMME.match(text, at)
    if programme and programme.group(1)[0].isupper():
        return Phrase(at, programme.end(), "outlet", Span(at, programme.end()))
    tokens = _tokens(text, at, dates)
    tokens = _without_what_was_done(_without_the_next(tokens))
    if not tokens:
        return None
    first = next((n for n, one in enumerate(tokens) if one.capital), 0)
    if first and any(one.word in lexicon.OUTLET_NOUNS for one in tokens[:first]):  # "the radio show Lane's End"
        return Phrase(at, tokens[-1].end, "outlet", Span(at, tokens[-1].end))
    owner = next((n for n, one in enumerate(tokens) if one.owner), None)
    if owner is not None and owner < len(tokens) - 1 and is_outlet(tokens[: owner + 1]):
        return _owned(tokens, owner)
    if owner == len(tokens) - 1 and any(one.capital for one in tokens):
        programme = _PROGRAMME.match(text, tokens[-1].end + 1)
        if programme:
            return Phrase(at, programme.end(), "outlet", Span(at, programme.end()))
    return _classified(tokens)


def _without_the_next(tokens: list[_Token]) -> list[_Token]:
    """The words of an outlet's name without those of somebody whom nothing parts from it: "in an interview with the
    Courier Ada Venn let it be known"."""
    if not tokens or tokens[-1].capital:
        return tokens
    for n in range(2, len(tokens) - 2):
        paper = tokens[n - 1].word in lexicon.PAPERS and tokens[n].word not in lexicon.OUTLET_WORDS
        if paper and tokens[n].capital and tokens[n + 1].capital and is_outlet(tokens[:n]):
            return tokens[:n]
    return tokens


def _without_what_was_done(tokens: list[_Token]) -> list[_Token]:
    """The words up to a participle behind the noun: "a man" of "a man shot dead", of which a day behind it is."""
    if len(tokens) < 2 or tokens[-1].capital:
        return tokens
    return tokens[: clauses.head_of([one.word + ("’s" if one.owner else "") for one in tokens])]


def is_outlet(tokens: list[_Token]) -> bool:
    """Whether the words are the name of a paper, a channel or an agency, by a list or by their likeness to one."""
    of = next((n for n, one in enumerate(tokens) if one.word == "of" and n > 1), None)
    if of is not None and tokens[-1].capital and is_outlet(tokens[:of]):
        return True  # "The Star-Ledger of Newark"
    words = [one.word for one in tokens]
    article = words[0].lower() in ("the", "a", "an")
    bare = words[1:] if article else words
    if not bare:
        return False
    if len(words) == 2 and words[0] in _FOREIGN_ARTICLES and words[1][0].isupper():
        return True  # "Der Morgen": an article that no name of a person begins with
    if len(words) <= 3 and words[-1][0].isupper() and _FOREIGN_PAPER.search(words[-1].lower()):
        return True
    joined = " ".join(bare).lower()
    if joined in lexicon.KNOWN or " ".join(words).lower() in lexicon.KNOWN:
        return True
    if len(bare) == 1 and bare[0].endswith((".com", ".org", ".net")):
        return True
    if all(not one.capital for one in tokens):
        return False
    if bare[0] in lexicon.NETWORKS and len(bare) <= 6:
        return (
            bare[0] not in ("Sky", "Time", "Vice", "Mic", "Fox", "Fortune", "Variety")
            or len(bare) == 1
            or _likely(bare)
        )
    if len(bare) == 1:
        last = bare[0].rpartition("-")[2]
        return (last in lexicon.PAPERS and article) or bool(_CALL_LETTERS.match(bare[0]))
    return _likely(bare)


def _likely(words: list[str]) -> bool:
    if words[-1] in lexicon.OUTLET_WORDS or words[0] in ("Radio", "TV") or bool(_CALL_LETTERS.match(words[-1])):
        return words[0][0].isupper()
    if any(word in lexicon.OUTLET_NOUNS for word in words) and any(word[0].isupper() for word in words):
        return words[-1] in lexicon.OUTLET_NOUNS or words[0] in lexicon.OUTLET_NOUNS
    return any(word in ("News", "Times", "Post", "TV", "Radio", "Magazine") for word in words[1:]) and all(
        word[0].isupper() or word in ("the", "of", "and") for word in words
    )


def _owned(tokens: list[_Token], owner: int) -> Phrase:
    """An outlet's programme or its man: "CBS' Face the Nation", "Harbour News's Dale Orrin"."""
    start, end = tokens[0].start, tokens[-1].end
    after = tokens[owner + 1 :]
    while after and not after[0].capital:
        after = after[1:]
    outlet = Span(start, tokens[owner].start + len(tokens[owner].word))
    if not after:  # "the Courier's editorial board"
        programme = tokens[-1].word in lexicon.OUTLET_NOUNS
        return (
            Phrase(start, end, "outlet", Span(start, end))
            if programme
            else Phrase(start, end, "named", outlet, Span(start, end))
        )
    if any(one.word in lexicon.PROGRAMME for one in after) or len(after) > 3:
        return Phrase(start, end, "outlet", Span(start, end))
    return Phrase(start, end, "named", outlet, Span(after[0].start, end))


def _classified(tokens: list[_Token]) -> Phrase:
    start, end = tokens[0].start, tokens[-1].end
    if tokens[-1].owner:
        end = tokens[-1].start + len(tokens[-1].word)
    words = [one.word.lower() for one in tokens]
    if words[0] in lexicon.NOBODY and not (words[0] == "her" and words[-1] in lexicon.VENUES):
        return Phrase(start, tokens[0].end, "nobody")
    role = next((n for n, word in enumerate(words) if word in lexicon.JOURNALISTS), None)
    if role is not None and 0 < role < len(tokens) - 1 and is_outlet(tokens[:role]):
        outlet = Span(start, tokens[role - 1].start + len(tokens[role - 1].word))
        return Phrase(start, end, "named", outlet, Span(tokens[role + 1].start, end))
    last = tokens[-1].capital or "." in words[-1] or words[-1] in lexicon.OUTLET_NOUNS
    if last and is_outlet(tokens):
        return Phrase(start, end, "outlet", Span(start, end))
    if words[0] in ("this", "our", "the") and words[-1] in ("newspaper", "paper", "magazine", "broadcaster", "channel"):
        return Phrase(start, end, "outlet")
    if words[-1] in lexicon.AIRWAVES and not any(one.capital for one in tokens) and len(words) <= 3:
        return Phrase(start, end, "outlet", Span(start, end))  # "the radio", "state television"
    if 1 < len(words) <= 5 and not any(one.capital for one in tokens) and _aired(words):
        return Phrase(start, end, "outlet", Span(start, end))  # "her podcast", "a late-night talk show"
    if words[-1] in lexicon.PRESS or " ".join(words) in lexicon.PRESS_PHRASES:
        return Phrase(start, end, "press")
    if words[-1] in lexicon.AUDIENCE or (words[0] in ("a", "the") and words[1:2] == ["crowd"]):
        return Phrase(start, end, "audience")
    lawmakers = lexicon.LAWMAKERS.union(lexicon.CHAMBERS).intersection(words) and "white" not in words
    if lawmakers or words[-2:] in _CONGRESS:
        return Phrase(start, end, "lawmakers")
    return Phrase(start, end, "named" if tokens[-1].capital else "other", None, Span(start, end))


def _aired(words: list[str]) -> bool:
    """Whether words without a name are a programme's: "a true-crime podcast", "a radio show"."""
    return words[-1] == "podcast" or (words[-1] in lexicon.SHOWS and words[-2] in lexicon.SHOWN)


def _tokens(text: str, at: int, dates: Mapping[int, Date]) -> list[_Token]:
    """The words of the phrase that starts at ``at``."""
    out: list[_Token] = []
    match = WORD.match(text, at)
    while match is not None and len(out) < _MOST:
        word = match.group()
        if match.start() in dates and not (out and out[-1].word in ("News", "This", "USA")):
            break
        owner = word.endswith(("'s", "’s"))
        token = _Token(match.start(), match.end(), word[:-2] if owner else word, owner)
        if not _goes_on(text, out, token):
            break
        at = match.end()
        if text.startswith(("' ", "’ "), at) and word.endswith(("s", "S")):
            token = _Token(match.start(), match.end(), word, True)
            at += 1
        out.append(token)
        if text.startswith(". ", at) and (
            len(word) == 1 or word in ("Mr", "Mrs", "Ms", "Dr", "Sen", "Rep", "Gov", "Gen")
        ):
            at += 1
        if not text.startswith(" ", at):
            break
        match = WORD.match(text, at + 1)
    while out and not out[-1].capital and (out[-1].word in _LINKS or out[-1].word.lower() in lexicon.DETERMINERS):
        out.pop()
    return out


def _goes_on(text: str, out: list[_Token], token: _Token) -> bool:
    lower = token.word.lower()
    if token.capital:
        named = bool(out) and out[-1].word in ("News", "This")
        if token.word in lexicon.DAYS and not named:
            return False
        return not (token.word in lexicon.MONTHS and WORD.match(text, token.end + 1) and text[token.end + 1].isdigit())
    if not out:
        return lower in lexicon.DETERMINERS or lower in lexicon.NOBODY or lower not in STOP
    if not any(one.capital for one in out):
        if lower == "of" and out[-1].word in _WITH_MEMBERS | _SETTLEMENTS:
            return True
        if out[-1].word == "of" and lower == "the":
            return True
        noun = out[-1].word.lower() not in lexicon.DETERMINERS
        adverb = lower.endswith("ly") and lower not in _NO_ADVERBS
        return lower not in STOP and not adverb and len(out) < 6 and not (noun and lower.endswith("ing"))
    if lower in lexicon.JOURNALISTS or lower in lexicon.OUTLET_NOUNS:
        return True
    if lower not in _LINKS:
        return lower not in STOP and not lower.endswith(("ly", "ed", "ing")) and lower not in _NOT_NOUN
    following = WORD.match(text, token.end + 1)
    if following is None or not text.startswith(" ", token.end):
        return False
    word = following.group()
    if lower in ("on", "for") and out[-1].word not in _BODIES:
        return False
    if lower in ("and", "with", "of") and word == "the":
        return lower == "of"
    if lower == "with":
        return any(one.word in lexicon.PROGRAMME for one in out) and word[0].isupper()
    return (word[0].isupper() and word not in lexicon.DAYS | lexicon.MONTHS) or (
        lower in ("of", "on", "for") and word == "the"
    )

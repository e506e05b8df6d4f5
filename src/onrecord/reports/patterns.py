"""The forms of lines that are no part of a report, as regular expressions for one stripped line each.

All are anchored at both ends (``.match`` and ``$``), case-insensitive, and bounded: no pattern nests repetitions of
the same characters, and they are only tried on lines of at most a few hundred characters.
"""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 400  # code points; no line longer than this is boilerplate by its form


def _line(*alternatives: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(alternatives)})$", re.I)


_PLAIN = r"[^\"“”]"  # words without quotation marks
_NETWORK = (
    r"(?:facebook|twitter|x|whats ?app|e-?mail|linkedin|pinterest|reddit|telegram|instagram|threads|bluesky|mastodon|"
    r"messenger|flipboard|tumblr|viber|copy link|print|sms|share|tweet|save|comments?|link)"
)
_SITES = (
    r"(?:twitter|facebook|instagram|x|linkedin|google news|telegram|threads|bluesky|tiktok|youtube|periscope|snapchat|"
    r"whatsapp)"
)
_MINUTES = r"\d{1,3}[- ]?min(?:ute)?s?\.?"

READING_TIME: Final = _line(
    r"(?P<lead>(?:[^\s.?!:;\"“”]+[ \t]+){0,6}?)(?:[|•·–—-]\s*)?(?:(?:estimated )?read(?:ing)? time:?\s*)?(?:about )?"
    rf"{_MINUTES}[- ](?:read|listen|video|reading time)\.?",
    rf"(?:estimated )?reading time:?\s*(?:about )?{_MINUTES}",
)
# What a press release calls itself, above its title.
KIND_OF_RELEASE: Final = _line(
    r"(?:for (?:immediate )?(?:release|publication)|(?:press|media|news) (?:release|statement)|strictly embargoed|"
    r"(?:under )?embargo(?:ed)?|not for (?:release|publication))\b[^.?!\"“”]{0,60}[:.]?"
)
#: Whom to ask, above or below a release: "Media contact: Ora Venn, press@…".
CONTACT: Final = _line(r"(?:(?:media|press|news) )?(?:contacts?|enquiries|inquiries)(?: details)?:\s.{1,160}")
BOILERPLATE: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        "share-buttons",
        _line(
            r"(?:(?:share|follow)(?: this| on| via| us on)?:?\s+)?"
            rf"{_NETWORK}(?:[\s,|/•·]+(?:(?:share )?on |and |via )?{_NETWORK})+"
        ),
    ),
    (
        "share",
        _line(
            r"share(?: (?:this|the|on|via|with|it)\b[^.?!\"“”]{0,60})?[.:]?",
            r"(?:tweet|print|save|e-?mail) this\b[^.?!\"“”]{0,30}\.?",
            rf"click to share\b{_PLAIN}{{0,60}}",
            r"(?:tweet|print|save|comments?|advertisement|ad|sponsored|loading(?:\.\.\.|…)?)[.:]?",
        ),
    ),
    (
        "subscribe",
        _line(
            r"(?:please )?(?:subscribe|sign up|log in|sign in|become a (?:member|subscriber)|download (?:our|the) app|"
            rf"get (?:our|unlimited|breaking)|support (?:our|independent))\b{_PLAIN}{{0,160}}",
            rf"{_PLAIN}{{0,120}}\b(?:newsletters?|push alerts|(?:to|in) your inbox)\b{_PLAIN}{{0,80}}",
        ),
    ),
    (
        "follow",
        _line(
            r"(?:on twitter,? )?(?:you can )?follow [^.\"“”]{2,80}? (?:on|via|at) "
            rf"{_SITES}\b{_PLAIN}{{0,100}}",
            r"(?:on twitter,? )?follow [^.\"“”]{2,80}@\w+\.?",
            rf"on twitter,? follow {_PLAIN}{{2,120}}",
        ),
    ),
    (
        "page-furniture",
        _line(
            r"(?:skip to (?:main )?content|back to top|continue reading(?: (?:below|the main story))?|"
            r"(?:(?:article|story|text) )?continues? (?:below|after)(?: (?:this |the )?(?:advertisement|ad))?|"
            r"(?:show|hide|load|view|see) (?:more|all|comments?)|scroll down(?: for more)?|"
            r"listen to (?:this|the) (?:article|story)|leave a (?:comment|reply)|post a comment|"
            rf"add (?:us )?as (?:a )?preferred source{_PLAIN}{{0,40}}|file photo|getty(?: images)?|"
            r"(?:watch|see) the (?:full )?(?:video|clip)(?: of [^.\"“”]{2,60})?(?: (?:above|below|here))?|"
            rf"(?:image|photo|picture|video) ?(?:(?:source|credit|copyright):?|by|:){_PLAIN}{{0,80}})[.:]?"
        ),
    ),
    (
        "rights",
        _line(
            rf"(?:copyright|©|\(c\))\s{_PLAIN}{{0,200}}",
            rf"{_PLAIN}{{0,200}}\ball rights reserved\.?",
            rf"this (?:material|content|article) may not be (?:published|reproduced){_PLAIN}{{0,200}}",
        ),
    ),
    ("hat-tip", _line(rf"\(?h/t:?\s{_PLAIN}{{1,60}}")),
    ("separator", _line(r"[_*=~•·#—–. -]+")),
)
COMMENTS_HEADING: Final = _line(
    r"(?:(?:\d{1,4}|one|no) )?(?:comments?|responses|replies|reader comments|thoughts on [^.?!]{1,60})"
    r"(?: \(\d{1,5}\))?:?",
    r"(?:join the (?:conversation|discussion)|leave a (?:comment|reply)|what do you think\?)",
)
OFFER_HEADING: Final = _line(
    r"(?:subscribe|sign up|register|log in)(?: now)? (?:to|for) (?:read|continue|unlock|keep|get|see|access|view)\b"
    r"[^.?!]{0,50}[.!]?",
    r"(?:this (?:article|story|content) is (?:only )?for|already a|become a) (?:paying )?"
    r"(?:subscriber|member)s?(?: only)?[.?!]?",
)
OFFER: Final = re.compile(
    r"\b(?:(?:a|per|each|every|the first) (?:month|week|year)|months? free|free trial|cancel any ?time|"
    r"subscri(?:be|ption)|log in|sign in)\b",
    re.I,
)
COOKIES: Final = re.compile(r"\bcookies?\b", re.I)
COOKIE_NOTICE: Final = re.compile(
    r"\b(?:we|this (?:site|website|page)|our (?:site|website|partners)|you) (?:\w+ )?"
    r"(?:use|uses|accept|consent|agree|store|set)\b"
    r"|\b(?:accept|reject|manage|allow) (?:all )?(?:cookies|preferences)\b"
    r"|\bcookie (?:policy|settings|preferences|notice)\b",
    re.I,
)
_POINTER = (
    r"(?:read (?:more|also|next)|also read|see also|"
    r"related(?: (?:stor(?:y|ies)|articles?|news|coverage|content|links?|reading|posts?))?|"
    r"recommended(?: (?:stories|reading|for you))?|don[’']t miss|you (?:may|might)(?: also)? (?:like|be interested in)|"
    r"trending(?: now)?|most (?:read|popular)|further reading|top stories"
)
TEASER: Final = _line(
    rf"[\[(>→»*•-]*\s*{_POINTER}|read (?:now|this)|see more|more (?:on|from|about) [^.:\"“”]{{2,40}}|"
    r"(?:continue|keep) reading|"
    r"in case you missed it|icymi|must[- ]read|up next|editor[’']?s[’']? picks?|watch(?: (?:more|now|also))?|listen)"
    r"\s*(?::|\||–|—| - |>>|»)\s*(?:\S.*)?"
)
TEASER_ALONE: Final = _line(
    rf"[\[(\"“>→»*•-]*\s*{_POINTER}|more stories|latest (?:news|stories|headlines))\s*[:»>.…]*[\"”]?[\])]*"
)
APP: Final = _line(
    r"(?:listen to|read|hear|find|get|watch) more (?:stories|articles|podcasts|news|episodes|interviews|reports)\b"
    r"[^.?!]{0,80}(?:[.?!].{0,160})?",
    r"download (?:our|the) (?:\w+ ){0,3}app\b.{0,160}",
)
READ_THE_REST: Final = _line(
    r"(?:click here to )?(?:read|see|watch|view|hear) "
    r"(?:more(?: (?:here|at|on|from|about) [^.\"“”]{1,60}| here)?|"
    r"the (?:rest|full|whole|entire|complete|original)\b(?: (?:of|story|article|report|text|transcript|interview|post|"
    r"column|piece|statement|list|letter|speech|the|this|here|at|on|in|from|about|below|it|[\w’'&]+)){0,8})"
    r"\s*[.:»>…]*",
    r"click (?:here|through)\b[^\"“”]{0,80}",
)
CREDIT: Final = _line(
    rf"\(?(?:additional )?(?:reporting|writing|editing) by {_PLAIN}{{2,200}}",
    rf"[^\"“”:;?!]{{3,200}} contributed (?:to this (?:report|story|article)|(?:additional )?reporting){_PLAIN}{{0,60}}",
)
DATE_WORDS: Final = _line(
    r"(?:(?:first |last )?(?:published|posted|updated|modified|created|date)(?: on| at)?:?\s*|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+|(?:mon|tue|wed|thu|fri|sat|sun)\.?,?\s+|[|•·,–—-]\s*|"
    r"at\b|on\b|\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*|[ap]\.?\s?m\.?|"
    r"(?:gmt|utc|bst|est|edt|et|cet|cest|pst|pdt|eastern|time|hrs|ist)\b|[().\s]|\+\d\d:?\d\d|"
    r"\d{4}-\d\d-\d\d(?:t[\d:.]+z?)?|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\.\d{1,2}\.\d{4})+"
)
NUMERIC_DATE: Final = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}([/.])\d{1,2}\1\d{4}\b")
SPEECH: Final = re.compile(
    r"\b(?:said|says|told|tells|added|adds|stated|states|wrote|argued|argues|warned|warns|insisted|insists|claimed|"
    r"claims|asked|replied|announced|according to|tweeted)\b|[\"“”«»]",
    re.I,
)
LABEL: Final = re.compile(r"[A-Z][\w .,'’()-]{0,40}:")
BULLET: Final = re.compile(r"[-–—•*·▪◦‣>]\s")
OUTLET_NAME: Final = re.compile(
    r"the\s|.*\b(?:news|times|post|herald|gazette|tribune|journal|daily|weekly|press|observer|chronicle|courier|standard|"
    r"telegraph|mail|express|review|today|wire|agency|radio|tv|television|network|ledger|record|sentinel|independent|"
    r"examiner|inquirer|dispatch|bulletin|monitor|broadcasting|magazine|online|echo|argus|mirror|guardian|globe|advertiser|"
    r"messenger|reporter|insider|citizen|advocate|voice|gazet\w*)\b|[a-z]+(?:wire|news|press)$",
    re.I,
)
# Scripts that no English word is written in; Greek is left out for its letters' use in science.
_SCRIPT = (
    "\u0400-\u052f\u0530-\u058f\u0590-\u05ff\u0600-\u06ff\u0750-\u077f\u0900-\u0dff\u0e00-\u0e7f\u10a0-\u10ff"
    "\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\ufb1d-\ufdff\ufe70-\ufefc"
)
FOREIGN: Final = re.compile(rf"[{_SCRIPT}]+(?:[ \u00a0'’״׳־,-]{{1,2}}[{_SCRIPT}]+)*")

"""Phrases that are one thing to the grammar of clauses: a negation, a verb, or nothing at all.

Each stands for a class of wordings: all ways to say that nothing of a thing was there ("not a trace of", "next to no"),
that something will not be done ("shied away from", "dropped its plan to"), that somebody had no choice.
:mod:`onrecord.reconcile.discrepancies.signs` reads a clause with each of them replaced.
"""

from __future__ import annotations

import re
from typing import Final

#: What phrases are for the grammar of clauses: they turn a clause round, or one word of it; they leave it as it is;
#: they say that something is open, or that somebody is for it.
NOT, OF_ONE, SO, LEFT, VIEW = "-", "~", "+", "^", "="
#: Phrases that are one thing: one of these, a word, or "?" for what decides nothing.
PHRASES: Final = tuple(
    (re.compile(rf"\b(?:{pattern})\b"), said)
    for pattern, said in (
        (r"(?:not|never) (?:\w+ )?(?:rul\w+ out|exclud\w+)|leav\w+ open|left (?:\w+ )?open", LEFT),
        (r"(?:not|no) (?:only|just|merely|simply|necessarily|quite|entirely|wholly|exactly|altogether)", "?"),
        (
            r"(?:left|leav\w+|have|has|had|harbour\w*|entertain\w*) no doubts?(?: (?:that|about|of))?"
            r"|(?:made|make\w*|making) no (?:bones|secret)(?: (?:about|of))?",
            SO,
        ),
        (r"no (?:more|less|fewer|later|earlier|doubt|sooner)(?: than)?|nothing but|none other", "?"),
        (r"not? (?:a )?(?:single|one)|(?:not|never) once", NOT),
        # nothing at all, in many words
        (
            r"(?:no|not (?:a|an|any|the (?:slightest|least|faintest)|one|even a)|not? \w+)"
            r" (?:(?:single|shred|scrap) of )?"
            r"(?:sign|trace|hint|evidence|proof|indication|suggestion|question|whiff|shred|scrap|penny|cent|word|drop)s?"
            r" (?:of|that|for|to)",
            NOT,
        ),
        (r"not (?:a|one|so much as a) (?:penny|cent|drop|shred|scrap|soul|word)(?: of)?", NOT),
        (r"(?:at|in|on|under) no (?:time|point|stage|moment|case|circumstances?|account|condition)s?", NOT),
        (r"not for (?:a|one) (?:moment|minute|second)|in no (?:way|shape or form)|none (?:of|whatever)", NOT),
        (r"(?:hardly|scarcely|barely) (?:any|anyone|anybody|anything|ever)(?: of)?|next to (?:no|nothing)", NOT),
        (
            r"as well(?: as)?|all but|as good as|(?:nothing|little) short of|nothing less than|more or less|in full",
            SO,
        ),
        (
            r"(?:(?:drop|scrap|abandon|shelv|ditch|cancel|reject|refus)\w*|axe[sd]?|bin(?:s|ned)|bur(?:y|ies|ied)"
            r"|withdr[aeo]w\w*|tor[en]+ up|g[ia]v\w+ up|turn\w* (?:down|away from)|back\w* (?:out of|away from)"
            r"|decid\w* against)"
            r" (?:the|its|his|her|their|our|all|any|an?)?(?: \w+)? ?"
            r"(?:plan|idea|proposal|intention|scheme|bid|attempt|thought|draft|demand|request|offer|call|plea|motion|appeal)s?"
            r" (?:to|of|for)",
            NOT,
        ),
        (
            r"(?:bar(?:s|red|ring)?|ban(?:s|ned|ning)?|stop(?:s|ped|ping)?|ke(?:eps?|pt|eping)"
            r"|(?:prohibit|prevent|block|discourag|exclud|dissuad)\w*) ((?:\w+ ){0,4}?)from",
            r"- \1",
        ),
        (r"(?:unfit|impossible|forbidden|powerless) (?:to|for)", NOT),
        (r"(?:fit|possible) (?:to|for)", SO),
        (
            r"sh(?:y|ies|ied|ying) away from|steer\w* clear of|(?:back\w*|pull\w*|cry|cries|cried) (?:out of|away from)"
            r"|(?:g[ia]v\w+) (?:\w+ )?a wide berth(?: to)?|draw\w* back from|drew back from|wash\w* (?:\w+ )?hands of"
            r"|turn\w* (?:his|her|its|their|our|my) backs? on|want\w* (?:nothing|no part)(?: (?:to do with|of|in))?"
            r"|(?:have|had|has) none of|not hear of|(?:decid|opt)\w* against|thinks? better of|thought better of"
            r"|dispens\w* with|do without|does without|did without|doing without|(?:refrain|abstain|desist)\w* from",
            NOT,
        ),
        (
            r"(?:have|has|had|having) (?:no|not (?:an?|any|the \w+)) (?:idea|clue|inkling|notion|knowledge)s?"
            r"(?: (?:of|about|that|what|why|how))?",
            f"{NOT} know",
        ),
        (r"(?:(?:have|has|had|having) |with )?full knowledge(?: of)?|ha(?:d|ve|s|ving) knowledge of", "know"),
        (
            r"(?:play\w*|took|tak\w+|have|has|had|having) (no |not any |any |a |an active )?"
            r"(?:part|role|hand|share) in",
            r"\1take_part",
        ),
        (r"(?:have|has|had|having) nothing to do with", f"{NOT} cause"),
        (
            r"(?:is|are|was|were|been|being) (?:all |largely |partly )?(?:behind|to blame for|at the root of"
            r"|responsible for|the (?:cause|reason|root) (?:of|for))(?! schedule| time| bars| closed)",
            "cause",
        ),
        (
            r"(?:have|has|had|voic\w+|express\w*|rais\w+|harbour\w*) (?:\w+ )?doubts? (?:about|over|on|as to|of)",
            "distrust",
        ),
        (r"half[ -]empty", "half-empty"),
        (r"(?:admit|conced|confess|acknowledg)\w* (?:to|having|that)|own\w* up to|c[oa]me\w* clean about", SO),
        (r"(?:clear|absolv|acquitt|exonerat)ed of|innocent of|(?<!\d )zero(?= [a-z])|yet to", NOT),
        (r"still (?:await|wait|expect|hop)ing(?: for| to)?|(?:free|rid|devoid|bereft|clean) (?:of|from)", OF_ONE),
        (r"(?:guilty|convicted) of", SO),
        (r"(?:is|are|was|were|be|been|being) made to", "force"),
        (
            r"(?:no|not any|not another) (?:choice|option|alternative|way)(?: but| other than) to"
            r"|could not (?:have )?avoid\w*",
            "must",
        ),
        (r"could (?:\w+ )?(?:have )?(?:avoid|prevent)\w*", f"{NOT} must"),
        (r"(?:every|the firm|a firm) intention (?:of|to)|intent on", SO),
        (r"(?:think\w*|thought) (?:of|about) (?:giving up|leaving|stopping|quitting)", NOT),
        (
            r"(?:somebody|someone|another (?:man|woman|person|party)|others) else"
            r"|by (?:somebody|someone|others|another)(?: else)?",
            NOT,
        ),
        (r"would (?:rather|sooner) (?:\w+ ){1,3}?than", NOT),
        (
            r"the (?:worst|best|\w+est)((?: \w+){0,2}?) "
            r"(?:in living memory|ever|on record|in (?:\w+ )?history|of all time)",
            r"- more\1",
        ),
        (r"vot(?:es?|ed|ing) ((?:\w+ ){0,5}?)to", r"\1"),
        (
            r"(?:plan|motion|proposal|request|bid|idea|move|attempt)s? (?:for|to|of) ((?:\w+ ){1,6}?)"
            r"(?:have|has|had|was|were|is|are) (?:been )?(?:buried|dropped|scrapped|shelved|abandoned|cancelled|axed"
            r"|binned|ditched|withdrawn|defeated|rejected|refused|turned down|thrown out|voted down|blocked)",
            r"- \1",
        ),
        (
            r"(?:leav\w+|left) ((?:\w+ ){0,4}?)"
            r"(empty|vacant|shut|closed|unfilled|untouched|unchanged|standing|intact|alone)",
            r"stay \1\2",
        ),
        (r"(\w+) or no \1", r"\1"),
        (r"only(?= just| scrap| narrowly| barely)|the only", SO),
        (
            r"(?:c[oa]m\w+|be|is|was|were|been|got) (?:\w+ )?(?:close|near) to"
            r"|on the (?:point|verge|brink|edge|cusp) of|within an? (?:ace|inch|whisker) of",
            "nearly",
        ),
        (
            r"help\w* to|manag\w* to|succeed\w* in|(?:agree|decid|cho[os]s?|vow|pledg|promis|resolv)\w* to"
            r"|(?:be|is|are|was|were|been) (?:about|set|due|bound|sure|certain|determined|keen|happy|poised) to"
            r"|(?:went|go|goes|going) on to",
            SO,
        ),
        (r"rul\w+ out|stop\w* short of|(?:anything|everything) but|far from|by no means|no longer|in no way", NOT),
        (r"(?:no|not? (?:have|had) (?:any|an)) (?:intention|plans?|wish|desire|need|way|reason)(?: (?:of|to))?", NOT),
        (
            r"(?:fail|refus|declin|neglect)\w* to|unable to|unwilling to|not (?:able|willing|ready|prepared|going) to",
            NOT,
        ),
        (r"no ((?:\w+ ){1,2}?)(?:left|remaining)(?=$| in | at | on | for )", r"~ \1"),
        (r"(?:run|ran|runs|running) (?:out|short|low) of|short of|lack\w*|without|except\w*|barring", OF_ONE),
        (r"do(?:es)? not (?:expect|believe|think)|did not (?:expect|believe|think)", NOT),
        (r"able to|willing to|ready to|prepared to|going to|intend\w* to|plan\w* to|want\w* to|mean\w* to", SO),
        (r"(?:go|goe|went|gone|going)s? up|(?:go|went)\w* higher", "rise"),
        (r"(?:go|goe|went|gone|going|came|come|coming)s? down", "fall"),
        (r"step\w* (?:down|aside)|stand\w* down|stood down|hand\w* in \w+ notice", "resign"),
        (r"call\w* off", "cancel"),
        (r"put\w* off|push\w* back", "postpone"),
        (r"vot\w+ (?:for|in favou?r of)|in favou?r of|(?:is|are|was|were) (?:all )?for", f"{SO} {VIEW}"),
        (r"vot\w+ against|(?:is|are|was|were|be|been|stood) (?:\w+ )?against", f"{NOT} {VIEW}"),
        (r"(?:barr|bann|prohibit|prevent|stopp|block|kept)\w* from|forbidden to|not (?:allow|permitt)ed to", NOT),
        (r"(?:allow|permitt)ed to|free to|entitled to", SO),
        (r"against the law", "illegal"),
        (r"half (?:full|empty|open|closed|finished)", "?"),
        (r"(?:go|goes|going|went|press|presses) ahead", "proceed"),
        (r"off the table", f"{NOT} tabled"),
        (r"on the table", "tabled"),
        (r"on time", "punctual"),
        (r"too \w+ to", NOT),
        (r"not need", "?"),
        (r"(?:is|are|was|were|be|been) (not |far from |by no means )?over$", r"\1end"),
        (r"(?:is|are|was|were|be|been) (not )?off$", r"\1cancel"),
        (r"after all$", SO),
        (r"(?:is|are|was|were|be|been|being) (?:out(?! of)|off|nothing)", "?"),
        (r"(?:has|have|had|is|are|was|were) (?:yet|still) to|(?:wait|remain)\w* to be|still to be", NOT),
        (r"(?:uncertain|unclear|unsure|doubtful) (?:whether|if)", "uncertain"),
        (r"give\w* up|gave up|given up", "abandon"),
        (r"bring\w* back|brought back", "return"),
        (r"carr\w+ on|go\w* on|went on", "continue"),
        (
            r"(?:tak\w+|took) (?:issue|exception)(?: (?:with|to|at))?|push\w* back against|sp[eo]ak\w* out against",
            "dispute",
        ),
        (r"pour\w* (?:cold water|scorn)(?: (?:on|over))?|brush\w* (?:aside|off)|shot down|shoot\w* down", "dismiss"),
        (r"(?:cast|threw|throw\w*) doubts? (?:on|over|upon)", "doubt"),
        (r"at any (?:point|time|stage|moment)|at all", SO),
        (r"(?:expos\w+|subject\w*) to (?:danger|risks?)|(?:put|plac\w+) (?:in danger|at risk)|at risk", "in danger"),
    )
)

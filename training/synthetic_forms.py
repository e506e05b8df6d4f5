"""Sentence and paragraph forms of the synthetic documents.

A form is text with slots ``{…}`` (see ``synthetic_scene.Scene``) and marked spans: ``<s>``, ``<c>`` and ``<x>`` open a source, a
cue and a content of attribution 1 and ``</>`` closes it; a digit names another attribution of the same form
(``<s12>`` is the source of 1 and 2). ``“ ”`` and ``‘ ’`` are outer and inner marks and ``'`` the apostrophe, whatever
the outlet prints in the end. A blank line inside a form starts a paragraph.

The conventions are PolNeAR's: marks belong to the content, addressees and weekdays to nothing, ``that`` and ``to`` to the
content, a closing comma of an apposition to the source, a final full stop outside marks to nothing.
"""

# ruff: noqa: E501 (one form a line reads best)

from __future__ import annotations

Forms = list[str]

QUOTES: Forms = [
    "We will {goal}",
    "We won't {goal}, and nobody should expect us to",
    "{thing^} is {tag}",
    "{thing^} will {do}",
    "I don't believe {thing} will {do}",
    "It isn't only about {issue}, it's about trust",
    "This is {tag}",
    "You can't {goal} and then complain about {issue}",
    "We've waited {smallnum} years for this",
    "My message to {place} is simple: {goal}",
    "Nobody told us that {thing} would {do}",
    "People are tired of {issue}",
    "We have to {goal}, and we have to do it by {month}",
    "I am absolutely convinced that {thing} will {do}",
    "There's a lot of talk about {issue} and very little action",
    "What matters now is that we {goal}",
    "Let's be honest, {thing} is {tag}",
    "I was there when they decided to {goal}",
    "I'm proud of what we did in {place}",
    "They promised to {goal}. They didn't",
    "If {thing} fails to {do}, I'll be the first to say so",
    "We are ready to {goal}",
    "Our position hasn't changed",
    "{num} people depend on {thing}",
    "That is not a threat, it's a fact",
    "The workers' patience won't last for ever",
    "I've read every page, and I couldn't find {issue} once",
    "It may {do}, but it won't be tomorrow",
    "Some call it {tag}. I call it overdue",
    "We expect {thing} to {do}",
    "When I took this job, {issue} was nobody's business",
    "No one wants to {goal}",
    "Of course we worry about {issue}",
    "I can't rule it out",
    "Every family in {place} knows what that means",
    "There will be no deal without {issue} on the table",
    "We could {goal} tomorrow if there was the will",
    "Ask the people of {place}",
    "Yes, mistakes were made",
    "Together with {org} we'll {goal}",
    "It's the {ordinal} time this year",
    "The numbers speak for themselves: {pct}, {money}, {num} jobs",
    "Either we {goal} or we lose {place}",
    "I'd rather {goal} than explain {issue} to my children",
    "Without {org}, {thing} would {do}",
]
CLAUSES: Forms = [
    "{thing} would {do}",
    "{thing} will {do}",
    "{thing} could {do}",
    "{thing} was unlikely to {do}",
    "it was too early to {goal}",
    "there was no plan to {goal}",
    "the government had failed to {goal}",
    "nobody had prepared for {issue}",
    "{thing} was {tag}",
    "the talks had covered {issue}",
    "{num} people had signed a petition against {thing}",
    "the country must {goal}",
    "it was ready to {goal}",
    "{org} had been told to {goal}",
    "no decision had been taken on {issue}",
    "{thing} should not {do}",
    "{place} would be next",
    "more than {num} people were affected",
    "the cost had risen to {money}",
    "it had no choice but to {goal}",
    "{thing} had been discussed {smallnum} times",
    "the two sides had agreed to {goal}",
    "{thing} may still {do}",
    "all options remained open, including a move to {goal}",
    "the work would take {smallnum} months",
    "{pct} of the money had been spent",
    "{thing} would {do} if nothing changed",
    "{org} did not intend to {goal}",
]
# Verbs that take a that-clause, with or without "that"
SAY = (
    "said|said|said|said|says|has_said|added|stated|noted|stressed|argued|insisted|warned|confirmed|explained|"
    "predicted|acknowledged|conceded|maintained|claimed|announced|also_said|later_said|has_stated|emphasised|"
    "emphasized|underlined|underscored|pointed_out|made_clear|recalled|admitted|indicated|suggested|reiterated|"
    "believes|contended|countered|cautioned|remarked|observed|reported|declared|went_on_to_say|"
    "was_quoted_as_saying|estimates|said_in_a_statement|wrote|tweeted|testified|assured_reporters"
).split("|")
SAY_DIRECT = (
    "said|said|said|said|said|says|added|stated|replied|wrote|explained|insisted|warned|recalled|declared|joked|"
    "continued|tweeted|countered|concluded|argued|said_in_a_statement|remarked|posted|sighed"
).split("|")
SAY_PARTICIPLE = (
    "stressing|emphasizing|emphasising|noting|adding|underlining|highlighting|insisting|warning|saying|"
    "explaining|arguing|pointing_out|recalling|claiming|reiterating|suggesting|cautioning"
).split("|")

DIRECT: Forms = [
    "<x>“{q},”</> <c>{sayq}</> <s>{Sa}</>.",
    "<x>“{q},”</> <s>{S}</> <c>{sayq}</>.",
    "<x>“{q},”</> <s>{S}</> <c>said</> {venue}.",
    "<x>“{q},”</> <s>{S}</> <c>told</> {addressee} {when}. <x>“{q}.”</>",
    "<s>{S}</> <c>said:</> <x>“{q}.”</>",
    "<s>{S}</> <c>{sayq}</>, <x>“{q}.”</>",
    "{when^}, <s>{S}</> <c>told</> {addressee}: <x>“{q}.”</>",
    "<x>“{q},”</> <s>{S}</> <c>said</>, <x>“{frag}.”</>",
    "<x>“{q},”</> <s>{S}</> <c>said</>. <x>“{q}. {q}.”</>",
    "<x>“{q},”</> <c>{sayq}</> <s>{Sa}</>. <x>“{q}.”</>",
    "<x>“{q}?”</> <s>{S}</> <c>asked</>. <x>“{q}.”</>",
    "<s>{S}</> <c>was blunt</>. <x>“{q}.”</>",
    "<s>{S}</> <c>did not mince words:</> <x>“{q}.”</>",
    "<s>{S}</> <c>put it this way:</> <x>“{q}.”</>",
    "{S} disagreed. <x>“{q},”</> <s>{he}</> <c>said</>.",
    "Asked about {issue}, <s>{S}</> <c>replied:</> <x>“{q}.”</>",
    "<x>“{q},”</> <s>{he}</> <c>added</>. <x>“{q}.”</>",
    "<x>“{q},”</> <c>went</> <s>{a}</>'s answer. <x>“{q}.”</>",
    "On {issue}, <s>{S}</> <c>had this to say:</> <x>“{q}. {q}.”</>",
    "In a post {when}, <s>{S}</> <c>wrote:</> <x>“{q}.”</>",
    "<x>“{q},”</> <c>reads</> <s>{document}</>.",
    "<x>“{q},”</> <c>the statement</> from <s>{org}</> <c>said</>.",
    "<x>“{q}”</>, <s>{S}</> <c>said</> {venue}, before {he} left for {place}.",
    "<c>To quote</> <s>{a}</>: <x>“{q}.”</>",
    "<x>“{q}?”</> <s>{S}</> <c>asked</> {addressee}.",
    "Here is how <s>{S}</> <c>put it:</> <x>“{q}. {q}.”</>",
    "<s>{S}</>, {venue}, <c>said:</> <x>“{q}.”</>",
    "<x>“{q}. {q},”</> <c>read</> <s>a statement from {org}</>.",
    "<x>“{q},”</> <s>{S}</> <c>was quoted as saying</> by {outlet}.",
    "<x>“{q},”</> <s>{S}</> <c>told</> {addressee}, and sat down.",
    "<x>“{q} ... {frag},”</> <s>{S}</> <c>said</>.",
    "<x>“[{Short}] will {do},”</> <s>{S}</> <c>{sayq}</>.",
    "Hours later <s>{S}</> <c>posted:</> <x>“{q}.”</>",
    "<x>“{q},”</> <s>{S}</> <c>said</> of {b}.",
    "<x>“{q}!”</> <c>shouted</> <s>{collective}</>.",
]
MULTI: Forms = [
    "<x>“{q},”</> <s>{S}</> <c>said</>.\n\n<x>“{q}. {q}.”</>",
    "<s>{S}</> <c>said</> {venue}:\n\n<x>“{q}. {q}.</>\n\n<x>“{q}. {q}.</>\n\n<x>“{q}.”</>",
    "<x>“{q}. {q}.</>\n\n<x>“{q},”</> <c>said</> <s>{Sa}</>.",
    "<s>{S}</> <c>told</> {addressee}: <x>“{q}. {q}.</>\n\n<x>“{q}.”</>",
    "<x>“{q}. {q},”</> <s>{S}</> <c>{sayq}</>.\n\n<x2>“{q}.</>\n\n<x2>“{q},”</> <s2>{he}</> <c2>said</>.",
    "<x>“{q},</> <s>{a}</> <c>said</>. {event} {narr}",
    "<x1>“{q},”</> <c1>said</> <s1>{Sa}</>.\n\nBut {S2} disagreed.\n\n<x2>“{q},”</> <s2>{hb}</> <c2>said</>.",
    "<x1>“{q},”</> <s1>{S}</> <c1>said</>.\n\n<s2>{S2}</> <c2>disagreed:</> <x2>“{q}.”</>",
    "<s>{S}</> <c>set out</> <x>three points</>.\n\n<x>“{q}.</>\n\n<x>“{q}.</>\n\n<x>“{q}.”</>",
]
INDIRECT: Forms = [
    "<s>{S}</> <c>{say}</> <x>that {cl}</>.",
    "<s>{S}</> <c>{say}</> <x>{cl}</>.",
    "<s>{S}</> <c>{say}</> <x>that {cl} and that {cl}</>.",
    "<x>{cl^}</>, <s>{S}</> <c>said</>.",
    "<x>{cl^}</>, <c>according to</> <s>{Sa}</>.",
    "<c>According to</> <s>{Sa}</>, <x>{cl}</>.",
    "<s>{S}</> <c>told</> {addressee} {when} <x>that {cl}</>.",
    "<s>{S}</> <c>told</> {addressee} <x>{cl}</>.",
    "{when^} <s>{S}</> <c>said</> <x>{cl}</>.",
    "<x>{thing^}</>, <s>{S}</> <c>said</>, <x>would {do}</>.",
    "<s>{S}</> <c>said</> {weekday} <x>that {cl}</>.",
    "Speaking {venue}, <s>{S}</> <c>{say}</> <x>that {cl}</>.",
    "<s>{S}</> <c>urged</> <x>{org} to {goal}</>.",
    "<s>{S}</> <c>called on</> <x>{place} to {goal}</>.",
    "<s>{S}</> <c>called for</> <x>an end to {issue}</>.",
    "<s>{S}</> <c>{vow}</> <x>to {goal}</>.",
    "<s>{S}</> <c>accused</> <x>{b} of failing to {goal}</>.",
    "<s>{S}</> <c>expressed confidence in</> <x>{thing}</>.",
    "<s>{S}</> <c>expressed confidence</> <x>that {cl}</>.",
    "<s>{S}</> <c>expressed concern about</> <x>{issue}</>.",
    "<s>{S}</> <c>took issue with</> <x>{thing}</>.",
    "<s>{S}</> <c>reiterated the need for</> <x>a decision on {issue}</>.",
    "<s>{S}</> <c>praised</> <x>{b} for {hbis} role in the talks on {issue}</>.",
    "<s>{S}</> <c>thanked</> <x>{org} for its patience</>.",
    "<s>{S}</> <c>{welcome}</> <x>{thing}</>.",
    "<s>{S}</> <c>warned against</> <x>attempts to {goal}</>.",
    "<s>{S}</> <c>ruled out</> <x>any move to {goal}</>.",
    "<s>{S}</> <c>questioned</> <x>whether {thing} would {do}</>.",
    "<s>{S}</> <c>pointed to</> <x>{issue}</>.",
    "<s>{S}</> <c>highlighted</> <x>the need to {goal}</>.",
    "For <s>{Sa}</>, <c>there is no doubt</> <x>that {cl}</>.",
    "<s>{S}</> <c>spoke of</> <x>“{tag}”</>.",
    "<c>In</> <s>{a}'s</> <c>view</>, <x>{thing} will {do}</>.",
    "As <s>{a}</> <c>put it</>, <x>{thing} is {tag}</>.",
    "<s>{S}</> <c>likened</> <x>{thing} to “{tag}”</>.",
    "<s>{S}</> <c>is confident</> <x>that {thing} will {do}</>.",
    "<s>{S}</> <c>apologised for</> <x>{issue}</>.",
    "<x>If {org} does not {goal}, {place} will pay the price</>: that is what <s>{a}</> <c>told</> {addressee}.",
    "Asked whether {thing} would {do}, <s>{S}</> <c>said</> <x>it would “depend on the weather”</>.",
]
MIXED: Forms = [
    "<s>{S}</> <c>said</> <x>{thing} was “{tag}”</>.",
    "<s>{S}</> <c>{say}</> <x>that {thing} would “{do}”</>.",
    "<s12>{S}</> <c1>called</> <x1>{thing} “{tag}”</> and <c2>said</> <x2>it would “{do}”</>.",
    "<s12>{S}</> <c1>described</> <x1>{thing} as “{tag}”</> and <c2>urged</> <x2>{org} to {goal}</>.",
    "<s12>{S}</> <c1>said</> <x1>{cl}</> but <c2>denied</> <x2>that {cl}</>.",
    "<s>{S}</> <c>described</> <x>{thing} as “{tag}”</>.",
    "<s>{S}</> <c>called</> <x>{thing} “{tag}”</>.",
    "<s>{S}</> <c>dismissed</> <x>{issue} as “{tag}”</>.",
    "<s>{S}</> <c>criticised</> <x>{thing} as “{tag}”</>.",
    "What <s>{a}</> <c>called</> <x>“{tag}”</> has been on the agenda since {year}.",
    "<s>{S}</> <c>{say}</> <x>that “{qlow}”</>.",
    "<s>{S}</> <c>said</> <x>{he} was “{feeling}” about {issue}</>.",
    "<s>{S}</> <c>{vow}</> <x>to {goal} “whatever it takes”</>.",
    "<s>{S}</> <c>warned of</> <x>“serious consequences” if {thing} did not {do}</>.",
    "<x>There was</>, <s>{a}</> <c>said</>, <x>“no appetite” to {goal}</>.",
    "<x>The decision to {goal} was “{tag}”</>, <c>according to</> <s>{Sa}</>.",
]
PARTICIPLE: Forms = [
    "<s>{S}</> met {b} in {place} {when}, <c>{saying}</> <x>that {cl}</>.",
    "<s12>{S}</> <c1>{say}</> <x1>that {cl}</>, <c2>{saying}</> <x2>that {cl}</>.",
    "<s12>{S}</> <c1>{welcome}</> <x1>{thing}</>, <c2>calling</> <x2>it “{tag}”</>.",
    "<s12>{S}</> <c1>rejected</> <x1>{thing}</>, <c2>describing</> <x2>it as “{tag}”</>.",
    "<s12>{S}</> <c1>{say}</> <x1>that {cl}</>, <c2>highlighting</> <x2>{issue}</>.",
    "<x1>“{q},”</> <s12>{S}</> <c1>said</>, <c2>{saying}</> <x2>that {cl}</>.",
    "<x1>“{q},”</> <c1>said</> <s12>{Sa}</>, <c2>adding:</> <x2>“{q}.”</>",
    "<s123>{S}</> <c1>praised</> <x1>{org}</>, <c2>underlined</> <x2>that {cl}</> and <c3>reiterated the need for</> <x3>unity</>.",
    "<s12>{S}</> also <c1>touched on</> <x1>{issue}</>, <c2>stressing</> <x2>the importance of a plan to {goal}</>.",
    "{when^}, <s>{S}</> visited {place}, <c>thanking</> <x>{org} for its work</>.",
    "<s12>{S}</> <c1>expressed optimism about</> <x1>{issue}</>, <c2>emphasizing</> <x2>that {cl}</>.",
    "Addressing {addressee}, <s>{S}</> <c>underlined</> <x>that {cl}</>.",
    "<c>Calling</> <x>{thing} “{tag}”</>, <s>{S}</> left the room.",
    "<c>Citing</> <x>{issue}</>, <s>{S}</> cancelled the visit to {place}.",
]
PASSIVE: Forms = [
    "<x>{thing^}</> <c>was criticised</> by <s>{Sa}</> <x>as “{tag}”</>.",
    "<x>{thing^}</> <c>was described</> by <s>{Sa}</> <x>as “{tag}”</>.",
    "<x>The move to {goal}</> <c>was welcomed</> by <s>{Sa}</>.",
    "<x>{b^}</> <c>was accused</> by <s>{Sa}</> <x>of hiding {issue}</>.",
    "<x>{thing^}</> <c>was denounced</> by <s>{collective}</> <x>as {tag}</>.",
    "<c>It was said</> <x>that {cl}</>.",
    "<c>It is said</> <x>that {thing} will {do}</>.",
    "<x>{thing^}</> <c>is expected</> <x>to {do}</>.",
    "<x>{thing^}</> <c>was described</> <x>as “{tag}”</>.",
    "<x>{thing^}</> <c>is said</> <x>to {do}</>.",
    "<c>It emerged</> <x>that {cl}</>.",
    "<x>{b^}</> <c>was urged</> <x>to {goal}</>.",
    "<s>{S}</> <c>was quoted as saying</> <x>{cl}</>.",
    "<s>{S}</> <c>was quoted by</> {outlet} <c>as saying</> <x>“{q}.”</>",
    "Doubts remain. <x>{thing^} will {do}</>, <c>it is claimed</>.",
]
NOUN: Forms = [
    "<s>{a}'s</> <c>claim</> <x>that {cl}</> drew laughter.",
    "<s>{a}'s</> <c>{noun}</> <x>that {cl}</> came as a surprise in {place}.",
    "The <c>{noun}</> by <s>{a}</> <x>that {cl}</> was met with silence.",
    "<c>The suggestion</> by <s>{Sa}</> <x>that {cl}</> has divided {place}.",
    "{b} did not repeat <s>{a}'s</> <c>{noun}</> <x>that {cl}</>.",
    "<s>{a}'s</> <c>call for</> <x>an end to {issue}</> went unanswered.",
    "<s>{a}'s</> <c>description of</> <x>{thing} as “{tag}”</> made headlines.",
    "Despite <s>{a}'s</> <c>{noun}</> <x>that {cl}</>, work went on.",
    "<s>{a}'s</> <c>criticism of</> <x>{thing}</> is not new.",
    "<c>Claims</> <x>that {cl}</> have circulated since {month}.",
    "<s>{S}</> <c>made the case</> <x>that {cl}</>.",
    "<s>{S}</> <c>repeated {his} {noun}</> <x>that {cl}</>.",
    "<s>{S}</> <c>is of the opinion</> <x>that {cl}</>.",
    "<c>The message</> from <s>{org}</> <c>was</> <x>that {cl}</>.",
    "{S2} was furious with <s>{a}</> for <c>saying</> <x>“{q}”</>.",
    "{S2} left the room after <s>{a}</> <c>said</> <x>{thing} was “{tag}”</>.",
]
DENIAL: Forms = [
    "<s>{S}</> <c>denied</> <x>that {cl}</>.",
    "<s>{S}</> <c>denied</> <x>saying “{qlow}”</>.",
    "<s>{S}</> <c>has denied</> <x>any wrongdoing</>.",
    "<s>{S}</> <c>did not say</> <x>that {cl}</>.",
    "<s>{S}</> <c>would not say</> <x>whether {thing} would {do}</>.",
    "<s>{S}</> <c>refused to confirm</> <x>that {cl}</>.",
    "<s>{S}</> <c>declined</> <x>to comment</>.",
    "<s>{S}</> <c>declined to comment on</> <x>{issue}</>.",
    "<s>{S}</> <c>did not respond to</> <x>a request for comment</>.",
    "<s>{org^}</> <c>did not immediately respond to</> <x>requests for comment</>.",
    "<s>{S}</> <c>disputed</> <x>the figure</>.",
    "<s>{S}</> <c>rejected</> <x>the idea that {cl}</>.",
    "<s>{org^}</> <c>declined</> <x>to comment</>, and <s2>{S}</> <c2>dismissed</> <x2>{issue} as “{tag}”</>.",
    "<s>{S}</> <c>never said</> <x>{thing} would {do}</>.",
    "<s1>{S}</> <c1>said</> <x1>{cl}</>; <s2>{S2}</> <c2>declined</> <x2>to comment</>.",
]
OTHERS: Forms = [  # collectives, spokespeople, documents, second hand, joint
    "<s>{collective^}</> <c>said</> <x>they were “{feeling}”</>.",
    "<s>{collective^}</> <c>said</> <x>{cl}</>.",
    "<x>{cl^}</>, <s>{collective}</> <c>said</>.",
    "<s>{collective^}</> <c>fear</> <x>that {thing} will {do}</>.",
    "<s>{collective^}</> <c>accused</> <x>{org} of ignoring {issue}</>.",
    "<s>A spokeswoman for {a}</> <c>said</> <x>{cl}</>.",
    "<s>A spokesman for {org}</> <c>said:</> <x>“{q}.”</>",
    "<s>{a}'s office</> <c>said in a statement</> <x>that {cl}</>.",
    "<x>“{q},”</> <s>a spokesperson for {org}</> <c>said</>.",
    "<s>{org^}</> <c>said</> <x>it would {goal}</>.",
    "<s>{org^}</> <c>{say}</> <x>that {cl}</>.",
    "<s>{document^}</> <c>said</> <x>{cl}</>.",
    "<s>{document^}</> <c>found</> <x>that {cl}</>.",
    "<x>{cl^}</>, <c>according to</> <s>{document}</>.",
    "<s>{place^}</> <c>said</> <x>it would {goal}</>.",
    "<s>{country^}</> <c>has accused</> <x>{org} of trying to {goal}</>.",
    "<x>{a^} told aides that {cl}</>, <s>{collective}</> <c>said</>.",
    "<s>{S} and {S2}</> <c>said in a joint statement</> <x>that {cl}</>.",
    "<s>{outlet^}</> <c>reported</> <x>that {cl}</>.",
    "<x>{a^} is ready to {goal}</>, <s>{outlet}</> <c>reported</>.",
    "<s>Both {a} and {b}</> <c>agreed</> <x>that {cl}</>.",
    "<s>{collective^}</> <c>have called for</> <x>{b} to resign</>.",
    "<s>{document^}</> <c>recommends</> <x>that {org} {goal}</>.",
    "<s>{collective^}</> <c>told</> {outlet} <x>that {cl}</>.",
]
NESTED: Forms = [
    "<x>“{b^} told me ‘{qlow}’ and walked away,”</> <c>said</> <s>{Sa}</>.",
    "<x>“They said to us, ‘{q}’,”</> <s>{S}</> <c>recalled</>.",
    "<s>{S}</> <c>said:</> <x>“When {b} says ‘{qlow}’, I hear ‘{tag}’.”</>",
    "<x>“Everybody here calls {thing} ‘{tag}’,”</> <s>{S}</> <c>told</> {outlet}.",
    "<x>“I keep a sign that reads ‘{frag}’ above my desk,”</> <s>{he}</> <c>said</>.",
    "<x>“The so-called ‘{short}’ won't {do},”</> <s>{S}</> <c>{sayq}</>.",
]
HEADERS: Forms = [
    "<x>“{q}. {q}.”</> <c>—</> <s>{Full}</>",
    "<x>“{q}.”</> <c>–</> <s>{Full}</>",
    "<x>“{q}. {q}.”</> <c>—</><s>{Full}</>",
    "<x>“{q}.”</>\n<c>—</> <s>{Full}</>",
    "And from <s>{Full}</><c>:</>\n\n<x>“{q}. {q}.”</>",
    "<s>{Full}</><c>:</> <x>“{q}. {q}.”</>",
    "<s>{Full}</><c>:</>\n\n<x>“{q}. {q}.</>\n\n<x>“{q}.”</>",
    "This from <s>{Full}</><c>:</> <x>“{q}.”</>",
    "Statement by <s>{Full}</><c>:</>\n\n<x>“{q}. {q}.”</>",
    "<s>{org^}</><c>:</> <x>“{q}.”</>",
    "<s>{a}</> on {issue}<c>:</> <x>“{q}.”</>",
]
HEADLINES: Forms = [
    "<s>{a}</><c>:</> <x>{hl}</>",
    "<s>{a}</><c>:</> <x>‘{q}’</>",
    "<x>{short} ‘{tag}’</>, <c>says</> <s>{a}</>",
    "<x>{short} {tag}</><c>:</> <s>{a}</>",
    "<x>{hl}</><c>:</> <s>{a}</>",
    "<s>{a}</> <c>warns of</> <x>{issue}</>",
    "<s>{Role}</> <c>hails</> <x>{b}'s role in {place} talks</>",
    "<s>{a}</> <c>vows</> <x>to {goal}</>",
    "<s>{a}</> <c>calls</> <x>{short} ‘{tag}’</>",
    "<s>{a}</> <c>urges</> <x>{place} to {goal}</>",
    "<x>‘{q}’</><c>:</> <s>{a}</> on {issue}",
    "<s>{a}</> on {short}<c>:</> <x>‘{q}’</>",
    "<x>{hl}</>, <s>{orgshort}</> <c>says</>",
    "<s>{a}</> <c>denies</> <x>plan to {goal}</>",
    "<s>Critics</> <c>slam</> <x>‘{tag}’ {short}</>",
    "<s>{a}</> <c>rejects</> <x>{short} as ‘{tag}’</>",
    "<s>{Role} {last}</> <c>says</> <x>{hl}</>",
    "<s>{a}</> <c>backs</> <x>move to {goal}</>",
    "<x>{short} will {do}</>, <s>{Role}</> <c>tells</> {outletshort}",
    "<s>Report</><c>:</> <x>{hl}</>",
    "<s>{a}</> <c>demands</> <x>answers on {issue}</>",
    "<x>{hl}</> <c>–</> <s>{a}</>",
    "<s>{place}</> <c>promises</> <x>to {goal}</>",
    "<x>{short} is {tag}</>, <c>claims</> <s>{Role}</>",
    "<s>{orgshort}</><c>:</> <x>{hl}</>",
    # no attribution
    "{short}: what we know so far",
    "{short}: live updates",
    "Explained: {short} and {issue}",
    "{short} divides {place}",
    "{place}: a long night",
    "Analysis: after the {short}",
    "{a} arrives in {place}",
    "{num} gather in {place}",
    "{orgshort} names {a} as new head",
    "‘Long Way Home’ wins {place} prize",
    "Five things about {issue}",
]
NEGATIVES: Forms = [
    "The so-called “{short}” is {smallnum} years old.",
    "{poss^} book “{title}” sold {num} copies.",
    "“{motto}” is painted over the door of the hall in {place}.",
    "“{motto}” was the family's motto.",
    "{A full}, known as “{nick}” since school, grew up in {place}.",
    "{first} “{nick}” {last} has held the post since {year}.",
    "The film “{title}” opens in {place} in {month}.",
    "The “{short}” label stuck.",
    "Nobody in {place} would ever say “{qlow}”.",
    "Few people would say “{qlow}” out loud.",
    "{a} added a clause to {thing}.",
    "{a} noted the time and closed the folder.",
    "{a} stressed the wrong syllable of the town's name.",
    "{a} ended with a reading from “{title}”.",
    "The “{nick}” quarter lies behind the station.",
    "Workers had painted “{motto}” on a bedsheet.",
    "The exhibition, “{title}”, runs until {month}.",
    "It is one of {smallnum} “sister projects” in the region.",
    "{a} signed for the parcel, pointed the car at {place} and drove off.",
    "The ship “{title}” left {place} at {hour}.",
    "They sang “{title}” twice.",
    "The word “{nick}” has no translation.",
    "{a} called the office at {hour} and got no answer.",
    "The clock on the wall told a different time.",
    "{a} addressed the envelope by hand.",
    "An app named “{nick}” counts the votes.",
    "The prize for the “best small town” went to {place}.",
    "{a}, {b} and {num} others stood in the rain.",
    "The course, called “{title}”, is free of charge.",
    "{thing^} is on page {smallnum} of the programme.",
]
NARRATIVE: Forms = [
    "{event}",
    "{event} {event}",
    "{event} {narr}",
    "{narr}",
    "{narr} {event}",
    "{narr} {narr}",
]
NARR: Forms = [
    "{a} arrived in {place} on {weekday}.",
    "{a} met {b} in {place} and later flew to {place}.",
    "{a} has led {org} since {year}.",
    "It was the {ordinal} meeting of its kind.",
    "The room was half empty.",
    "{b} sat in the second row.",
    "{a} and {b} went to the same school.",
    "The vote is on {weekday}.",
    "It rained all day in {place}.",
    "{org^} has offices in {smallnum} countries.",
    "The session lasted until {hour}.",
    "{b} left through a side door.",
    "{a}, {age}, was born in {place}.",
    "A decision falls in {month}.",
    "Outside, about {num} people waited.",
    "{thing^} was first proposed in {year}.",
    "{b} took over from {a} in {year}.",
    "Lunch was served at {hour}.",
    "Traffic around {place} was diverted.",
    "The document has {smallnum} pages and {smallnum} annexes.",
    "{a} shook hands with {b} and took {his} seat.",
    "Half of the seats went to {org}.",
    "The contract was signed in {year}.",
]
BOILER: Forms = [
    "Read more: {short} divides {place}",
    "{smallnum} min read",
    "Share this article",
    "Advertisement",
    "Follow us for updates",
    "Sign up for our morning newsletter",
    "Reporting by {A full}; editing by {B full}",
    "Photo: {A full}",
    "Continue reading below",
    "© {outletshort}",
    "This story has been updated",
    "Subscribe to keep reading",
    "Related: Five things about {issue}",
    "Topics: {issue}, {orgshort}",
]
BULLETS: Forms = [
    "<s>{S}</> <c>stated</> <x>that {cl}</>.",
    "<s>{a}</> <c>{say}</> <x>that {cl}</>.",
    "<s>{S}</> <c>urged</> <x>{org} to {goal}</>.",
    "<s>{a}</><c>:</> <x>{cl}</>",
    "<s>{S}</> <c>expressed confidence</> <x>that {cl}</>.",
    "<s>{org^}</> <c>announced</> <x>that {cl}</>.",
    "<s>{a}</> <c>called</> <x>{thing} “{tag}”</>.",
    "<s>{S}</> <c>{vow}</> <x>to {goal}</>",
    "{event}",
    "<x>{cl^}</>, <c>according to</> <s>{Sa}</>",
    "<s>{a}</> <c>highlighted</> <x>{issue}</>",
]
TURNS: Forms = [
    "{q}. {q}.",
    "{q}.",
    "Yes.",
    "No. {q}.",
    "Well, {qlow}. {q}. {q}.",
    "Let me put it like this. {q}.",
    "{q}. {q}. {q}.",
    "Not at all. {q}.",
    "I wouldn't put it that way. {q}.",
    "That's a fair question. {q}.",
    "{q}. And {qlow}.",
]
QUESTIONS: Forms = [
    "Will {thing} {do}?",
    "Are you going to {goal}?",
    "What about {issue}?",
    "{b^} says {thing} is {tag}. Is it?",
    "Can you rule out that {thing} will {do}?",
    "Why did you not {goal}?",
    "How worried are you about {issue}?",
    "Do you regret {issue}?",
    "When will you {goal}?",
    "Your critics call it {tag}. What do you tell them?",
]
BLOG: Forms = [
    "<s>{a}</><c>:</> <x>{hl}</>",
    "{event}",
    "<s>{S}</> <c>says</> <x>{cl}</>.",
    "<s>{S}</> <c>has just said</> <x>{cl}</>.",
    "<x>“{q},”</> <s>{a}</> <c>says</>.",
    "{narr}",
    "<s>{org^}</> <c>confirms</> <x>that {cl}</>.",
    "<s>{a}</> <c>now says</> <x>{cl}</>.",
    "<s>{a}</> <c>tweets:</> <x>“{q}”</>",
    "<x>“{q}”</> <c>—</> <s>@{handle}</>",
]

VOWS = ("pledged|vowed|promised|offered|threatened|agreed|refused|hopes|wants|intends").split("|")
WELCOME = ("welcomed|hailed|condemned|defended|rejected|praised|opposed|criticised|deplored|applauded|backed").split(
    "|"
)
NOUNS = (
    "claim|suggestion|assertion|warning|argument|statement|allegation|promise|remark|contention|insistence|"
    "accusation|admission|prediction"
).split("|")
FEELINGS = (
    "afraid|relieved|deeply concerned|cautiously optimistic|furious|not surprised|heartbroken|very proud|torn"
).split("|")
TITLES = (
    "Salt and Iron|The Quiet Harbour|A Winter Ledger|Nine Bridges|The Weight of Rivers|Northern Light|"
    "My Mother's Radio|Small Mercies|The Last Ferry|Ordinary Storms"
).split("|")
MOTTOS = (
    "Bread and roses|Forward together|Never alone|Work and pray|Steady as she goes|The sea gives|No more lies|"
    "Water is life|We are many"
).split("|")
NICKS = ("Bear|Duke|the Pit|Sparrow|Doc|Little Paris|Iron|Lucky|Bambi|the Kettle|Moose|Red").split("|")
FRAGS = (
    "but not tomorrow|and we are grateful|because there is no other way|as we have always done|"
    "whatever others may do|and that is final|not now and not ever|if they let us|with or without them|"
    "and I mean it"
).split("|")
VENUES = (
    "at a news conference in {place}|at a hearing|during a visit to {place}|in an interview with {outlet}|"
    "after the meeting|in parliament|on the sidelines of the summit|at a rally in {place}|"
    "on the steps of the court|in a speech on {weekday}|on a call with reporters|by telephone from {place}|"
    "in a video message"
).split("|")
WHENS = (
    "on {weekday}|{weekday} evening|earlier this week|last {month}|on {weekday} in {place}|this morning|"
    "late on {weekday}"
).split("|")
ADDRESSEES = (
    "reporters|{outlet}|lawmakers|a news briefing|the crowd|the committee|{outlet} in an interview|"
    "delegates in {place}|journalists|parliament"
).split("|")

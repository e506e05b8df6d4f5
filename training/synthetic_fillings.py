"""What fills the slots of the synthetic documents' forms (see ``synthetic_forms``): quotations and clauses, verbs and nouns
of saying, titles, venues, days and whom one speaks to.

The marks are those of the forms.
"""

# ruff: noqa: E501 (one filling a line reads best)

from __future__ import annotations

from training.synthetic_forms import Forms

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

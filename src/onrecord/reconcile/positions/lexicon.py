"""The words by which somebody undertakes something, and those that only look so. All in small letters."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PLEDGE: Final = _words(
    """pledge pledges pledged pledging promise promises promised promising vow vows vowed vowing commit commits
    committed committing undertake undertakes undertook undertaken guarantee guarantees guaranteed swear swears
    swore sworn"""
)
PLEDGE_NOUNS: Final = _words("pledge pledges promise promises vow vows commitment commitments guarantee undertaking")
PLAN: Final = _words(
    """plan plans planned planning intend intends intended intending aim aims aimed aiming propose proposes proposed
    proposing"""
)
PLAN_NOUNS: Final = _words("plan plans intention intentions aim aims proposal proposals")
APPROVE: Final = _words(
    """approve approves approved approving adopt adopts adopted adopting endorse endorses endorsed ratify ratifies
    ratified authorise authorises authorised authorize authorizes authorized greenlit"""
)
AGREE: Final = _words("agree agrees agreed agreeing")
PASS: Final = _words("pass passes passed passing sign signs signed signing enact enacts enacted back backs backed")
REFUSE: Final = _words("refuse refuses refused refusing decline declines declined declining")
REJECT: Final = _words("reject rejects rejected rejecting veto vetoes vetoed block blocks blocked")
#: What is decided: the objects of "passed", "signed", "rejected", which have others too.
MEASURES: Final = _words(
    """act acts agreement agreements amendment amendments ban bans bill bills budget budgets contract contracts cut
    cuts deal deals decree demand demands fund funding grant increase increases law laws legislation levy loan
    measure measures merger motion offer order orders ordinance package pact plan plans policy proposal proposals
    referendum reform reforms regulation regulations request requests resolution resolutions rise rule rules
    spending subsidy sum target targets tax taxes treaty application applications permit permits extension strategy
    programme program"""
)
TARGETS: Final = _words("target targets goal goals")
#: Declining to do these is to say nothing, not to refuse anything.
SPEECH: Final = _words(
    """comment answer say discuss elaborate respond speak talk name give disclose identify specify confirm provide
    address describe explain engage speculate predict add draw be"""
)
#: Declining to do these says nothing either where one of the others stands behind it: "to go into detail".
SPEAKING: Final = _words("go get enter offer provide share make take return release reveal")
DETAIL: Final = _words(
    "detail details specifics particulars comment comments statement question questions calls messages"
)
#: Whoever pictures or judges a deed does not undertake it.
VIEWED: Final = _words(
    """imagine imagines imagined imagining envision envisions envisioned envisage envisages envisaged dreamed dreamt
    joke jokes joked enthusiasm enthusiastic praise praises praised applaud applauds applauded criticise criticises
    criticised criticize criticizes criticized denounce denounces denounced condemn condemns condemned attack
    attacks attacked mock mocks mocked ridicule ridicules ridiculed slam slams slammed blast blasts blasted oppose
    opposes opposed lament laments lamented complain complains complained scepticism skepticism"""
)
#: What somebody recalls was undertaken then, and is not now.
RECALLED: Final = _words("recall recalls recalled recalling remember remembers remembered remembering recollected")
#: Verbs of speech that name who is quoted inside of a content: "'I will pay,' Maro said".
SAYING: Final = _words(
    "say says said saying tell tells told add adds added write writes wrote ask asks asked reply replied according"
)
#: Cues that call for what others are to do: "called for | allies to spend 4 percent".
URGE: Final = _words(
    """urge urges urged urging demand demands demanded demanding press presses pressed pressing ask asks asked asking"""
)
WISH: Final = _words("want wants wanted wanting")
GIVE: Final = _words("give gives gave given giving")
CALL: Final = _words("call calls called calling")
AGREED: Final = _words("agreed made announced signed given")  # of a pledge: decided, where a day follows
SPENDING: Final = _words("allocate spend devote invest contribute dedicate pay")
#: Behind one of these stands what will not be done.
INSTEAD: Final = frozenset(("rather than", "instead of"))
#: What happens to somebody, or is so; "we will see" undertakes nothing.
STATES: Final = _words(
    """be have need know see like love want wish think believe remain become happen look feel seem appear get come go
    lose win cost mean find hear learn understand remember forget agree disagree suffer face last stay depend matter
    deserve tend exist know fail prevail regret miss enjoy notice realise realize wonder expect hope guess suppose
    receive survive die fall rise grow turn tell say admit argue note recall probably likely not never always bet
    able inherit result lead cause hurt harm damage wake sound require sit stand live benefit prove show struggle
    emerge help make take say do"""
)
#: Of these in the first person something is undertaken all the same where an amount or a day stands by them.
LIGHT: Final = _words("make take give help go come get rise grow fall show win stay turn")
#: What somebody else undertakes, or lets be done, counts only with an amount or a day, and when it is one of these.
DEEDS: Final = _words(
    """raise increase cut reduce lower bring limit keep boost double triple halve reach hit meet spend invest build
    deliver hire recruit add create open reopen close shut end launch start begin complete finish restore repair
    replace buy purchase sell pay repay provide give send withdraw deploy fund finance contribute ban phase publish
    release introduce vote sign appoint plant install extend expand supply train produce donate lift impose
    freeze scrap abolish repeal connect house rebuild renovate upgrade electrify clear pave double establish set
    grant allocate commit submit present file decide eliminate slash lend transfer store recycle serve move switch
    return ship"""
)
#: What somebody undertakes by its word alone, without amount or day.
FULFILS: Final = _words("honour honor fulfil fulfill")
#: Whoever will or will not do these in a sentence only speaks, or stays silent.
SILENT: Final = _words("predict comment speculate guess elaborate")
#: Not to come to a verdict in haste is to refuse nothing.
HASTE: Final = _words("jump leap rush")
VERDICTS: Final = _words("conclusion conclusions judgment judgement judgments judgements")
#: Before the words for somebody or something: what is told of it is told of none.
NONE: Final = _words("no none nobody neither")
_TO: Final = _words(
    "made built sent spent sold paid bought held begun kept brought met given shut lent cut hit set put rebuilt"
)
#: Participles of deeds, for "will be built by".
DONE: Final = (
    _TO
    | frozenset(word + "d" for word in DEEDS if word.endswith("e"))
    | frozenset(word + "ed" for word in DEEDS)
    | frozenset(word[:-1] + "ied" for word in DEEDS if word.endswith("y"))
    | _words("banned shipped planned submitted committed transferred")
)
#: Participles of what is undone or given away: that it will happen to none is refused, and no forecast.
GIVEN_UP: Final = _words(
    """sold closed shut scrapped abolished cancelled canceled axed dismissed demolished privatised privatized cut
    evicted deported"""
)
#: What is raised or brought to a figure.
CHANGE: Final = _words(
    """raise increase cut reduce lower bring limit keep boost double reach hit meet spend invest get lift push grow
    rise fall set hold cap devote"""
)
MUST: Final = _words("must should shall ought need needs")
FIRST: Final = _words("i we")
THIRD: Final = _words("he she they it")
POSSESSIVE: Final = _words("my our his her their its")
NEGATION: Final = _words("not never no 't neither nor without")
#: Between the verb and its adverb, or its subject.
ADVERBS: Final = _words(
    """also both all now then still just already soon never always certainly definitely absolutely personally instead
    even again together immediately finally ultimately therefore only simply fully really probably formally first
    either gladly happily quickly once publicly repeatedly recently previously unanimously today yesterday"""
)
#: Where a clause ends, or another begins.
JOINS: Final = _words("but because if when while unless although though whereas which who whom whose since whether")
#: Words before a day by which something is due; "in" and "on" only tell when a deed of the future is done.
DUE: Final = _words("by before until till")
ON: Final = _words("in on at during this next within over from")
#: Verbs and the like before which the words for somebody who acts cannot begin.
EDGES: Final = JOINS | _words(
    """that said says say saying told tells added adds insisted insists claimed claims announced announces argued and
    or as than where what how why is are was were be been has have had do does did will would can could may might"""
)
DETERMINERS: Final = _words("the a an this that these those each every all both some my our his her its their")
#: Whoever forecasts says what others will do, and undertakes nothing.
GUESS: Final = _words(
    """predict predicts predicted think thinks thought believe believes believed expect expects expected hope hopes
    hoped fear fears feared warn warns warned estimate estimates estimated project projects projected speculate
    speculated suspect suspects suspected bet guess doubt doubts doubted forecast forecasts seem seems worry worries
    worried hoping fearing expecting"""
)
PERSONS: Final = FIRST | THIRD | _words("you who")
#: "Approved" needs no bill or budget to be one, "adopted" does.
APPROVAL: Final = _words("approved approves approve ratified ratifies ratify authorised authorized")
PLAN_THINGS: Final = _words("plan plans planned planning")
#: A thing, and not a sentence, begins with one of these.
THINGS: Final = _words("a an more new another his her its their our my free better higher lower no major additional")
NO_OBJECT: Final = _words(
    "of by away up down on that as into off out for in at to with when after from through and or but"
)
PARTICIPLES: Final = _words("intended planned proposed aimed")
MAY: Final = _words("should must could may might can to would cannot")
#: What is done with a pledge itself: "a difficult pledge to keep".
KEEPING: Final = _words("keep break honour honor fulfil fulfill disagree be consider hear")
#: Who is committed to it undertakes nothing: that things are to stay as they are, or be well.
UPHOLDING: Final = _words(
    "maintaining maintain preserving preserve upholding uphold safeguarding safeguard protecting protect defending "
    "defend ensuring ensure promoting promote supporting support respecting respect being serving serve"
)
SUPPOSED: Final = _words("if")
#: Right before who acts, these only suppose that he does.
SUPPOSING: Final = _words("if unless whether")
#: They part who acts from the clause before: "she changed her mind after Venn agreed".
CLAUSES: Final = _words("after before since until because once")
#: Behind these, a figure belongs to another clause than the deed: "an inquiry into how more than 100 were sent".
INSIDE: Final = _words("how why where who whom whose which whether because after since")
#: They end as words of manner do, and name somebody or something.
LY_NOUNS: Final = _words("family ally assembly supply monopoly bully anomaly homily lily july italy")
FEARED: Final = _words("worried worry afraid fear fears hope hopes hoped hopefully unlikely likely wonder")
DAYS: Final = _words("monday tuesday wednesday thursday friday saturday sunday yesterday today last this earlier")
#: What cannot begin the words for somebody who acts.
BEFORE: Final = ON | DUE | NEGATION | _words("about of for with against by to under despite like including toward")
#: Not to plan is to refuse; not to have pledged is nothing.
PLANNING: Final = _words("plan plans planning intend intends intending intention intentions")
#: What a plan or a pledge is called that is no noun of its own, and how other such words end.
ADJECTIVES: Final = _words(
    """current new old big bold great grand good bad concrete firm clear secret further immediate latest long own early
    joint future similar initial specific further other more first second earlier later separate public"""
)
ADJECTIVAL: Final = ("ous", "ful", "ive", "able", "ible", "ial", "ary", "less", "ish", "ated", "iled", "term")
#: Voted, and on what: "voted on Monday to close the pool".
VOTE: Final = _words("voted votes vote")
#: Words behind "voted" with which its result is told: "voted on Monday by 11 votes to 10 against".
RESULT: Final = 9
SALES: Final = _words("sale sales auction lottery appeal fundraiser")
#: What is wanted is no plan, but a target where it has an amount.
WANT: Final = _words("want wants wanted hope hopes hoped expect expects expected seek seeks sought needs need")
#: Nouns that are never the verb: "Venn plans to", but "the commitment to".
ONLY_NOUNS: Final = _words("commitment commitments intention intentions undertaking proposal proposals")
#: Before "a promise to": there is none yet.
UNMADE: Final = _words(
    """unless if without until absent lacking lack lacks lacked want wants wanted wanting demand demands demanded
    demanding seek seeks seeking sought need needs needed needing await awaits awaited awaiting request requests
    requested requesting"""
)
#: Pronouns that can be the subject of a clause on a noun: "a number I would take back".
NOMINATIVE: Final = _words("i we he she they you")
#: They lead to what follows and end no clause: "strike even | if".
LEADING: Final = _words("even only just especially")
#: Who speaks for somebody else, and says what that one will do.
AGENTS: Final = _words("lawyer lawyers attorney attorneys solicitor solicitors barrister counsel agent publicist")
RELATIVES: Final = _words("wife husband mother father son daughter brother sister doctor friend")

"""Asking what the packs know: names, holders of a post within a time, events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from onrecord.knowledge.folding import fold_name, fold_title
from onrecord.knowledge.types import Event, Held, KnownEntity, Office

FIRST_DAY = "0000-00-00"
LAST_DAY = "9999-99-99"


class Knowledge:
    """What all loaded packs know together; never changes once made.

    ``digest`` is the first 12 hexadecimal digits of a SHA-256 over the packs' bytes, "" without packs. Days are ISO
    days; ``earliest`` None and ``latest`` None are open ends.
    """

    def __init__(
        self,
        entities: Iterable[KnownEntity] = (),
        offices: Iterable[Office] = (),
        events: Iterable[Event] = (),
        digest: str = "",
    ) -> None:
        self.digest = digest
        self.events = tuple(sorted(events, key=lambda event: (event.since, event.id)))
        self._entities = {entity.id: entity for entity in sorted(entities, key=lambda entity: entity.id)}
        self._named: dict[str, list[KnownEntity]] = defaultdict(list)
        self._family: dict[str, list[KnownEntity]] = defaultdict(list)
        for entity in self._entities.values():
            for name in dict.fromkeys(map(fold_name, (entity.name, *entity.names))):
                self._named[name].append(entity)
            for family in _family_names(entity):
                self._family[family].append(entity)
        self._offices: dict[str, list[Office]] = defaultdict(list)
        self._titled: dict[str, list[Office]] = defaultdict(list)
        self._roles: dict[str, list[Office]] = defaultdict(list)
        self._posts: dict[str, list[Office]] = defaultdict(list)
        for office in sorted(offices, key=_by_start):
            self._offices[office.holder].append(office)
            self._posts[office.post].append(office)
            for title in dict.fromkeys(map(fold_title, (office.title, *office.titles))):
                self._titled[title].append(office)
            for role in dict.fromkeys(map(fold_title, office.roles)):
                self._roles[role].append(office)
        self._event_names: dict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            for name in dict.fromkeys(map(fold_title, (event.name, *event.names))):
                self._event_names[name].append(event)

    @property
    def entities(self) -> tuple[KnownEntity, ...]:
        """All entities, by id."""
        return tuple(self._entities.values())

    def entity(self, id: str) -> KnownEntity | None:
        """The entity of that id."""
        return self._entities.get(id)

    def named(self, name: str) -> tuple[KnownEntity, ...]:
        """Everybody whose name or alias is ``name``, whatever its case, diacritics, hyphens and apostrophes.

        A name may be written family name first, with a comma ("Doe, Jane"); that of a body or place may have an
        article before it ("the Pentagon").
        """
        folded = fold_name(name)
        found = self._named.get(folded)
        if found is None and name.count(",") == 1:
            family, _, given = name.partition(",")
            found = self._named.get(fold_name(f"{given} {family}"))
        if found is None and folded.startswith("the "):
            found = [entity for entity in self._named.get(folded[4:], ()) if entity.kind != "person"]
        return tuple(found or ())

    def surnamed(self, family: str) -> tuple[KnownEntity, ...]:
        """Every person whose family name is ``family``, in one of its spellings, as in "Rutte said"."""
        return tuple(self._family.get(fold_name(family), ()))

    def offices(self, holder: str) -> tuple[Office, ...]:
        """What the entity of that id held and when, in the order of time."""
        return tuple(self._offices.get(holder, ()))

    def holders(
        self, title: str, organisation: str | None = None, earliest: str | None = None, latest: str | None = None
    ) -> tuple[Office, ...]:
        """Who may have held ``title`` at some day from ``earliest`` to ``latest``, the likelier first.

        ``title`` is a wording with the organisation in it ("NATO chief"), or one that means the post only together
        with ``organisation``, an entity's id or name ("secretary general", "chief"). Where the interval reaches past
        the pack's ``as_of`` nobody is excluded: those certainly in office at some day come first, then those that may
        have been (with ``until`` None: the last known), then the others. Others are out only where a post of one
        person is certainly taken.
        """
        start, end = earliest or FIRST_DAY, latest or LAST_DAY
        sure, likely, others = [], [], []
        matching = self._matching(title, organisation)
        known = {post for post in {office.post for office in matching} if self._known_throughout(post, start, end)}
        for office in matching:
            days = certain(office)
            if days and days[0] <= end and days[1] >= start:
                sure.append(office)
            elif office.post in known:
                continue
            elif possibly(office, start, end):
                likely.append(office)
            elif end > office.as_of:
                others.append(office)
        return (*sure, *likely, *others)

    def holds(
        self,
        holder: str,
        title: str,
        organisation: str | None = None,
        earliest: str | None = None,
        latest: str | None = None,
    ) -> Held:
        """Whether the entity held ``title`` all the time from ``earliest`` to ``latest``, as far as the packs know.

        "yes" when its tenures certainly cover the interval. "no" only for a post of one person that others certainly
        held all that time: what a pack does not list, it does not deny, and past ``as_of`` it denies nothing. A bare
        "president", without the organisation, may be confirmed but is never denied.
        """
        if earliest is None or latest is None or earliest > latest:
            return "unknown"
        matching = self._matching(title, organisation)
        bare = self._roles.get(fold_title(title), []) if organisation is None else []
        if covered((office for office in (*matching, *bare) if office.holder == holder), earliest, latest):
            return "yes"
        if bare:
            return "unknown"
        posts = {office.post for office in matching}
        if not posts or not all(office.one_person for office in matching):
            return "unknown"
        for post in posts:
            others = [office for office in self._posts[post] if office.holder != holder]
            if not covered(others, earliest, latest):
                return "unknown"
        return "no"

    def events_named(self, name: str, earliest: str | None = None, latest: str | None = None) -> tuple[Event, ...]:
        """The events of that name or alias; only those that may overlap the interval, where one is given."""
        start, end = earliest or FIRST_DAY, latest or LAST_DAY
        found = self._event_names.get(fold_title(name), ())
        return tuple(event for event in found if event.since.earliest <= end and event.until.latest >= start)

    def _known_throughout(self, post: str, start: str, end: str) -> bool:
        """Whether somebody certainly holds the post, one of one person, on each day of the interval."""
        offices = self._posts[post]
        return offices[0].one_person and covered(offices, start, end)

    def _matching(self, title: str, organisation: str | None) -> list[Office]:
        key = fold_title(title)
        offices = self._titled.get(key, [])
        if organisation is None:
            return offices
        meant = {organisation}
        for entity in (*self.named(organisation), *filter(None, [self.entity(organisation)])):
            # A place speaks for others (Kyiv for Ukraine's government); a ministry is asked for as itself.
            meant |= {entity.id, *(entity.stands_for if entity.kind == "place" else ())}
        both = [*offices, *self._roles.get(key, ())]
        return [office for office in both if meant & self._speaking_for(office.organisation)]

    def _speaking_for(self, id: str) -> set[str]:
        entity = self._entities.get(id)
        return {id, *entity.stands_for} if entity else {id}


def _family_names(entity: KnownEntity) -> tuple[str, ...]:
    """The folded family name, and how the aliases spell it: the last word of each that has not the name itself."""
    if not entity.family:
        return ()
    own = fold_name(entity.family)
    families = {own: None}
    for alias in map(fold_name, entity.names):
        if f" {own} " not in f" {alias} " and " " in alias:
            families[alias.rpartition(" ")[2]] = None
    return tuple(families)


def _by_start(office: Office) -> tuple[str, str, str, str]:
    return (office.since.earliest if office.since else FIRST_DAY, office.post, office.holder, office.source)


def possibly(office: Office, earliest: str, latest: str) -> bool:
    """Whether the office may have been held at some day of the interval."""
    return (office.since is None or office.since.earliest <= latest) and (
        office.until is None or office.until.latest >= earliest
    )


def certain(office: Office) -> tuple[str, str] | None:
    """The first and last day on which the office was certainly held; None where there is no such day."""
    if office.since is None:
        return None
    last = office.as_of if office.until is None else office.until.earliest
    return (office.since.latest, last) if office.since.latest <= last else None


def covered(offices: Iterable[Office], earliest: str, latest: str) -> bool:
    """Whether each day from ``earliest`` to ``latest`` lies in the certain stretch of one of the offices."""
    wanted = earliest
    for first, last in sorted(filter(None, map(certain, offices))):
        if first > wanted:
            return False
        if last >= latest:
            return True
        wanted = max(wanted, _day_after(last))
    return False


def _day_after(day: str) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return LAST_DAY

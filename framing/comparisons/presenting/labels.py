"""Stored labels -> what each account calls people and things, in whose words, how often."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from framing.comparisons.models import Claim
from framing.comparisons.presenting.kinds import Words
from framing.comparisons.presenting.quotes import MARKS, Quote, quote_of
from framing.events.models import Account, Language

# What is labelled, as the engine's list groups it, in the order in which the page shows it.
REFERENTS: Mapping[str, Words] = {
    "crowd": _("Personen, von denen die Texte sprechen"),
    "unrest": _("Geschehen"),
    "troops": _("Truppen"),
    "force": _("Einsatz"),
    "rule": _("Regierende"),
    "custody": _("Festhalten"),
    "killing": _("Töten"),
    "harm": _("Gewalt und Unglück"),
    "flight": _("Fortgehen"),
    "movement": _("Zuwanderung"),
    "ballot": _("Abstimmung"),
    "disaster": _("Notlage"),
}


class Mouth(StrEnum):
    """Whose word a label is."""

    OWN = "own"
    SCARE = "scare"  # in the outlet's own sentence, a word or two in quotation marks
    DISTANCED = "distanced"  # in the outlet's own sentence, behind "angeblich" or the like
    OTHERS = "others"  # quoted or reported


class Place(NamedTuple):
    """A chip of the page: what an address names to open its sentences."""

    referent: str
    name: str
    account: str  # its code; empty for all accounts together
    mouth: str


@dataclass(frozen=True)
class Chip:
    """A label as one account uses it: its dictionary forms, and in how many sentences."""

    place: Place
    words: str
    forms: tuple[str, ...]  # as the text has them, the commonest first
    number: int
    is_open: bool

    @property
    def code(self) -> str:
        """What the address of the opened sentences holds."""
        return ".".join((self.place.referent, self.place.name, self.place.mouth))


@dataclass(frozen=True)
class Line:
    """One account's words for one kind of thing, or those of all together."""

    account: Account | None
    own: tuple[Chip, ...]
    others: tuple[Chip, ...]
    opened: tuple[Quote, ...]  # the sentences of the chip that the address names

    @property
    def marks(self) -> tuple[str, str]:
        """The quotation marks of the account's language; of the page's for all together."""
        language = self.account.language if self.account else get_language() or "de"
        return MARKS[language]

    @property
    def open_chip(self) -> Chip | None:
        """The chip whose sentences stand below."""
        return next((chip for chip in (*self.own, *self.others) if chip.is_open), None)


@dataclass(frozen=True)
class Group:
    """One kind of thing that is labelled, and the accounts that use a listed word for it."""

    code: str
    title: Words
    lines: tuple[Line, ...]
    silent: tuple[Account, ...]  # without a listed word for it


def place_named(show: str, account: str) -> Place | None:
    """Read a chip from the parts of an address; None where they name none."""
    parts = show.split(".")
    return Place(parts[0], parts[1], account, parts[2]) if len(parts) == 3 else None


def groups_of(
    claims: Iterable[Claim], accounts: Sequence[Account], opened: Place | None
) -> list[Group]:
    """Count labels by kind of thing and account; `claims` have their accounts loaded."""
    found: dict[Place, dict[int, Claim]] = defaultdict(dict)
    forms: dict[Place, Counter[str]] = defaultdict(Counter)
    bases: dict[Place, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        for label in claim.labels:
            for account in (claim.account.code, ""):
                place = Place(label["referent"], label["name"], account, mouth(claim, label))
                found[place][claim.pk] = claim
                forms[place][claim.text[slice(*label["at"])]] += 1
                bases[place][base_of(claim, label)] += 1
    chips: dict[tuple[str, str], list[Chip]] = defaultdict(list)
    for place, told in found.items():
        words = ", ".join(by_number(bases[place]))
        chip = Chip(place, words, by_number(forms[place]), len(told), place == opened)
        chips[place.referent, place.account].append(chip)
    quotes = quotes_in(found.get(opened, {}).values(), opened) if opened else ()
    return [
        group(referent, chips, accounts, quotes)
        for referent in REFERENTS
        if any(referent == kind for kind, _account in chips)
    ]


def by_number(counted: Counter[str]) -> tuple[str, ...]:
    """What was counted, the commonest first."""
    return tuple(sorted(counted, key=lambda form: (-counted[form], form)))


def base_of(claim: Claim, label: Mapping[str, Any]) -> str:
    """The dictionary form of a label, with the capital of a German noun.

    Comparisons of earlier days did not store it; there it is the form in the text.
    """
    start, end = label["at"]
    form, lemma = claim.text[start:end], label.get("lemma", "")
    if not lemma or claim.account.language != Language.GERMAN:
        return str(lemma or form)
    # The first word of a sentence has a capital even where it is a verb.
    is_noun = form[:1].isupper() and (start > 0 or not lemma.endswith("n"))
    return str(lemma.capitalize() if is_noun else lemma)


def group(
    referent: str,
    chips: Mapping[tuple[str, str], list[Chip]],
    accounts: Sequence[Account],
    quotes: tuple[Quote, ...],
) -> Group:
    """Lay out one kind of thing."""
    told = [account for account in accounts if (referent, account.code) in chips]
    # Of one account alone there is nothing to sum up.
    together = [None] if len(accounts) > 1 else []
    lines = tuple(
        line(account, sorted(chips[referent, account.code if account else ""], key=rank), quotes)
        for account in (*together, *told)
    )
    silent = tuple(account for account in accounts if account not in told)
    return Group(referent, REFERENTS[referent], lines, silent)


def line(account: Account | None, chips: Sequence[Chip], quotes: tuple[Quote, ...]) -> Line:
    """Lay out one line, with the sentences of the chip that is open in it."""
    own = tuple(chip for chip in chips if chip.place.mouth != Mouth.OTHERS)
    others = tuple(chip for chip in chips if chip.place.mouth == Mouth.OTHERS)
    is_open = any(chip.is_open for chip in chips)
    return Line(account, own, others, quotes if is_open else ())


def rank(chip: Chip) -> tuple[int, str, str]:
    """Sort key: what is said most often first."""
    return (-chip.number, chip.words.casefold(), chip.place.mouth)


def mouth(claim: Claim, label: Mapping[str, Any]) -> Mouth:
    """Whose word a label of a claim is; what is quoted at length is somebody else's."""
    if label["scare"]:
        return Mouth.SCARE
    if claim.voice != Claim.Voice.OUTLET or label["quoted"]:
        return Mouth.OTHERS
    return Mouth.DISTANCED if label.get("distanced") else Mouth.OWN


def quotes_in(claims: Iterable[Claim], place: Place) -> tuple[Quote, ...]:
    """The sentences of a chip, its words marked."""
    return tuple(
        quote_of(
            claim,
            [
                (
                    "wording",
                    [
                        label["at"]
                        for label in claim.labels
                        if (label["referent"], label["name"]) == (place.referent, place.name)
                        and mouth(claim, label) == place.mouth
                    ],
                )
            ],
        )
        for claim in claims
    )

"""Reading without knowing who wrote it: outlets become "Medium A, B, …", their names are masked.

Masks keep the length of what they hide, so that marks still point at the right characters;
`shorten` makes every mask equally long where words are printed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from string import ascii_uppercase
from typing import Final
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from framing.comparisons.presenting.spellings import alone, forms_of
from framing.comparisons.topics import Title
from framing.events.models import Account, Outlet, OutletHost

BLOCK: Final = "▮"
PRINTED: Final = BLOCK * 3


class Names:
    """The names of outlets, to be hidden in the words of texts."""

    def __init__(
        self, outlets: Iterable[Outlet], hosts: Mapping[int, Iterable[str]] | None = None
    ) -> None:
        outlets, known = list(outlets), hosts or {}  # by the outlet's key
        forms = {form for o in outlets for form in forms_of(o, known.get(o.pk, ()))}
        self.alone = {name for outlet in outlets for name in alone(outlet)}  # a speaker, a subject
        longest_first = sorted(forms, key=lambda form: (-len(form), form))
        either = "|".join(longest_first)
        # "Spiegels", "Spiegel-Bericht", not "Spiegelei".
        self.pattern = re.compile(rf"(?<!\w)(?:{either})(?=s?(?!\w))") if forms else None

    def hide(self, words: str) -> str:
        """Put a block for each character of a name; the length stays."""
        if self.pattern is None:
            return words
        if words in self.alone:
            return BLOCK * len(words)
        return self.pattern.sub(lambda found: BLOCK * len(found[0]), words)

    def hidden_in(self, words: str) -> list[str]:
        """What `hide` would cover, each name once, in order."""
        if self.pattern is None:
            return []
        if words in self.alone:
            return [words]
        return list(dict.fromkeys(found[0] for found in self.pattern.finditer(words)))


def shorten(words: str) -> str:
    """Make every mask equally long, so that its length tells nothing."""
    return re.sub(f"{BLOCK}+", PRINTED, words) if BLOCK in words else words


def shortened(title: Title) -> Title:
    """The same of a line that names something."""
    return replace(title, words=shorten(title.words)) if BLOCK in title.words else title


def letter(place: int) -> str:
    """The letter of the outlet at this place: A to Z, then AA."""
    earlier, last = divmod(place, len(ascii_uppercase))
    return (letter(earlier - 1) if earlier else "") + ascii_uppercase[last]


def codes(accounts: Sequence[Account]) -> dict[int, str]:
    """What stands for each account, by its key: "a", "b", and "a-2" for the second of outlet A."""
    letters: dict[int, str] = {}
    told: Counter[int] = Counter()
    found = {}
    for account in accounts:
        mark = letters.setdefault(account.outlet_id, letter(len(letters)))
        told[account.outlet_id] += 1
        number = told[account.outlet_id]
        found[account.pk] = mark.lower() + (f"-{number}" if number > 1 else "")
    return found


def hosts_of(accounts: Iterable[Account]) -> dict[int, set[str]]:
    """Where the outlets of these accounts publish, by outlet; a text may name the address."""
    hosts: dict[int, set[str]] = defaultdict(set)
    for account in accounts:
        hosts[account.outlet_id].add(urlsplit(account.url).hostname or "")
    for host in OutletHost.objects.filter(outlet__in=hosts.keys()):
        hosts[host.outlet_id].add(host.host)
    return hosts


def make_blind(accounts: Sequence[Account]) -> None:
    """Give these accounts, sorted by date, names that tell nothing, and words without names."""
    outlets = {account.outlet_id: account.outlet for account in accounts}
    names = Names(outlets.values(), hosts_of(accounts))
    given = codes(accounts)
    for account in accounts:
        account.blind_code = given[account.pk]
        mark = account.blind_code.partition("-")[0].upper()
        account.blind_name = _("Medium %(letter)s") % {"letter": mark}
        account.hidden_names = names

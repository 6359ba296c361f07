"""Reading without knowing who wrote it: outlets become "Medium A, B, …", their names are masked.

Masks keep the length of what they hide, so that marks still point at the right characters;
`shorten` makes every mask equally long where words are printed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from string import ascii_uppercase
from typing import Final
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from framing.events.models import Account, Outlet

BLOCK: Final = "▮"
PRINTED: Final = BLOCK * 3
# "der Spiegel" is also written "im Spiegel"; without an article the word may mean a mirror.
ARTICLES: Final = "Der|Die|Das|Dem|Den|Des|Im|Vom|Beim|Zum|The"
LED_BY_ARTICLE: Final = re.compile(rf"^(?:{ARTICLES})\s+(?=\S)", re.IGNORECASE)
BRACKETED: Final = re.compile(r"\s*\(([^)]*)\)")


class Names:
    """The names of outlets, to be hidden in the words of texts."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        forms = {form for outlet in outlets for form in forms_of(outlet)}
        longest_first = sorted(forms, key=lambda form: (-len(form), form))
        either = "|".join(longest_first)
        # "Spiegels", "Spiegel-Bericht", not "Spiegelei".
        self.pattern = re.compile(rf"(?<!\w)(?:{either})(?=s?(?!\w))") if forms else None

    def hide(self, words: str) -> str:
        """Put a block for each character of a name; the length stays."""
        if self.pattern is None:
            return words
        return self.pattern.sub(lambda found: BLOCK * len(found[0]), words)


def forms_of(outlet: Outlet) -> set[str]:
    """How texts write an outlet's name, as regular expressions."""
    whole = BRACKETED.sub("", outlet.name)
    forms = {outlet.name, whole, *BRACKETED.findall(outlet.name)}
    host = urlsplit(outlet.homepage).hostname or ""
    if host:
        forms |= {host, host.removeprefix("www.")}
    spelled = {re.escape(form) for name in forms if name for form in (name, name.upper())}
    bare = LED_BY_ARTICLE.sub("", whole)
    if bare != whole:
        written = re.escape(bare.title() if bare.isupper() else bare)
        spelled |= {
            rf"(?i:{ARTICLES})\s+{written}",
            rf"(?<=[Ll]aut ){written}",
            re.escape(bare.upper()),
        }
    return spelled


def shorten(words: str) -> str:
    """Make every mask equally long, so that its length tells nothing."""
    return re.sub(f"{BLOCK}+", PRINTED, words)


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


def make_blind(accounts: Sequence[Account]) -> None:
    """Give these accounts, sorted by date, names that tell nothing, and words without names."""
    names = Names({account.outlet_id: account.outlet for account in accounts}.values())
    given = codes(accounts)
    for account in accounts:
        account.blind_code = given[account.pk]
        mark = account.blind_code.partition("-")[0].upper()
        account.blind_name = _("Medium %(letter)s") % {"letter": mark}
        account.hidden_names = names

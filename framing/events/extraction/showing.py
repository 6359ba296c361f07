"""What a page shows its readers, where that is more or other than what it states to programs."""

import re
from typing import Final
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from framing.events.extraction.markdown import BY, LONGEST_BYLINE
from framing.events.extraction.tidying import letters
from framing.events.extraction.values import Facts

# "Meine Zeitung", "Politik": a heading of fewer words may be the site's and not the article's.
LEAST_TITLE_WORDS: Final = 4
PARTS: Final = re.compile(r"\s+[-–—|·•]\s+")
LEAD: Final = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|intro(?:duction)?|teaser|standfirst|vorspann|summary|excerpt|abstract"
    r"|subline|subheadline|dek)(?:$|[\s_-])",
    re.IGNORECASE,
)
AUTHOR: Final = re.compile(r"author|autor(?:in|en|enzeile)?(?:$|[\s_-])|byline", re.IGNORECASE)
# Two to four words with a capital, titles and particles aside.
PERSON: Final = re.compile(
    r"(?:Dr\. |Prof\. )*[A-ZÄÖÜÉА-Я][\w.'’-]*(?: (?:(?:van|von|de|der|den|al|el) )*"
    r"[A-ZÄÖÜÉА-Я][\w'’-]+){1,3}"
)
LEAD_TAGS: Final = frozenset({"p", "div", "span", "h2", "strong", "section", "header"})
HIDDEN: Final = ("script", "style", "noscript", "template", "figure", "figcaption")
# Elements behind the headline among which lead and byline stand. On 92 stored pages a lead sought
# among 60 was once somebody else's teaser; a byline among 40 was missed twice.
LEAD_REACH: Final = 40
BYLINE_REACH: Final = 60
# "dw" begins many a name, "ntv" none.
SHORTEST_LABEL: Final = 3
# "Über mich" is not a lead, and a description of more is the article itself.
LEAD_LETTERS: Final = range(40, 700)


def shown_title(facts: Facts, page: HtmlElement) -> str:
    """Give the headline as the page shows it, where its stated title is that and more, or another.

    More is the name of the site; another is one that was written for search engines.
    """
    title = without_site(facts.title.replace("\u00ad", ""), facts)
    headings = [one_line(" ".join(heading.itertext())) for heading in page.iter("h1")]
    headings = [heading.replace("\u00ad", "") for heading in headings if heading]
    contained = next((heading for heading in headings if heading in title), "")
    if contained or len(headings) != 1:
        return contained or title
    words, said = (set(re.findall(r"\w+", line.lower())) for line in (headings[0], title))
    is_another = len(words) >= LEAST_TITLE_WORDS and len(words & said) < len(words) / 2
    return headings[0] if is_another or not title else title


def without_site(title: str, facts: Facts) -> str:
    """Drop the outlet's name from the end of a title."""
    *rest, last = PARTS.split(title)
    named = rest and names_outlet(last, facts)
    return title[: title.rindex(last)].rstrip(" -–—|·•") if named else title


def names_outlet(words: str, facts: Facts) -> bool:
    """Say whether words name the outlet of a page: its site, its host or a part of that."""
    name = letters(words)
    host = urlsplit(facts.url).hostname or ""
    label, whole = letters(host.removeprefix("www.").partition(".")[0]), letters(host)
    begins = len(label) >= SHORTEST_LABEL and name.startswith(label)
    is_host = bool(whole) and (name in whole or whole in name)
    return bool(name) and (name == letters(facts.site_name) or begins or is_host)


def lead_on(page: HtmlElement, stated: str) -> str:
    """Give the lead that a page shows: the stated description, or what is marked up as a lead.

    Empty where the description is for programs alone, and nothing between the headline and the
    next paragraph is marked.
    """
    hidden = " or ".join(f"ancestor::{tag}" for tag in HIDDEN)
    shown = letters(" ".join(map(str, page.xpath(f"//body//text()[not({hidden})]"))))
    if len(letters(stated)) in LEAD_LETTERS and letters(stated) in shown:
        return stated
    return marked_lead(page)


def marked_lead(page: HtmlElement) -> str:
    """Find what is marked up as a lead below the headline, at most a few elements away."""
    headline = next(page.iter("h1"), None)
    if headline is None:
        return ""
    for element in headline.xpath("following::*")[:LEAD_REACH]:
        marks = " ".join((element.get("class") or "", element.get("itemprop") or ""))
        if element.tag in LEAD_TAGS and LEAD.search(marks):
            words = one_line(element.text_content())
            if len(letters(words)) in LEAD_LETTERS:
                return words
    return ""


def byline_on(page: HtmlElement) -> str:
    """Name the persons in what is marked up as a byline: "Von Ada Kern, Nordhafen"."""
    headline = next(page.iter("h1"), None)
    for element in headline.xpath("following::*")[:BYLINE_REACH] if headline is not None else ():
        marks = " ".join(element.get(name) or "" for name in ("class", "itemprop", "rel"))
        words = BY.sub("", one_line(element.text_content())) if AUTHOR.search(marks) else ""
        parts = re.split(r",| und | and | \| ", words[:LONGEST_BYLINE])
        if names := [part.strip() for part in parts if is_person(part.strip())]:
            return ", ".join(names)
    return ""


def is_person(words: str) -> bool:
    """Say whether words look like a first name and a surname, and not like an outlet or a date."""
    return bool(PERSON.fullmatch(words)) and not any(word.isupper() for word in words.split()[1:])


def one_line(words: str) -> str:
    """Join the lines of words."""
    return " ".join(words.split())

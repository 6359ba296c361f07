"""What a page shows its readers, where that is more or other than what it states to programs."""

import re
from typing import Final
from urllib.parse import urlsplit

from lxml.html import HtmlElement

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
LEAD_TAGS: Final = frozenset({"p", "div", "span", "h2", "strong", "section", "header"})
HIDDEN: Final = ("script", "style", "noscript", "template", "figure", "figcaption")
# Elements behind the headline among which its lead stands; teasers of others come later.
NEAR: Final = 40
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
    """Say whether words name the outlet of a page: its site's name, or a part of its host."""
    name = letters(words)
    host = letters(urlsplit(facts.url).hostname or "")
    return bool(name) and (name == letters(facts.site_name) or name in host)


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
    for element in headline.xpath("following::*")[:NEAR]:
        marks = " ".join((element.get("class") or "", element.get("itemprop") or ""))
        if element.tag in LEAD_TAGS and LEAD.search(marks):
            words = one_line(element.text_content())
            if len(letters(words)) in LEAD_LETTERS:
                return words
    return ""


def one_line(words: str) -> str:
    """Join the lines of words."""
    return " ".join(words.split())

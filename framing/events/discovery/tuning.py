"""Every number that decides how discovery asks and what it lists, with the reason for it."""

from datetime import timedelta
from typing import Final

# How it asks.
# Between two requests to one host. Robots.txt may ask for more (Crawl-delay), up to the bound:
# beyond it a class would wait for minutes, and few addresses of a host are asked.
POLITE_SECONDS: Final = 1.0
LONGEST_DELAY: Final = 10.0
# A Retry-After up to this is waited for, once; a longer one is told to the person instead. The one
# worker has other tasks to do meanwhile.
LONGEST_WAIT: Final = 10
# What a list said is believed for this long, and so is that it could not be had.
KEPT_FOR: Final = timedelta(minutes=15)
# Sitemaps may have 50 MB by their standard, those of the outlets here stay below 10. The same bound
# holds for what is unpacked.
MOST_BYTES: Final = 20_000_000
MOST_ENTRIES: Final = 20_000  # of one list; the standard allows 50,000
MOST_CHILDREN: Final = 12  # lists below one index: a year by months
DEEPEST: Final = 2  # an index of indexes of lists

# What it lists.
# Outlets report before an event's first day (announcements) and after its last one.
MARGIN: Final = timedelta(days=2)
MOST_OF_A_LIST: Final = 60
MOST_SHOWN: Final = 120
# A headline's score: one for each keyword in it, this for each other word that it shares with the
# event, of which only some count. Measured on the 41 headlines of the eight open events of
# tests/corpus, each looked for by the event's places and its other headlines, and held against the
# 287 of other events: 23 found, none of them false, 7 of them fitting well. With 0.5, where two
# other words do without a keyword, the same 23, and 5 false ones. The 18 not found name no place
# („Schüsse, Stille, Soldaten“); a list's teaser or the address mostly does.
OTHER_WORD: Final = 0.4
MOST_OTHER_WORDS: Final = 3
FITS_WELL: Final = 1.4
FITS: Final = 1.0
# Searches go with all they found; what was added of them stays an account.
SEARCHES_KEPT_FOR: Final = timedelta(days=30)

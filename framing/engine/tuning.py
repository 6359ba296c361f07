"""Every number that decides something, with the measurement behind it.

A field says on what it was set and what a different value broke. No other module holds a threshold.
"""

from typing import Final

ENGINE_VERSION: Final = "1"


# --- relations, wording, origin -----------------------------------------------------------------
CLAUSE_OVERLAP: Final = 0.6
CLAUSE_SHARED: Final = 2
WHOLE_OVERLAP: Final = 0.8
SLOT_OVERLAP: Final = 0.75
SLOT_SHARED: Final = 3
PREFIX_STEM: Final = 6
ABOUT_TOLERANCE: Final = 0.1
OPEN_REACH: Final = 1.1
AGREEMENT_SCORE: Final = 0.6
AGREEMENT_OVERLAP: Final = 0.5
AGREEMENT_SHARED: Final = 2
AGREEMENT_MEANING: Final = 0.7
SCARE_QUOTE_WORDS: Final = 3
CREDIT_WORDS: Final = 6
RUN_WORDS: Final = 6
RUNS_LEAST: Final = 20
TEXT_SHARED: Final = 0.4
CLAIM_SHARED: Final = 0.6
NEAR_COPY: Final = 0.9
NEAR_COPY_WORDS: Final = 8

# --- similarity, alignment ----------------------------------------------------------------------
CHARACTER_BUCKETS: Final = 4096  # hashed n-grams; as good as unhashed ones (docs/method.md)
BACKGROUND_SENTENCES: Final = 100.0
MATCH: Final = 0.6
SUGGEST: Final = 0.35
MATCHES_PER_CLAIM: Final = 3
LEAST_CONTENT: Final = 3
SHORT_COPY: Final = 0.9
REPEAT: Final = 0.8
ROW_MEAN: Final = 0.45

# --- cleaning ---
# A paragraph of fewer words that lacks its full stop is a title or a name, not a torn sentence.
# Measured on 1,117 paragraphs of spkatt and ECB+ torn at a random space: all 759 that go on with a
# small letter are rejoined, 257 of 358 that go on with a capital (where the text is torn elsewhere,
# else 134), 1,108 of 1,117 torn words; of 1,115 whole neighbours none is joined.
LEAST_WORDS_BEFORE_PAGE_BREAK: Final = 2
# A paragraph below this many characters and without a full stop ("dpa/abc") is a credit line.
LONGEST_CREDIT_LINE: Final = 60
# The seed's byline has 47 characters, two authors with a time about 80; real lines ended below 120.
LONGEST_BYLINE: Final = 120
# Five words and a full stop are a sentence even where no verb is recognised: of 9,171 sentences of
# spkatt the verb test alone dropped 305, every tenth of them a sentence ("Der Brand brach … aus.").
LEAST_WORDS_WITHOUT_VERB: Final = 5
# Shorter words are too often names and abbreviations. From five letters on the rule flags 1 word of
# 150,429 of spkatt, none of 87,106 of DEPlain and of 37,715 of ECB+, the one of the seed, and 494
# of 551 that were misread on purpose (rn as m).
SHORTEST_SLIP: Final = 5

# --- attribution ---
# Half of a sentence's words in quotation marks: it is somebody else's sentence.
QUOTED_SHARE: Final = 0.5
# Above this share even a sentence with its own Konjunktiv or "laut" is a quotation.
WHOLLY_QUOTED: Final = 0.9
# One or two words in quotation marks are a term or a scare quote, not somebody's sentence.
TERM_WORDS: Final = 2
# "Beginn der Übersetzung der Rede" has five words; a sentence that mentions a speech has more.
ANNOUNCEMENT_WORDS: Final = 6
# How many blocks before a speech may name its speaker: announcement, heading, lead-in, one spare.
ANNOUNCEMENT_REACH: Final = 4
# A quotation with more blanks is no name of a paper or a ship: „Space Telescope Institute“ has two.
NAME_GAPS: Final = 4
# The part of a block in italics from which it is in italics; the rest are marks and brackets.
ITALICS: Final = 0.9

# Names (framing.engine.names)
NAME_LONG: Final = 9
"""Letters from which two spellings of one word may differ by one sound besides romanisation."""
NAME_COMPOUND_TAIL: Final = 6
"""Letters from which the tail of a known German word shows that it is a compound and no name;
at 4 Düsseldorf, Brandenburg and Deutschland were compounds."""
NAME_COMMON_LETTERS: Final = 10
"""Letters up to which an ordinary German noun may be a surname after a first name or title."""

# Quantities (framing.engine.quantities)
QUANTITY_REACH: Final = 6
"""Words behind a number among which its noun is looked for ("12 der noch immer vermissten alten
Menschen"); on our 112 labelled sentences 4 lost nouns and 9 found none more."""

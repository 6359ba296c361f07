"""What a sentence is looked up in."""

from django.db import models

from framing.comparisons.models.runs import Claim


class IndexedClaim(models.Model):
    """A claim that anyone may look up (see lookup.py), with the words it is found by.

    What searches the words differs between databases and is made by the migration: in SQLite an
    FTS5 table that triggers keep up, in PostgreSQL a generated tsvector with a GIN index.
    """

    claim = models.OneToOneField(Claim, models.CASCADE, primary_key=True, related_name="indexed")
    words = models.TextField(help_text="terms of the engine, with a space between")

    def __str__(self) -> str:
        return self.words[:60]

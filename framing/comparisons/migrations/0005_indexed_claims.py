"""An index of claims to look sentences up in; what searches it differs between databases."""

import django.db.models.deletion
from django.db import migrations, models

from framing import engine

SQLITE = [
    """
    CREATE VIRTUAL TABLE comparisons_indexedclaim_words USING fts5(
      words, content='comparisons_indexedclaim', content_rowid='claim_id', detail='none',
      tokenize='unicode61 remove_diacritics 0'
    )
    """,
    """
    CREATE TRIGGER comparisons_indexedclaim_added AFTER INSERT ON comparisons_indexedclaim BEGIN
      INSERT INTO comparisons_indexedclaim_words(rowid, words) VALUES (new.claim_id, new.words);
    END
    """,
    """
    CREATE TRIGGER comparisons_indexedclaim_gone AFTER DELETE ON comparisons_indexedclaim BEGIN
      INSERT INTO comparisons_indexedclaim_words(comparisons_indexedclaim_words, rowid, words)
      VALUES ('delete', old.claim_id, old.words);
    END
    """,
]
SQLITE_BACK = ["DROP TABLE comparisons_indexedclaim_words"]  # its triggers go with their table
POSTGRESQL = [
    """
    ALTER TABLE comparisons_indexedclaim ADD COLUMN terms tsvector
    GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED
    """,
    "CREATE INDEX comparisons_indexedclaim_terms ON comparisons_indexedclaim USING gin (terms)",
]


def make_search(apps, schema_editor):
    run(schema_editor, SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL)


def drop_search(apps, schema_editor):
    run(schema_editor, SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else [])


def run(schema_editor, statements):
    for statement in statements:
        schema_editor.execute(statement)


def fill(apps, schema_editor):
    """Index what is there: texts of ours at once, quotations of others with their next comparison."""
    Claim = apps.get_model("comparisons", "Claim")
    IndexedClaim = apps.get_model("comparisons", "IndexedClaim")
    claims = Claim.objects.filter(comparison__is_current=True, account__hidden_at=None)
    ours = models.Q(account__kind="digest") | models.Q(account__event__is_practice=True)
    listed = claims.filter(ours).order_by("pk").values_list("pk", "text", "account__language")
    IndexedClaim.objects.bulk_create(
        [
            IndexedClaim(claim_id=key, words=" ".join(engine.terms(text, [language])))
            for key, text, language in listed
        ],
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("comparisons", "0004_labels_and_speakers"),
        # The columns that are read when the index is filled.
        ("events", "0005_plain_words"),
    ]

    operations = [
        migrations.CreateModel(
            name="IndexedClaim",
            fields=[
                (
                    "claim",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="indexed",
                        serialize=False,
                        to="comparisons.claim",
                    ),
                ),
                ("words", models.TextField(help_text="terms of the engine, with a space between")),
            ],
        ),
        migrations.RunPython(make_search, drop_search),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]

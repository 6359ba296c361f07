"""The rule for sources: everyone reads it, moderators write it, no wording is lost."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from framing.desk import ruling
from framing.events.models import SourceRule
from framing.journal import log

pytestmark = pytest.mark.django_db

EDIT = "/curate/source-rule/"
WORDS = {"text": "Was gilt\nAlles mit Quelle.\n\nMehr nicht.", "text_en": "Only what has a source."}


def test_ours_holds_until_another_is_written(client: Client) -> None:
    page = client.get("/source-rule/").content.decode()
    assert "<h2>Wann ein Hinweis vor einem Text steht</h2>" in page
    assert "amtliche Maßnahme" in page
    assert "Neue Fassung schreiben" not in page
    assert "an official measure" in client.get("/en/source-rule/").content.decode()


def test_a_new_wording_holds_and_the_earlier_one_can_be_read(
    moderator_client: Client, moderator: User
) -> None:
    assert "amtliche Maßnahme" in moderator_client.get(EDIT).content.decode()
    moderator_client.post(EDIT, WORDS | {"seen": "0"})
    moderator_client.post(EDIT, WORDS | {"text": "Ganz anders.", "seen": "1"})
    page = moderator_client.get("/source-rule/").content.decode()
    assert "Ganz anders." in page
    earlier = moderator_client.get("/source-rule/?version=1").content.decode()
    assert "<h2>Was gilt</h2>" in earlier
    assert "Das ist die frühere Fassung 1." in earlier
    assert "Ganz anders." in moderator_client.get("/source-rule/?version=77").content.decode()
    entry = log.history(SourceRule.objects.get(number=2)).get()
    assert (entry.who, entry.before) == (moderator, {"number": 1})
    assert entry.after == {"number": 2, **WORDS, "text": "Ganz anders."}


def test_of_two_at_once_neither_loses_a_word(moderator_client: Client, moderator: User) -> None:
    ruling.write(WORDS | {"text": "Von Otto.", "seen": 0}, who=moderator)
    answer = moderator_client.post(EDIT, WORDS | {"seen": "0"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Von Otto." in page
    assert "Alles mit Quelle." in page
    assert 'name="seen" value="1"' in page
    assert SourceRule.objects.count() == 1


def test_both_languages_are_asked_for(moderator_client: Client) -> None:
    answer = moderator_client.post(EDIT, {"text": "Nur deutsch.", "text_en": "", "seen": "0"})
    assert answer.status_code == 422
    assert "Nur deutsch." in answer.content.decode()
    assert not SourceRule.objects.exists()


def test_short_first_lines_are_headings() -> None:
    assert ruling.parts("Kopf\nSatz eins.\n\n\nSatz zwei.\nSatz drei.") == [
        ("Kopf", "Satz eins."),
        ("", "Satz zwei.\nSatz drei."),
    ]

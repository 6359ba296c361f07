"""What was told: accounts, what was fetched of them and the text read from it."""

import gzip
import hashlib
import zlib
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, Protocol

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from framing.engine import Completeness as EngineCompleteness
from framing.engine import Markup as EngineMarkup
from framing.events.models.events import Event, Language, in_language
from framing.events.models.outlets import Outlet
from framing.events.titles import check_visible


class NamesToHide(Protocol):
    """What hides outlets' names in words, keeping their length."""

    def hide(self, words: str) -> str:
        """Put a block for each character of a name."""

    def hidden_in(self, words: str) -> list[str]:
        """What `hide` would cover, each name once, in order."""


class AccountQuerySet(models.QuerySet["Account"]):
    """Verbs for lists of accounts."""

    def readable(self) -> "AccountQuerySet":
        """Accounts with a text that a comparison can read."""
        return self.visible().filter(current_version__isnull=False)

    def visible(self) -> "AccountQuerySet":
        """Accounts that no moderator has taken out of their event."""
        return self.filter(hidden_at__isnull=True)

    def closed(self) -> "AccountQuerySet":
        """Accounts that are not for everyone to read whole: taken out, or written by others."""
        foreign = Q(kind=Account.Kind.ARTICLE, event__is_practice=False)
        return self.filter(foreign | Q(hidden_at__isnull=False))


class Account(models.Model):
    """One outlet's telling of an event, at one address."""

    class Kind(models.TextChoices):
        ARTICLE = "article", _("Artikel")
        DIGEST = "digest", _("Digest")

    class Completeness(models.TextChoices):
        COMPLETE = EngineCompleteness.COMPLETE.value, _("vollständig")
        TEASER = EngineCompleteness.TEASER.value, _("nur der Anfang")
        DIGEST = EngineCompleteness.DIGEST.value, _("Digest")
        UNKNOWN = EngineCompleteness.UNKNOWN.value, _("unbekannt")

    class Demand(models.TextChoices):
        HOLDER = "holder", _("auf Verlangen derer, denen die Rechte am Text gehören")
        PERSON = "person", _("auf Verlangen einer Person, um die es im Text geht")
        OFFICE = "office", _("auf Anordnung eines Gerichts oder einer Behörde")
        OURS = "ours", _("weil wir es selbst so entschieden haben")

    event = models.ForeignKey(Event, models.CASCADE, related_name="accounts")
    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="accounts")
    slug = models.SlugField(max_length=80)
    kind = models.CharField(_("Art"), max_length=8, choices=Kind.choices, default=Kind.ARTICLE)
    url = models.URLField(_("Adresse"), max_length=700, blank=True)
    title = models.CharField(
        _("Überschrift"), max_length=300, blank=True, validators=[check_visible]
    )
    byline = models.CharField(_("Autor"), max_length=200, blank=True)
    lead = models.TextField(_("Vorspann"), blank=True)
    published_on = models.DateField(_("erschienen am"), null=True, blank=True)
    language = models.CharField(
        _("Sprache"), max_length=2, choices=Language.choices, default=Language.GERMAN
    )
    completeness = models.CharField(
        _("Vollständigkeit"),
        max_length=8,
        choices=Completeness.choices,
        default=Completeness.UNKNOWN,
    )
    note = models.TextField(_("Anmerkung"), blank=True)
    note_en = models.TextField(blank=True)
    agency = models.CharField(_("Agentur"), max_length=60, blank=True)
    current_version = models.OneToOneField(
        "Version", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    hidden_at = models.DateTimeField(
        null=True, blank=True, help_text="taken out of its event by a moderator"
    )
    # Its text is gone for good, see docs/decisions/0011; no other may take its place.
    taken_down_at = models.DateTimeField(null=True, blank=True)
    taken_down_for = models.CharField(max_length=6, choices=Demand.choices, blank=True)

    has_namesake = False  # of an instance: whether a page shows another account of its outlet
    # Of an instance: number and day of its texts after the first.
    later_versions: tuple[tuple[int, datetime], ...] = ()
    blind_name = ""  # of an instance: what a page calls the outlet that does not tell its name
    blind_code = ""  # of an instance: stands in that page's addresses in place of the slug
    reads_whole = False  # of an instance: whether the reader may see claims at any length
    hidden_names: NamesToHide | None = None  # of an instance: hides outlets' names in its words

    objects = AccountQuerySet.as_manager()

    class Meta:
        ordering = ["published_on", "pk"]
        verbose_name = _("Darstellung")
        verbose_name_plural = _("Darstellungen")
        constraints = [
            models.UniqueConstraint(
                fields=["event", "slug"], name="events_account_slug_once_per_event"
            ),
            models.UniqueConstraint(
                fields=["event", "outlet", "url"],
                condition=~Q(url=""),
                name="events_account_address_once_per_event",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outlet} ({self.event})"

    def get_absolute_url(self) -> str:
        """Address of the text page; `address` asks the router once a page."""
        return reverse("account", args=[self.event.slug, self.slug])

    @cached_property
    def address(self) -> str:
        """Address of the text page, in the language that was on when it was first asked for.

        A page without outlets' names leads to the text without them.
        """
        address = reverse("account", args=[self.event.slug, self.code])
        return f"{address}?blind=1" if self.blind_code else address

    @cached_property
    def got_last(self) -> "Snapshot | None":
        """What was got of it last, without the bytes."""
        return self.snapshots.defer("packed").first()

    @property
    def is_digest(self) -> bool:
        """Whether the text is our summary and not the outlet's own words."""
        return self.kind == self.Kind.DIGEST

    @property
    def label(self) -> str:
        """The outlet's name; with the date where `mark_namesakes` found it to stand there twice."""
        if self.has_namesake and self.published_on:
            return f"{self.short_name} ({date_format(self.published_on, 'SHORT_DATE_FORMAT')})"
        return self.short_name

    @property
    def code(self) -> str:
        """What names the account in the address of a page: its slug, unless that would tell."""
        return self.blind_code or self.slug

    @property
    def short_name(self) -> str:
        """The outlet's name, or what a blind page calls it."""
        return self.blind_name or self.outlet.name

    @property
    def is_ours(self) -> bool:
        """Whether we wrote the text, so that everyone may read all of it."""
        return self.is_digest or self.event.is_practice

    @property
    def local_note(self) -> str:
        """Note in the language of the page."""
        return in_language(self.note, self.note_en)


class DamagedError(Exception):
    """The bytes of a snapshot are not those that came."""

    def __init__(self, key: int | None) -> None:
        super().__init__(f"The bytes of snapshot {key} do not have their hash")


class Snapshot(models.Model):
    """The bytes got at a time. Purging empties the bytes and keeps the hash."""

    class Source(models.TextChoices):
        FILE = "file", _("Datei")
        TEXT = "text", _("Eingabe")
        ADDRESS = "address", _("Adresse")
        OWN = "own", _("von uns geschrieben")

    account = models.ForeignKey(Account, models.CASCADE, related_name="snapshots")
    got_at = models.DateTimeField(default=timezone.now)
    source = models.CharField(max_length=8, choices=Source.choices)
    filename = models.CharField(max_length=200, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    packed = models.BinaryField(help_text="gzip of the bytes; empty after a purge")
    # Of what was fetched; empty for files and pastes.
    address = models.CharField(max_length=2048, blank=True, help_text="after redirects")
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    headers = models.JSONField(default=dict, blank=True)
    redirects = models.JSONField(default=list, blank=True)
    reservations = models.JSONField(
        default=list, blank=True, help_text="what the publisher says to machines about use"
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-got_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.account_id} {self.sha256[:12]}"

    @classmethod
    def of(cls, content: bytes, **fields: Any) -> "Snapshot":
        """Build an unsaved snapshot of these bytes."""
        digest = hashlib.sha256(content).hexdigest()
        return cls(sha256=digest, size=len(content), packed=gzip.compress(content), **fields)

    @property
    def kept_until(self) -> datetime | None:
        """When a purge may empty it; None for what we wrote, and where nothing is to go."""
        days: int = settings.FRAMING_KEEP_PAGES
        if not days or self.source == self.Source.OWN:
            return None
        return self.got_at + timedelta(days=days)

    @property
    def content(self) -> bytes:
        """The bytes as they came; empty after a purge. DamagedError where they are others."""
        if not self.packed:
            return b""
        try:
            content = gzip.decompress(bytes(self.packed))
        except (OSError, EOFError, zlib.error) as error:
            raise DamagedError(self.pk) from error
        if hashlib.sha256(content).hexdigest() != self.sha256:
            raise DamagedError(self.pk)
        return content


class Version(models.Model):
    """The text extracted from a snapshot. It is never changed."""

    class Markup(models.TextChoices):
        MARKDOWN = EngineMarkup.MARKDOWN.value, "Markdown"
        PLAIN = EngineMarkup.PLAIN.value, _("reiner Text")

    account = models.ForeignKey(Account, models.CASCADE, related_name="versions")
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    markup = models.CharField(max_length=8, choices=Markup.choices, default=Markup.MARKDOWN)
    method = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["account", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "number"], name="events_version_number_once_per_account"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} v{self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; a stored version cannot be saved again."""
        if self.pk is not None:
            message = "A version is never changed"
            raise TypeError(message)
        super().save(*args, **kwargs)

"""What was looked for and found: searches, the addresses they ask, the articles these list."""

import gzip
import json
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from framing.events.discovery.tuning import KEPT_FOR, SEARCHES_KEPT_FOR
from framing.events.models.accounts import Account
from framing.events.models.events import Event, Language
from framing.events.models.outlets import Outlet, OutletAddress


class ListingQuerySet(models.QuerySet["Listing"]):
    """Verbs for what lists said."""

    def old(self) -> "ListingQuerySet":
        """Those that are to be asked again."""
        now = timezone.now()
        waited = models.Q(not_before=None) | models.Q(not_before__lt=now)
        return self.filter(waited, asked_at__lt=now - KEPT_FOR)


class Listing(models.Model):
    """What an address listed when it was asked last, for some minutes; or why it did not."""

    address = models.CharField(max_length=700, unique=True)
    asked_at = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField(
        null=True, blank=True, help_text="until then the host asked to be left alone"
    )
    failure = models.CharField(max_length=30, blank=True, help_text="code of why nothing came")
    packed = models.BinaryField(help_text="gzip of what was read, as JSON")

    objects = ListingQuerySet.as_manager()

    def __str__(self) -> str:
        return self.address

    @staticmethod
    def pack(data: dict[str, Any]) -> bytes:
        """Write what was read as the column holds it."""
        return gzip.compress(json.dumps(data, ensure_ascii=False).encode())

    def unpack(self) -> dict[str, Any]:
        """Read what `pack` wrote."""
        data: dict[str, Any] = json.loads(gzip.decompress(bytes(self.packed)))
        return data


class SearchQuerySet(models.QuerySet["Search"]):
    """Verbs for lists of searches."""

    def under_way(self) -> "SearchQuerySet":
        """Searches that still ask."""
        return self.filter(state__in=(Search.State.WAITING, Search.State.RUNNING))

    def stale(self) -> "SearchQuerySet":
        """Searches whose results nobody needs any more."""
        return self.filter(created_at__lt=timezone.now() - SEARCHES_KEPT_FOR)


class Search(models.Model):
    """One look through the lists of some outlets for articles about an event."""

    class State(models.TextChoices):
        WAITING = "waiting", _("wartet")
        RUNNING = "running", _("läuft")
        DONE = "done", _("fertig")
        STOPPED = "stopped", _("abgebrochen")

    event = models.ForeignKey(Event, models.CASCADE, related_name="searches")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    keywords = models.CharField(max_length=300)
    starts_on = models.DateField()
    ends_on = models.DateField()
    languages = models.JSONField(default=list)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = SearchQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.event_id} {self.keywords}"

    @property
    def is_under_way(self) -> bool:
        """Whether it still asks."""
        return self.state in {self.State.WAITING, self.State.RUNNING}

    @property
    def language_names(self) -> list[str]:
        """The names of the languages that were asked for."""
        return [str(Language(code).label) for code in self.languages if code in Language.values]


class SearchStep(models.Model):
    """One address of an outlet in a search: how far it is, and what that came to."""

    class State(models.TextChoices):
        WAITING = "waiting", _("wartet")
        ASKING = "asking", _("wird gefragt")
        DONE = "done", _("gelesen")
        FAILED = "failed", _("kam nicht an")

    search = models.ForeignKey(Search, models.CASCADE, related_name="steps")
    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=OutletAddress.Kind.choices)
    address = models.CharField(max_length=500)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    failure = models.CharField(max_length=30, blank=True)
    not_before = models.DateTimeField(null=True, blank=True)
    read = models.PositiveIntegerField(default=0, help_text="entries seen")
    found = models.PositiveIntegerField(default=0, help_text="of which fit")
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    remarks = models.JSONField(default=list, help_text="codes of what did not go well beside")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["search", "outlet", "address"], name="events_searchstep_once_per_search"
            ),
        ]

    def __str__(self) -> str:
        return self.address

    @property
    def wait_minutes(self) -> int:
        """Minutes for which the host asked to be left alone, from now on."""
        left = self.not_before - timezone.now() if self.not_before else None
        return max(1, round(left.total_seconds() / 60)) if left else 0


class CandidateQuerySet(models.QuerySet["Candidate"]):
    """Verbs for lists of candidates."""

    def under_way(self) -> "CandidateQuerySet":
        """Candidates that were chosen and whose text is still to come."""
        return self.filter(stage__in=Candidate.Stage.under_way())

    def chosen(self) -> "CandidateQuerySet":
        """Candidates that somebody chose to be added."""
        return self.exclude(stage=Candidate.Stage.FOUND)


class Candidate(models.Model):
    """An article that may be about the event, and what became of it where it was chosen."""

    class Stage(models.TextChoices):
        FOUND = "found", _("gefunden")
        WAITING = "waiting", _("wartet")
        FETCHING = "fetching", _("wird geholt")
        READING = "reading", _("ist geholt und wird gelesen")
        ADDED = "added", _("ist gespeichert")
        FAILED = "failed", _("kam nicht an")

        @classmethod
        def under_way(cls) -> tuple["Candidate.Stage", ...]:
            """Stages in which the text is still to come, in their order."""
            return (cls.WAITING, cls.FETCHING, cls.READING)

    search = models.ForeignKey(Search, models.CASCADE, related_name="candidates")
    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="+")
    address = models.CharField(max_length=700)
    key = models.CharField(max_length=700, help_text="what the forms of one article share")
    title = models.CharField(max_length=300)
    title_is_guess = models.BooleanField(default=False, help_text="made of the address")
    published_on = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=2, blank=True)
    score = models.FloatField()
    shared = models.JSONField(default=list, help_text="words shared with what was looked for")
    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.FOUND)
    failure = models.CharField(max_length=30, blank=True)
    draft = models.ForeignKey(
        "Draft", models.SET_NULL, null=True, blank=True, related_name="+", help_text="to paste into"
    )
    account = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="+")
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    there: Account | None = None  # of an instance: the event's account of this article

    objects = CandidateQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "published_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["search", "key"], name="events_candidate_once_per_search"
            ),
        ]

    def __str__(self) -> str:
        return self.address

    @property
    def is_under_way(self) -> bool:
        """Whether the text is still to come."""
        return self.stage in self.Stage.under_way()

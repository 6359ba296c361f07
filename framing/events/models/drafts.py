"""What a moderator has entered and not saved yet: kept here, so that a reload, a second tab or an
expired login loses nothing."""

import gzip
import hashlib
import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from framing.events.models.accounts import Snapshot
from framing.events.models.events import Event

if TYPE_CHECKING:
    from framing.events.intake import Received

KEPT_FOR: Final = timedelta(days=7)


class DraftQuerySet(models.QuerySet["Draft"]):
    """Verbs for lists of drafts."""

    def stale(self) -> "DraftQuerySet":
        """Drafts that nobody came back to."""
        return self.filter(created_at__lt=timezone.now() - KEPT_FOR)

    def under_way(self) -> "DraftQuerySet":
        """Drafts whose text is still to come."""
        return self.filter(stage__in=Draft.Stage.under_way())


class Draft(models.Model):
    """A text on its way in: its bytes or where they come from, and what was written beside."""

    class Stage(models.TextChoices):
        WAITING = "waiting", _("wartet darauf, geholt zu werden")
        FETCHING = "fetching", _("wird geholt")
        FETCHED = "fetched", _("ist geholt und wird gelesen")
        READY = "ready", _("ist gelesen")
        FAILED = "failed", _("kam nicht an")

        @classmethod
        def under_way(cls) -> tuple["Draft.Stage", ...]:
            """Stages in which the text is still to come, in their order."""
            return (cls.WAITING, cls.FETCHING, cls.FETCHED)

    token = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="drafts")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    source = models.CharField(max_length=8, choices=Snapshot.Source.choices)
    filename = models.CharField(max_length=200, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    packed = models.BinaryField(help_text="gzip of the bytes")
    entered = models.JSONField(default=dict, help_text="form fields as the moderator wrote them")
    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.READY)
    address = models.CharField(max_length=700, blank=True, help_text="to fetch the text from")
    failure = models.CharField(max_length=30, blank=True, help_text="code of why it did not come")
    arrival = models.JSONField(default=dict, help_text="how it came, see framing.events.arrivals")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.event_id} {self.token}"

    @staticmethod
    def columns(received: "Received") -> dict[str, Any]:
        """Give the column values that hold what was received."""
        return {
            "packed": gzip.compress(received.content),
            "source": received.source,
            "filename": received.filename[:200],
            "content_type": received.content_type[:100],
            "arrival": received.arrival.as_json() if received.arrival else {},
        }

    def put(self, received: "Received") -> None:
        """Take a text in place of what the draft holds or waits for, unsaved."""
        for name, value in self.columns(received).items():
            setattr(self, name, value)
        self.stage, self.failure, self.address = self.Stage.READY, "", ""

    @property
    def label(self) -> str:
        """What a list of drafts calls it: what was typed, or where the text is from."""
        named: str = self.entered.get("title") or self.address or self.filename
        return named or gettext("eingefügter Text")

    @property
    def is_under_way(self) -> bool:
        """Whether the text is still to come."""
        return self.stage in self.Stage.under_way()

    @property
    def content(self) -> bytes:
        """The bytes as they came."""
        return gzip.decompress(bytes(self.packed))

    @property
    def sha256(self) -> str:
        """Hash of the bytes, as a snapshot of them will have it."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def size(self) -> int:
        """Bytes it holds."""
        return len(self.content)

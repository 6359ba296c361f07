"""What a moderator has entered and not saved yet: kept here, so that a reload, a second tab or an
expired login loses nothing."""

import gzip
import hashlib
import uuid
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import models
from django.utils import timezone

from framing.events.models.accounts import Snapshot
from framing.events.models.events import Event

KEPT_FOR: Final = timedelta(days=7)


class DraftQuerySet(models.QuerySet["Draft"]):
    """Verbs for lists of drafts."""

    def stale(self) -> "DraftQuerySet":
        """Drafts that nobody came back to."""
        return self.filter(created_at__lt=timezone.now() - KEPT_FOR)


class Draft(models.Model):
    """The bytes of a text on its way in, and what the moderator wrote beside it."""

    token = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="drafts")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    source = models.CharField(max_length=8, choices=Snapshot.Source.choices)
    filename = models.CharField(max_length=200, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    packed = models.BinaryField(help_text="gzip of the bytes")
    entered = models.JSONField(default=dict, help_text="form fields as the moderator wrote them")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.event_id} {self.token}"

    def put(self, content: bytes, source: str, filename: str, content_type: str) -> None:
        """Take these bytes in place of what the draft holds, unsaved."""
        self.packed = gzip.compress(content)
        self.source = source
        self.filename = filename[:200]
        self.content_type = content_type[:100]

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

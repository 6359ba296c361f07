"""The append-only log: who did what, when, to what, with which values before and after, and why."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """One thing a person (or the machine, where `who` is empty) did. Never changed, never deleted.

    `subject` names the object as "<app>.<model>:<key>" and not by foreign key, so that an entry
    outlives what it speaks of.
    """

    at = models.DateTimeField(_("Zeit"), auto_now_add=True)
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name=_("wer")
    )
    action = models.SlugField(_("Handlung"), max_length=60)
    subject = models.CharField(_("Gegenstand"), max_length=200, db_index=True)
    before = models.JSONField(_("vorher"), default=dict, blank=True)
    after = models.JSONField(_("nachher"), default=dict, blank=True)
    why = models.TextField(_("Begründung"), blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("Protokolleintrag")
        verbose_name_plural = _("Protokoll")

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; an entry that is already stored cannot be saved again."""
        if self.pk is not None:
            message = "A journal entry is never changed"
            raise TypeError(message)
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse."""
        message = "A journal entry is never deleted"
        raise TypeError(message)

"""The append-only log: who did what, when, to what, with which values before and after, and why."""

from typing import Any, NoReturn

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class EntryQuerySet(models.QuerySet["Entry"]):
    """Lists of entries can be read and added to; nothing else."""

    def update(self, **_kwargs: Any) -> NoReturn:
        """Refuse."""
        message = "Journal entries are never changed"
        raise TypeError(message)

    def delete(self) -> NoReturn:
        """Refuse."""
        message = "Journal entries are never deleted"
        raise TypeError(message)


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
    before = models.JSONField(_("vorher"), default=dict, blank=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(_("nachher"), default=dict, blank=True, encoder=DjangoJSONEncoder)
    why = models.TextField(_("Begründung"), blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("Protokolleintrag")
        verbose_name_plural = _("Protokoll")
        constraints = [
            models.CheckConstraint(
                condition=~Q(action="") & ~Q(subject=""), name="journal_entry_says_what_and_of_what"
            ),
        ]

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

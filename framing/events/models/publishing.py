"""What goes before publishing: texts looked through, links to a draft, the rule for sources."""

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.core import signing
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from framing.events.models.accounts import Account
from framing.events.models.events import Event, in_language

PREVIEW_LASTS: Final = timedelta(days=14)
# Without a time in it, so that a link has one address; when it ends stands in the row.
SIGNER: Final = signing.Signer(salt="framing.events.preview_link")


class AccountReview(models.Model):
    """That a person looked an account through: its outlet, and what may be shown of its text.

    The latest one counts. None is changed; a later look is another row.
    """

    class Use(models.TextChoices):
        OPEN = "", _("noch nicht entschieden")
        QUOTES = "quotes", _("nur kurze Zitate")

    account = models.ForeignKey(Account, models.CASCADE, related_name="reviews")
    outlet_checked = models.BooleanField(default=False)
    use = models.CharField(max_length=6, choices=Use.choices, blank=True, default="")
    why = models.TextField(_("Begründung"), max_length=500, blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.account_id} {self.at:%Y-%m-%d}"


class PreviewLinkQuerySet(models.QuerySet["PreviewLink"]):
    """Verbs for lists of preview links."""

    def valid(self) -> "PreviewLinkQuerySet":
        """Links that still lead to their draft."""
        return self.filter(withdrawn_at__isnull=True, expires_at__gt=timezone.now())


def two_weeks_on() -> datetime:
    """When a link made now ends."""
    return timezone.now() + PREVIEW_LASTS


class PreviewLink(models.Model):
    """A link by which somebody without a login sees the pages of a draft, for a while."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="preview_links")
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    expires_at = models.DateTimeField(default=two_weeks_on)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.event_id} {self.pk}"

    def get_absolute_url(self) -> str:
        """The address to pass on."""
        return reverse("preview", args=[SIGNER.sign(str(self.pk))])

    @classmethod
    def of_token(cls, token: str) -> "PreviewLink | None":
        """The link with this token; None for one made up, expired or withdrawn."""
        try:
            key = int(SIGNER.unsign(token))
        except signing.BadSignature:
            return None
        return cls.objects.valid().select_related("event").filter(pk=key).first()


class SourceRule(models.Model):
    """One wording of the rule by which sources are chosen and notices set. Never changed."""

    number = models.PositiveIntegerField(unique=True)
    text = models.TextField(_("Text"))
    text_en = models.TextField(_("Text (englisch)"))
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(text_en=""), name="events_sourcerule_in_both_languages"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def local_text(self) -> str:
        """Text in the language of the page."""
        return in_language(self.text, self.text_en)

"""What happened: events, and the languages the site reads."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


def in_language(german: str, english: str) -> str:
    """Choose between a German and an English field; German where the English one is empty."""
    return english if english and (get_language() or "de").startswith("en") else german


class Language(models.TextChoices):
    """Languages that the engine reads."""

    GERMAN = "de", _("Deutsch")
    ENGLISH = "en", _("Englisch")
    RUSSIAN = "ru", _("Russisch")


class EventQuerySet(models.QuerySet["Event"]):
    """Verbs for lists of events."""

    def published(self) -> "EventQuerySet":
        """Events that everyone may see."""
        return self.filter(state=Event.State.PUBLISHED)


class Event(models.Model):
    """Something that happened and that several outlets told."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Entwurf")
        PUBLISHED = "published", _("veröffentlicht")

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(_("Titel"), max_length=200)
    title_en = models.CharField(_("Titel (englisch)"), max_length=200, blank=True)
    summary = models.TextField(_("Zusammenfassung"), help_text=_("Zwei neutrale Sätze."))
    summary_en = models.TextField(_("Zusammenfassung (englisch)"), blank=True)
    starts_on = models.DateField(_("von"))
    ends_on = models.DateField(_("bis"))
    state = models.CharField(
        _("Zustand"), max_length=10, choices=State.choices, default=State.DRAFT
    )
    is_practice = models.BooleanField(_("erfundenes Übungsereignis"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "slug"]
        verbose_name = _("Ereignis")
        verbose_name_plural = _("Ereignisse")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")),
                name="events_event_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Address of the overview page."""
        return reverse("event", args=[self.slug])

    @property
    def local_title(self) -> str:
        """Title in the language of the page."""
        return in_language(self.title, self.title_en)

    @property
    def local_summary(self) -> str:
        """Summary in the language of the page."""
        return in_language(self.summary, self.summary_en)
